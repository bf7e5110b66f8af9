import { createStore, type StoreApi } from 'zustand/vanilla';

/** How the page that is open stands to what its host offers, and to the network. */
export interface PageVersion {
  /** E.g. `0.1.0`. */
  readonly version: string;
  /** All that a first run needs is kept in this browser, so that the page opens without a network. */
  readonly worksOffline: boolean;
  /** A newer version has been fetched; a reload brings it. */
  readonly isNewerReady: boolean;
}

export type PageVersionStore = StoreApi<PageVersion>;

export function createPageVersionStore(version: string): PageVersionStore {
  return createStore<PageVersion>(() => ({ version, worksOffline: false, isNewerReady: false }));
}
