import type { Clock, Milliseconds } from '../../base/clock.ts';
import type { OtherTabs, RecordStorage, TabLocks } from './record-storage.ts';

/** What the keeping needs of the browser; the composition root provides it, specs simulate it. */
export interface KeeperPorts {
  readonly storage: RecordStorage;
  readonly locks: TabLocks;
  readonly tabs: OtherTabs;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly wallNow: () => Milliseconds;
  /** A word of letters and digits that nobody had before. */
  readonly freshId: () => string;
  /** The id of this tab's working copy: outlives a reload, and is this tab's alone. */
  readonly session: { readonly get: () => string | undefined; readonly set: (id: string) => void };
  /** What the first edition kept in the browser's simple storage, if anything. It stays there. */
  readonly firstEdition: string | undefined;
  /** Stored settings that did not fit. */
  readonly damagedSettings: string | undefined;
}
