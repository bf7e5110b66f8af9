import {
  compareRowKeys,
  END,
  entriesOf,
  HAPPENED,
  PENDING,
  rankOf,
  type Entries,
  type Entry,
  type RowKey,
} from './entry.ts';

/** The entries, and what is counted of them as they come and go. */
export class ShownRows {
  entries: Entries = entriesOf();
  /** Rows of steps and stanzas. */
  count = 0;
  /** Those of them that the filter lets pass. */
  passing = 0;
  /** By part, and by scene. */
  readonly #passingIn = [HAPPENED, END, PENDING].map(() => new Map<number, number>());
  readonly #touched: Set<number>;

  /** `touched`: takes the scenes that have got their first row that passes, and that have lost their last one. */
  constructor(touched: Set<number>) {
    this.#touched = touched;
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
    return this.#passingIn[part]?.get(scene) ?? 0;
  }

  #count(entry: Entry | undefined, change: 1 | -1): void {
    if (entry === undefined || 'kind' in entry.what) return;
    this.count += change;
    if (entry.passes) {
      this.passing += change;
      const { scene, part } = entry;
      const passing = this.passingIn(scene, part) + change;
      this.#passingIn[part]?.set(scene, passing);
      if (passing <= 1) this.#touched.add(scene);
    }
  }
}
