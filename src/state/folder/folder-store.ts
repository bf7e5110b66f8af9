import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScriptFolder } from './script-folder.ts';

/** A folder that was open before, in this visit or an earlier one. */
export interface RecentFolder {
  readonly id: string;
  readonly name: string;
  readonly isOnDisk: boolean;
  /** When it was opened last, in milliseconds since 1970. */
  readonly openedAt: number;
}

/** What the page tells about the folder. */
export interface FolderNote {
  readonly kind: 'told' | 'refused';
  readonly sentence: string;
}

export interface FolderState {
  readonly folder: ScriptFolder | undefined;
  /** The folder that this tab had, until the person lets the page read it again. */
  readonly waiting: RecentFolder | undefined;
  /** Its name while it is being read. */
  readonly reading: string | undefined;
  readonly note: FolderNote | undefined;
  /** The newest first. */
  readonly recent: readonly RecentFolder[];
  /** Only scripts with these words are shown, and run together. */
  readonly filter: string;
  /** Parts of the list that a person folded or unfolded, by their ids. */
  readonly unfolded: Readonly<Record<string, boolean>>;
}

export type FolderStore = StoreApi<FolderState>;

export function createFolderStore(): FolderStore {
  return createStore<FolderState>(() => ({
    folder: undefined,
    waiting: undefined,
    reading: undefined,
    note: undefined,
    recent: [],
    filter: '',
    unfolded: {},
  }));
}
