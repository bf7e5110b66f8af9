import type { Stores } from '../state/app-state.ts';
import { DocumentKeeper } from '../state/keeping/document-keeper.ts';
import { FIRST_EDITION_KEY } from '../state/keeping/first-edition.ts';
import type { KeeperPorts } from '../state/keeping/keeper-ports.ts';
import type { RecordStorage, TabLocks } from '../state/keeping/record-storage.ts';
import { RunKeeper } from '../state/keeping/run-keeper.ts';
import { knownSecrets } from '../state/known-secrets.ts';
import type { KeyValueStorage } from '../state/persist.ts';
import { browserClock } from './browser-clock.ts';
import { createIndexedDbStorage } from './indexed-db-storage.ts';
import { createOtherTabs, createTabLocks, createTabSession, freshId } from './tabs.ts';

/** What keeps the page's things in this browser. */
export interface Keepers {
  readonly storage: RecordStorage;
  readonly locks: TabLocks;
  readonly document: DocumentKeeper;
  readonly runs: RunKeeper;
}

/** Keeps scripts, drafts and runs in IndexedDB, and writes what is not written yet when the page is hidden or goes. */
export function createKeepers(
  stores: Stores,
  simple: KeyValueStorage,
  damagedSettings: string | undefined,
): Keepers {
  const storage = createIndexedDbStorage();
  const locks = createTabLocks();
  const ports: KeeperPorts = {
    storage,
    locks,
    tabs: createOtherTabs(),
    clock: browserClock,
    wallNow: () => Date.now(),
    freshId,
    session: createTabSession('caesura.copy'),
    firstEdition: simple.getItem(FIRST_EDITION_KEY) ?? undefined,
    damagedSettings,
  };
  const document = new DocumentKeeper(stores.document, stores.keeping, ports);
  const runs = new RunKeeper(stores.runs, stores.keeping, {
    ...ports,
    secrets: () => knownSecrets(stores),
  });
  const flush = () => {
    document.flush('strict');
    runs.flush();
  };
  addEventListener('pagehide', flush);
  addEventListener('visibilitychange', () => {
    if (globalThis.document.visibilityState === 'hidden') flush();
  });
  addEventListener('beforeunload', (event) => {
    if (document.hasUnsaved()) event.preventDefault();
  });
  return { document, runs, storage, locks };
}
