import 'fake-indexeddb/auto';
import { createIndexedDbStorage } from '../../../src/app/indexed-db-storage.ts';
import type { RecordStorage } from '../../../src/state/keeping/record-storage.ts';
import { SimulatedBrowser, type SimulatedTab } from '../../support/browser-stage.ts';

let count = 0;

/** The name of a database that nobody had before. */
export function freshDatabase(): string {
  count += 1;
  return `spec-${count}`;
}

/** The page over a real (if simulated) IndexedDB. */
export class StoredBrowser extends SimulatedBrowser {
  constructor(readonly database: string) {
    super();
  }

  override storage(): RecordStorage {
    return createIndexedDbStorage(this.database);
  }

  /** Its answers come from timers of its own. */
  async openNow(): Promise<SimulatedTab> {
    const tab = this.openSoon();
    await new Promise<void>((resolve) => {
      tab.keeping.subscribe(({ phase, fault }) => {
        if (phase === 'saved' || fault !== undefined) resolve();
      });
    });
    return tab;
  }
}
