import { finish, type InParts } from '../../base/in-parts.ts';
import type { Entries, Entry, RowKey } from './entry.ts';
import type { Sieve } from './sieve.ts';

/** Counted in a part. */
const PART = 2_000;

/** Rows as a sieve shows them, and how many of them pass. */
export class SiftedRows {
  /** Measured by the sieve. */
  readonly entries: Entries;
  readonly sieve: Sieve;
  /** What they were before. */
  readonly source: Entries;
  readonly counts: PassingCounts;

  private constructor(source: Entries, entries: Entries, sieve: Sieve) {
    this.source = source;
    this.entries = entries;
    this.sieve = sieve;
    this.counts = new PassingCounts(sieve);
  }

  static of(entries: Entries, sieve: Sieve): SiftedRows {
    return finish(SiftedRows.inParts(entries, sieve));
  }

  static *inParts(entries: Entries, sieve: Sieve): InParts<SiftedRows> {
    const measured = yield* entries.remeasuredInParts(sieve.measuring);
    const rows = new SiftedRows(entries, measured, sieve);
    for (let start = 0; start < measured.length; start += PART) {
      const end = Math.min(start + PART, measured.length);
      for (const entry of measured.items(start, end)) rows.counts.count(entry, 1);
      yield;
    }
    return rows;
  }
}

/** How many rows of steps and stanzas there are, and how many of them pass. */
export class PassingCounts {
  all = 0;
  passing = 0;
  readonly #sieve: Sieve;
  /** By scene, and by part. */
  readonly #passingIn = new Map<number, number[]>();

  constructor(sieve: Sieve) {
    this.#sieve = sieve;
  }

  /** A row that comes (1) or goes (-1). Gives back whether its scene has got its first row that passes, or lost its last. */
  count(entry: Entry, change: 1 | -1): boolean {
    if ('kind' in entry.what) return false;
    this.all += change;
    if (!this.#sieve.passes(entry)) return false;
    this.passing += change;
    const { scene, part } = entry;
    let counts = this.#passingIn.get(scene);
    if (counts === undefined) this.#passingIn.set(scene, (counts = [0, 0, 0]));
    const passing = (counts[part] ?? 0) + change;
    counts[part] = passing;
    return passing <= 1;
  }

  /** Of a scene's rows, of those that happened or of the others. */
  in(scene: number, part: RowKey['part']): number {
    return this.#passingIn.get(scene)?.[part] ?? 0;
  }
}
