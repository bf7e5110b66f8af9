import type { SuiteSource } from '../suite/suite-scripts.ts';
import { FolderActions } from './folder-actions.ts';
import { FolderSaving } from './folder-saving.ts';
import type { FolderPorts, GivenFolder } from './folder-ports.ts';
import type { FolderStore } from './folder-store.ts';
import { createFolderSuite } from './folder-suite.ts';
import { openPath } from './working-text.ts';
import { OpenFolder, type FolderPage } from './open-folder.ts';

/** All that a person can do with folders of scripts, and what the page shows of them. */
export interface FolderDesk {
  readonly store: FolderStore;
  readonly files: FolderActions;
  readonly saving: FolderSaving;
  /** Asks for a folder, and opens its first script. */
  choose(): Promise<void>;
  /** Opens what was given, and its first script. */
  take(given: GivenFolder): Promise<void>;
  /** Opens a folder of before; the browser may ask the person. */
  openRecent(id: string): Promise<void>;
  forget(id: string): Promise<void>;
  close(): void;
  refuse(sentence: string): void;
  /** Brings back the folder that this tab had. */
  restore(): Promise<void>;
  /** Those that the filter shows, to be run together. */
  readonly suite: SuiteSource;
}

export function createFolderDesk(
  store: FolderStore,
  page: FolderPage,
  ports: FolderPorts,
): FolderDesk {
  const open = new OpenFolder(store, page, ports);
  const saving = new FolderSaving(store, page, open);
  const files = new FolderActions(store, page, open, saving);
  const take = async (given: GivenFolder) => {
    if (!(await open.take(given))) return;
    page.showScripts();
    // Whoever edits a script of it goes on with that.
    if (openPath(store.getState().folder, page.document.getState()) === undefined) {
      files.openFirst();
    }
  };
  return {
    store,
    files,
    saving,
    take,
    choose: async () => {
      const given = await ports.choose();
      if (given !== undefined) await take(given);
    },
    openRecent: async (id) => {
      const isReturn = store.getState().waiting?.id === id;
      // After a reload the script that was being edited is there already.
      if (!(await open.openRecent(id))) return;
      page.showScripts();
      if (!isReturn) files.openFirst();
    },
    forget: (id) => open.forget(id),
    close: () => open.close(),
    refuse: (sentence) => store.setState({ note: { kind: 'refused', sentence } }),
    restore: () => open.restore(),
    suite: createFolderSuite(store, page, { files, refresh: () => open.refresh() }),
  };
}
