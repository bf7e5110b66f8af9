import { lazy } from '../../base/lazy.ts';
import { LaidFanOut } from '../laid-fan-out.ts';
import { LaidRow } from '../laid-row.ts';
import type { LaneOrder } from '../lanes.ts';
import type { ArrowShape } from '../model.ts';
import type { Party } from '../parties.ts';
import { NEVER, type RowSeed } from '../row-seeds.ts';
import { eventSeq } from '../../trace/event-seq.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { PhraseSources } from '../words/row-phrase.ts';
import type { FanOutSeed } from './fan-out-seed.ts';
import { compareRowKeys, PENDING, type RowKey } from './entry.ts';

export interface PlacementSources {
  readonly order: LaneOrder;
  readonly model: TraceModel | undefined;
  readonly words: PhraseSources;
  readonly partyOf: (seed: RowSeed) => Party | undefined;
  /** The first row that touches a service's lane. */
  readonly firstOf: (service: string) => RowKey | undefined;
}

/** Gives rows lanes and words, as long as both stand: each row is made once. */
export class Placement {
  readonly #sources: PlacementSources;
  readonly #rows = new WeakMap<RowSeed, LaidRow>();
  readonly #fanOuts = new WeakMap<FanOutSeed, LaidFanOut>();
  readonly #lives = new Map<string, readonly boolean[]>();
  readonly #touched: readonly (RowKey | undefined)[];

  constructor(sources: PlacementSources) {
    this.#sources = sources;
    this.#touched = sources.order.spots.map(({ kind, members }) =>
      kind === 'service' ? earliest(members, sources.firstOf) : undefined,
    );
  }

  /** What rows say is made from. */
  get words(): PhraseSources {
    return this.#sources.words;
  }

  rowOf(seed: RowSeed, place: RowKey, current: boolean): LaidRow {
    const known = this.#rows.get(seed);
    const isOpen = place.order === NEVER;
    if (known?.current === current && !isOpen) return known;
    // What is connected while a row waits may change before it has its place.
    if (known?.current === current && known.live === this.#liveAt(place)) return known;
    const { order, partyOf, words } = this.#sources;
    const lane = Math.max(order.indexOf({ kind: 'actor', name: seed.actor }), 0);
    const shape = shapeOf(seed, lane, order.indexOf(partyOf(seed)));
    const row = new LaidRow(
      seed,
      { lane, shape, live: lazy(() => this.#liveAt(place)), current },
      words,
    );
    this.#rows.set(seed, row);
    return row;
  }

  /** The row that stands for some rows, which are its `members`. */
  fanOutOf(seed: FanOutSeed, members: readonly LaidRow[], place: RowKey): LaidFanOut {
    const current = members.some((row) => row.current);
    const known = this.#fanOuts.get(seed);
    if (known !== undefined && known.current === current && place.order !== NEVER) return known;
    const row = new LaidFanOut(seed, members, { live: lazy(() => this.#liveAt(place)), current });
    this.#fanOuts.set(seed, row);
    return row;
  }

  /** Which lanes are connected at a row: an actor's while it is online, a service's from its first row on. */
  #liveAt(place: RowKey): readonly boolean[] {
    const { order, model } = this.#sources;
    const live = order.spots.map(({ kind, title }, lane) => {
      if (place.part === PENDING) return false;
      if (kind === 'actor') return isOnline(model, title, place.order);
      const first = this.#touched[lane];
      return first !== undefined && compareRowKeys(first, place) <= 0;
    });
    const key = live.map(Number).join('');
    const known = this.#lives.get(key) ?? live;
    this.#lives.set(key, known);
    return known;
  }
}

function isOnline(model: TraceModel | undefined, actor: string, order: number): boolean {
  return model?.connectionAt(actor, eventSeq(order))?.state === 'online';
}

function earliest(
  services: readonly string[],
  firstOf: (service: string) => RowKey | undefined,
): RowKey | undefined {
  let first: RowKey | undefined;
  for (const service of services) {
    const place = firstOf(service);
    if (place && (first === undefined || compareRowKeys(place, first) < 0)) first = place;
  }
  return first;
}

function shapeOf(seed: RowSeed, own: number, other: number): ArrowShape {
  if (seed.step?.kind === 'time-passes') return { kind: 'across' };
  if (seed.told !== undefined) {
    return other === -1 ? { kind: 'across' } : { kind: 'point', lane: other };
  }
  if (other === -1 || other === own) return { kind: 'point', lane: own };
  return seed.direction === 'sent'
    ? { kind: 'arrow', from: own, to: other }
    : { kind: 'arrow', from: other, to: own };
}
