import { smallestEdit } from '../../base/text-edit.ts';
import { plainAddress } from '../../state/address.ts';
import type { Actions, Stores } from '../../state/app-state.ts';
import { createFolderDesk, type FolderDesk } from '../../state/folder/folder-desk.ts';
import { createFolderStore } from '../../state/folder/folder-store.ts';
import { openScript } from '../../state/open-script.ts';
import { keptRuns } from '../../state/run-selectors.ts';
import { showRun } from '../../state/show-run.ts';
import type { Platform } from '../../state/ports.ts';
import { browserClock } from '../browser-clock.ts';
import type { Keepers } from '../keepers.ts';
import { createTabSession, freshId } from '../tabs.ts';
import { createFolderAccess } from './folder-port.ts';

interface Page {
  readonly stores: Stores;
  readonly actions: Pick<Actions, 'stop' | 'applyEdits'>;
  readonly platform: Pick<Platform, 'address' | 'showAddress'>;
  readonly keepers: Keepers;
}

/** Folders of scripts in this page: on the disk where the browser has File System Access, else as copies. */
export function createPageFolder({ stores, actions, platform, keepers }: Page): FolderDesk {
  const store = createFolderStore();
  const access = createFolderAccess(browserClock, (sentence) =>
    store.setState({ note: { kind: 'refused', sentence } }),
  );
  return createFolderDesk(
    store,
    {
      document: stores.document,
      open: (opened) => {
        actions.stop();
        openScript(stores, opened);
        platform.showAddress(plainAddress(platform.address()));
        const last = keptRuns(stores.runs.getState()).find(({ source }) => source === opened.text);
        if (last !== undefined) showRun(stores, last.id);
      },
      replaceText: (text) => {
        const edit = smallestEdit(stores.document.getState().text, text);
        if (edit !== undefined) actions.applyEdits([edit]);
      },
      showScripts: () => stores.settings.setState({ rail: 'shown' }),
      dropDraft: (id) => keepers.document.deleteDraft(id),
    },
    {
      ...access,
      storage: keepers.storage,
      locks: keepers.locks,
      wallNow: () => Date.now(),
      freshId,
      session: createTabSession('caesura.folder'),
    },
  );
}
