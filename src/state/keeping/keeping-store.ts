import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PastRun } from '../runs-store.ts';
import type { StorageFault } from './record-storage.ts';

/** Something that did not fit when it was read: kept as it is, and never obeyed. */
export interface SetAside {
  readonly id: string;
  /** What it is, for people: `a draft`, `the settings`. */
  readonly what: string;
  readonly value: unknown;
}

/** What happened to scripts without anybody's doing, and has to be said. */
export type KeepingNotice =
  /** The script is being edited in another tab as well. */
  | { readonly kind: 'elsewhere' }
  /** A text of this tab's went to a draft of its own, as another tab had written there. */
  | { readonly kind: 'both-kept' }
  /** So many edited scripts of tabs that are gone became drafts. */
  | { readonly kind: 'recovered'; readonly count: number }
  /** A run has ended that a reload loses. */
  | { readonly kind: 'run-too-large'; readonly run: PastRun }
  /** A trace was saved without so many of its events, as no file holds more. */
  | { readonly kind: 'trace-cut'; readonly leftOut: number }
  /** A trace that could not be written to a file. */
  | { readonly kind: 'trace-unwritten' };

/** How the keeping goes. */
export interface KeepingState {
  /** `opening` until what was kept has been looked at; `saved` only once the browser has confirmed everything. */
  readonly phase: 'opening' | 'saving' | 'saved';
  /** Why the newest state is not saved; `undefined` when nothing is in the way. */
  readonly fault: Exclude<StorageFault, { kind: 'taken' }> | undefined;
  readonly setAside: readonly SetAside[];
  /** Runs of this visit that are not in the browser's storage: too large for it, or it did not take them. */
  readonly unkept: readonly PastRun[];
  readonly notices: readonly KeepingNotice[];
}

export type KeepingStore = StoreApi<KeepingState>;

export function createKeepingStore(): KeepingStore {
  return createStore<KeepingState>(() => ({
    phase: 'opening',
    fault: undefined,
    setAside: [],
    unkept: [],
    notices: [],
  }));
}

/** The notices with one more; one of each kind. */
export function withNotice(
  notices: readonly KeepingNotice[],
  notice: KeepingNotice,
): readonly KeepingNotice[] {
  return [...notices.filter(({ kind }) => kind !== notice.kind), notice];
}
