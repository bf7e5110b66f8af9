import { forked } from '../../base/forked.ts';
import { HAPPENED, type Entry, type RowKey } from './entry.ts';
import type { Sieve } from './sieve.ts';

/** How many rows of steps and stanzas there are, and how many of them pass. */
export class PassingCounts {
  all = 0;
  passing = 0;
  readonly #sieve: Sieve;
  /** By scene, and by part. */
  #passingIn = new Map<number, number[]>();
  /** Rows of one scene come one after the other. */
  #newest: readonly [scene: number, counts: number[]] | undefined;

  constructor(sieve: Sieve) {
    this.#sieve = sieve;
  }

  fork(): PassingCounts {
    const fork = new PassingCounts(this.#sieve);
    [fork.all, fork.passing] = [this.all, this.passing];
    fork.#passingIn = forked(this.#passingIn);
    return fork;
  }

  /** A row that comes (1) or goes (-1). Gives back whether its scene has got its first row that passes, or lost its last. */
  count(entry: Entry, change: 1 | -1): boolean {
    if ('kind' in entry.what) return false;
    this.all += change;
    if (!this.#sieve.passes(entry)) return false;
    this.passing += change;
    const { scene, part } = entry;
    const counts = this.#countsOf(scene);
    const passing = (counts[part] ?? 0) + change;
    counts[part] = passing;
    return passing <= 1;
  }

  /** Rows of one scene that happened, and how many of them pass. */
  countMany(scene: number, all: number, passing: number): void {
    this.all += all;
    this.passing += passing;
    if (passing === 0) return;
    const counts = this.#countsOf(scene);
    counts[HAPPENED] = (counts[HAPPENED] ?? 0) + passing;
  }

  #countsOf(scene: number): number[] {
    if (this.#newest?.[0] === scene) return this.#newest[1];
    const counts = this.#passingIn.get(scene) ?? [0, 0, 0];
    this.#passingIn.set(scene, counts);
    this.#newest = [scene, counts];
    return counts;
  }

  /** Of a scene's rows, of those that happened or of the others. */
  in(scene: number, part: RowKey['part']): number {
    return this.#passingIn.get(scene)?.[part] ?? 0;
  }
}
