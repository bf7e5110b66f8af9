import type { Row, Spot } from '../model.ts';
import type { RowSeed } from '../row-seeds.ts';
import { rankOf, type Entries, type Entry, type RowKey, type Shows } from './entry.ts';
import type { FanOutSeed } from './fan-out-seed.ts';

/** Makes rows when they are looked at. */
export interface RowMaker {
  rowOf(seed: RowSeed, place: RowKey): Row;
  fanOutOf(seed: FanOutSeed, place: RowKey): Row;
}

/** Where rows that show a spot may stand. */
export type SpotPlaces = (spot: Spot) => readonly RowKey[];

/** Entries, measured by what shows them. */
export interface SiftedEntries {
  readonly entries: Entries;
  readonly sieve: { readonly shows: Shows };
}

/** So many entries are looked at one after the other, before the next one that is shown is looked for. */
const STRETCH = 128;

/** The rows that are shown, in their order. To ask one of these questions costs no more in a long list. */
export class RowList implements Iterable<Row> {
  readonly #entries: Entries;
  readonly #shows: Shows;
  readonly #maker: RowMaker;
  readonly #places: SpotPlaces;

  constructor({ entries, sieve }: SiftedEntries, maker: RowMaker, places: SpotPlaces) {
    this.#entries = entries;
    this.#shows = sieve.shows;
    this.#maker = maker;
    this.#places = places;
  }

  get length(): number {
    return this.#entries.measure.shown;
  }

  at(index: number): Row | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const entry = this.#entries.at(this.#rank(index));
    return entry && this.#row(entry);
  }

  slice(start: number, end: number): readonly Row[] {
    return [...this.#rows(start, end)];
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.#rows(0, this.length);
  }

  *#rows(start: number, end: number): Generator<Row> {
    let left = Math.min(end, this.length) - start;
    for (let rank = this.#rank(start); left > 0; rank += STRETCH) {
      // Many that are not shown may stand between two that are.
      rank = this.#entries.find(rank, ({ shown }) => shown > 0);
      for (const entry of this.#entries.items(rank, rank + STRETCH)) {
        if (!this.#shows(entry)) continue;
        yield this.#row(entry);
        if (--left === 0) return;
      }
    }
  }

  /** How many of the first `index` rows are heads of scenes, and the end. */
  countBefore(index: number): { readonly scenes: number; readonly ends: number } {
    return index >= this.length
      ? this.#entries.measure
      : this.#entries.between(0, this.#rank(index));
  }

  /** Which kinds are among the rows from `start` to before `end`. */
  kindsIn(start: number, end: number): number {
    return this.#entries.between(this.#rank(start), this.#rank(end)).kinds;
  }

  /** The first row of one of these kinds from `start` on; -1 when there is none. */
  find(kinds: number, start = 0): number {
    const found = this.#entries.find(this.#rank(start), (each) => (each.kinds & kinds) !== 0);
    return found < 0 ? -1 : this.#index(found);
  }

  /** The last such row before `end`; -1 when there is none. */
  findLast(kinds: number, end = this.length): number {
    const found = this.#entries.findLast(this.#rank(end), (each) => (each.kinds & kinds) !== 0);
    return found < 0 ? -1 : this.#index(found);
  }

  /** The places in the list at which a spot may be shown, in order. */
  spotsOf(spot: Spot): readonly number[] {
    const ranks = this.#places(spot).map((place) => rankOf(this.#entries, place));
    const shown = ranks.filter((rank) => {
      const entry = this.#entries.at(rank);
      return entry !== undefined && this.#shows(entry);
    });
    return shown.sort((a, b) => a - b).map((rank) => this.#index(rank));
  }

  /** Of a row among all entries. */
  #rank(index: number): number {
    return this.#entries.countUpTo(index, ({ shown }) => shown);
  }

  #index(rank: number): number {
    return this.#entries.between(0, rank).shown;
  }

  #row(entry: Entry): Row {
    const { what } = entry;
    if (!('kind' in what)) return this.#maker.rowOf(what, entry);
    return what.kind === 'fan-out' ? this.#maker.fanOutOf(what, entry) : what;
  }
}
