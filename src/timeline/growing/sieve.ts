import type { RowFilter } from '../filter/row-filter.ts';
import type { RowSeed } from '../row-seeds.ts';
import { HIDDEN, rowMeasuring, SHOWN, type Entry, type RowMeasuring } from './entry.ts';
import { agrees } from './fan-out-seed.ts';

const UNKNOWN = 0;
const STAYS = 1;
const PASSES = 2;
const FIRST_SIZE = 1024;

/**
 * Which rows are shown: those that a filter lets pass, and that are not folded away. What it says of an entry it says
 * ever after, so that lists that were made with it stay as they are; for another filter there is another sieve over the
 * same rows.
 */
export class Sieve {
  readonly measuring: RowMeasuring;
  readonly #filter: RowFilter;
  /** Steps that the row of their fan-out stands for; none where a filter has each step stand for itself. */
  readonly #folded: ReadonlySet<number>;
  /** By mark. Of a filter that lets all pass nothing is kept. */
  #judged = new Uint8Array(FIRST_SIZE);

  constructor(filter: RowFilter, folded: ReadonlySet<number>) {
    this.#filter = filter;
    this.#folded = filter.isActive ? new Set() : folded;
    this.measuring = rowMeasuring(this.shows);
  }

  /** Whether nobody has asked yet what the filter makes of it. */
  lacks({ mark }: Entry): boolean {
    return this.#filter.isActive && mark >= 0 && (this.#judged[mark] ?? UNKNOWN) === UNKNOWN;
  }

  /** Judges a row by its filter, once. */
  judge(mark: number, passes: boolean): void {
    if (mark >= this.#judged.length) {
      const more = new Uint8Array(Math.max(mark + 1, this.#judged.length * 2));
      more.set(this.#judged);
      this.#judged = more;
    }
    this.#judged[mark] = passes ? PASSES : STAYS;
  }

  passes({ mark }: Entry): boolean {
    if (mark < 0) return mark === SHOWN;
    return !this.#filter.isActive || this.#judged[mark] === PASSES;
  }

  readonly shows = (entry: Entry): boolean => {
    const { what, scene, mark } = entry;
    if (mark === HIDDEN) return false;
    if ('kind' in what) {
      return what.kind !== 'fan-out' || !(this.#filter.isActive || this.#filter.isFolded(scene));
    }
    return this.passes(entry) && !this.#filter.isFolded(scene) && !this.#isFolded(what);
  };

  /** Whether the row of its fan-out says the same. */
  #isFolded({ step, verdict }: RowSeed): boolean {
    return step !== undefined && this.#folded.has(step.index) && agrees(verdict);
  }
}
