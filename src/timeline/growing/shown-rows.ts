import {
  compareRowKeys,
  noEntries,
  rankOf,
  type Entries,
  type Entry,
  type RowKey,
} from './entry.ts';
import type { Sieve } from './sieve.ts';
import { PassingCounts } from './passing-counts.ts';
import type { SiftedRows } from './sifted-rows.ts';

/** The entries, and what is counted of them as they come and go. */
export class ShownRows {
  entries: Entries;
  /** Which of them are shown. */
  sieve: Sieve;
  #counts: PassingCounts;
  readonly #touched: Set<number>;

  /** `touched`: takes the scenes that have got their first row that passes, and that have lost their last one. */
  constructor(touched: Set<number>, sieve: Sieve) {
    this.#touched = touched;
    this.sieve = sieve;
    this.entries = noEntries(sieve.measuring);
    this.#counts = new PassingCounts(sieve);
  }

  fork(touched: Set<number>): ShownRows {
    const fork = new ShownRows(touched, this.sieve);
    fork.entries = this.entries;
    fork.#counts = this.#counts.fork();
    return fork;
  }

  /** Rows of steps and stanzas. */
  get count(): number {
    return this.#counts.all;
  }

  /** Those of them that the filter lets pass. */
  get passing(): number {
    return this.#counts.passing;
  }

  /** Shows others of them. Whose heads say something else then is to be touched by who asks for it. */
  show({ entries, sieve, counts }: SiftedRows): void {
    this.entries = entries;
    this.sieve = sieve;
    this.#counts = counts;
  }

  remove(place: RowKey): void {
    const rank = rankOf(this.entries, place);
    const entry = this.entries.at(rank);
    if (entry === undefined || compareRowKeys(entry, place) !== 0) return;
    this.#count(entry, -1);
    this.entries = this.entries.splice(rank, 1, []);
  }

  /** What stands at the same places gives way. */
  put(entries: readonly Entry[]): void {
    const sorted = entries.length > 1 ? entries.toSorted(compareRowKeys) : entries;
    for (let start = 0; start < sorted.length;) start = this.#putSome(sorted, start);
  }

  /** Puts those that come to stand side by side; gives back where the others begin. */
  #putSome(sorted: readonly Entry[], start: number): number {
    const first = sorted[start];
    if (first === undefined) return sorted.length;
    const rank = rankOf(this.entries, first);
    const after = this.entries.at(rank);
    const replaced = after && compareRowKeys(after, first) === 0 ? after : undefined;
    const isInGap = (entry: Entry | undefined) =>
      entry !== undefined && (after === undefined || compareRowKeys(entry, after) < 0);
    let end = start + 1;
    while (replaced === undefined && isInGap(sorted[end])) end++;
    const some = start === 0 && end === sorted.length ? sorted : sorted.slice(start, end);
    this.#count(replaced, -1);
    for (const entry of some) this.#count(entry, 1);
    this.entries = this.entries.splice(rank, replaced === undefined ? 0 : 1, some);
    return end;
  }

  /** How many of a scene's rows pass, of those that happened or of the others. */
  passingIn(scene: number, part: RowKey['part']): number {
    return this.#counts.in(scene, part);
  }

  #count(entry: Entry | undefined, change: 1 | -1): void {
    if (entry !== undefined && this.#counts.count(entry, change)) this.#touched.add(entry.scene);
  }
}
