import type { ActorBook } from '../actor-book.ts';
import {
  MAX_SERVICE_LANES,
  orderLanes,
  type LaneOrder,
  type ServiceFolding,
  type UsedService,
} from '../lanes.ts';
import { compareRowKeys, type RowKey } from './entry.ts';

interface Uses {
  count: number;
  readonly firstActor: string;
  readonly first: RowKey;
}

/** Finds the first row at or after a place that has to do with a service. */
export type SeekUse = (
  service: string,
  from: RowKey,
) => { readonly actor: string; readonly place: RowKey } | undefined;

/** Which services the rows have to do with; so, which lanes there are. */
export class ServiceUses {
  readonly #folding: ServiceFolding;
  #services = new Map<string, Uses>();
  /** Services whose first row is gone. */
  #lost = new Map<string, RowKey>();
  /** How often the rarest one is used of those that are used most. */
  #least = 0;
  #isStale = true;
  #names = 0;
  #order: LaneOrder = { spots: [], indexOf: () => -1 };
  /** Rises when there are other lanes, and when a lane begins with another row. */
  version: number;

  /** `version`: beyond all that others had whose place these take. */
  constructor(folding: ServiceFolding, version = 0) {
    this.#folding = folding;
    this.version = version;
  }

  fork(): ServiceUses {
    const fork = new ServiceUses(this.#folding, this.version);
    fork.#services = new Map([...this.#services].map(([name, uses]) => [name, { ...uses }]));
    fork.#lost = new Map(this.#lost);
    fork.#least = this.#least;
    fork.#isStale = this.#isStale;
    fork.#names = this.#names;
    fork.#order = this.#order;
    return fork;
  }

  add(service: string, actor: string, place: RowKey): void {
    const known = this.#services.get(service);
    if (known === undefined) {
      this.#services.set(service, { count: 1, firstActor: actor, first: place });
      this.#isStale = true;
    } else if (compareRowKeys(place, known.first) < 0) {
      this.#services.set(service, { count: known.count + 1, firstActor: actor, first: place });
      this.#isStale = true;
    } else {
      known.count++;
      this.#noteCount(known.count);
    }
  }

  remove(service: string, place: RowKey): void {
    const known = this.#services.get(service);
    if (known === undefined) return;
    known.count--;
    this.#noteCount(known.count + 1);
    if (known.count === 0) {
      this.#services.delete(service);
      this.#lost.delete(service);
      this.#isStale = true;
    } else if (compareRowKeys(place, known.first) === 0) this.#lost.set(service, place);
  }

  /** With more services than lanes those that are used most have lanes. */
  #noteCount(count: number): void {
    if (this.#services.size > MAX_SERVICE_LANES && count >= this.#least) this.#isStale = true;
  }

  /** The first row of a service's lane; `undefined` for what has no rows. */
  firstOf(service: string): RowKey | undefined {
    return this.#services.get(service)?.first;
  }

  /** The lanes as they were when somebody asked last. */
  get newest(): LaneOrder {
    return this.#order;
  }

  /** The lanes as the rows stand now; the same order as long as there are the same lanes. */
  order(book: ActorBook, seek: SeekUse): LaneOrder {
    if (this.#lost.size > 0) {
      for (const [service, place] of this.#lost) this.#findFirst(service, place, seek);
      this.#lost.clear();
    }
    if (!this.#isStale && this.#names === book.names.length) return this.#order;
    this.#isStale = false;
    this.#names = book.names.length;
    this.version++;
    const inOrder = [...this.#services].toSorted(([, a], [, b]) =>
      compareRowKeys(a.first, b.first),
    );
    const services = new Map<string, UsedService>(inOrder);
    const counts = inOrder.map(([, { count }]) => count).toSorted((a, b) => b - a);
    this.#least = counts[MAX_SERVICE_LANES - 2] ?? 0;
    const order = orderLanes(book, services, this.#folding);
    if (!hasSameLanes(order, this.#order)) this.#order = order;
    return this.#order;
  }

  #findFirst(service: string, place: RowKey, seek: SeekUse): void {
    const known = this.#services.get(service);
    // A row before it may have come since.
    if (known === undefined || compareRowKeys(known.first, place) < 0) return;
    const use = seek(service, place);
    if (use === undefined) return;
    this.#services.set(service, { ...known, firstActor: use.actor, first: use.place });
    this.#isStale = true;
  }
}

function hasSameLanes(one: LaneOrder, other: LaneOrder): boolean {
  return (
    one.spots.length === other.spots.length &&
    one.spots.every(({ id, members }, index) => {
      const spot = other.spots[index];
      return (
        spot?.id === id && spot.members.length === members.length && isSame(spot.members, members)
      );
    })
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.every((member, index) => other[index] === member);
}
