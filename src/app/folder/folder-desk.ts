import { smallestEdit } from '../../base/text-edit.ts';
import { plainAddress } from '../../state/address.ts';
import type { Actions, Stores } from '../../state/app-state.ts';
import { createFolderDesk, type FolderDesk } from '../../state/folder/folder-desk.ts';
import type { FolderPage } from '../../state/folder/open-folder.ts';
import { createFolderStore } from '../../state/folder/folder-store.ts';
import { SERVED_KEY } from '../../state/folder/served-folder.ts';
import { openScript } from '../../state/open-script.ts';
import type { Opened } from '../../state/document-store.ts';
import { keptRuns } from '../../state/run-selectors.ts';
import type { RunId } from '../../state/runs-store.ts';
import { showRun } from '../../state/show-run.ts';
import type { KeyValueStorage } from '../../state/persist.ts';
import type { Platform } from '../../state/ports.ts';
import { browserClock } from '../browser-clock.ts';
import type { Keepers } from '../keepers.ts';
import { createTabSession, freshId } from '../tabs.ts';
import { createFolderAccess } from './folder-port.ts';
import { createServedFolders } from './served-folders.ts';

interface Page {
  readonly stores: Stores;
  readonly actions: Pick<Actions, 'stop' | 'applyEdits'>;
  readonly platform: Pick<Platform, 'address' | 'showAddress' | 'editor'>;
  readonly keepers: Keepers;
  /** What the browser keeps for all tabs. */
  readonly keys: KeyValueStorage;
}

/** The folders of the page, and those that the server of the page has. */
export interface PageFolder extends FolderDesk {
  /** Opens the folder whose key stands in the address, and takes it out of there. False where none was opened. */
  openServed(): Promise<boolean>;
}

/** Folders of scripts in this page: on the disk where the browser, or the server, lets it; else as copies. */
export function createPageFolder(page: Page): PageFolder {
  const { stores, platform, keepers, keys } = page;
  const store = createFolderStore();
  const refuse = (sentence: string) => store.setState({ note: { kind: 'refused', sentence } });
  const access = createFolderAccess(browserClock, refuse);
  const served = createServedFolders({
    clock: browserClock,
    keys,
    tell: refuse,
    isOver: (sentence) => {
      if (store.getState().note?.sentence === sentence) store.setState({ note: undefined });
    },
    fetch: (...asked) => fetch(...asked),
  });
  const desk = createFolderDesk(store, folderPage(page), {
    choose: () => access.choose(),
    byHandle: (handle) => served.byHandle(handle) ?? access.byHandle(handle),
    storage: keepers.storage,
    locks: keepers.locks,
    wallNow: () => Date.now(),
    freshId,
    session: createTabSession('caesura.folder'),
  });
  return {
    ...desk,
    openServed: async () => {
      const { hash } = new URL(platform.address());
      if (!hash.startsWith(SERVED_KEY)) return false;
      // A key is no part of an address that is kept, or copied.
      platform.showAddress(plainAddress(platform.address()));
      const given = await served.enter(hash);
      if (given === undefined) return false;
      await desk.take(given);
      return stores.document.getState().file !== undefined;
    },
  };
}

/** What folders do to the rest of the page. */
function folderPage({ stores, actions, platform, keepers }: Page): FolderPage {
  /** Of each file the run that was shown last, whatever was edited since. */
  const shownOf = new Map<string, RunId>();
  stores.runs.subscribe(({ shown }) => {
    const { file } = stores.document.getState();
    if (file !== undefined && shown !== undefined) shownOf.set(file.id, shown);
  });
  const lastOf = ({ file, text }: Opened) => {
    const runs = keptRuns(stores.runs.getState());
    const own = file && shownOf.get(file.id);
    return runs.find(({ id }) => id === own) ?? runs.find(({ source }) => source === text);
  };
  return {
    document: stores.document,
    open: (opened) => {
      actions.stop();
      openScript(stores, opened);
      platform.showAddress(plainAddress(platform.address()));
      const last = lastOf(opened);
      if (last !== undefined) showRun(stores, last.id);
    },
    replaceText: (text) => {
      const edit = smallestEdit(stores.document.getState().text, text);
      if (edit !== undefined) actions.applyEdits([edit]);
    },
    showScripts: () => stores.settings.setState({ rail: 'shown' }),
    dropDraft: (id) => keepers.document.deleteDraft(id),
    renamed: (id, to) => {
      platform.editor()?.renamed(id, to);
      const own = shownOf.get(id);
      if (own !== undefined) shownOf.set(to, own);
      shownOf.delete(id);
    },
  };
}
