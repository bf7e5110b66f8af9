import { NumberColumn } from '../../base/number-column.ts';
import type { Judge } from '../filter/judge.ts';
import type { RowFilter } from '../filter/row-filter.ts';
import type { RowSeed } from '../row-seeds.ts';
import { kindsOf, measureOf, type Entry, type RowsMeasure } from './entry.ts';
import { PassingCounts } from './passing-counts.ts';
import type { Sieve } from './sieve.ts';

/** What a filter makes of a class. */
const NONE = 1;
const ALL = 2;
const SOME = 3;

/** Tells a sieve whether a row passes, unless it knows. */
export function judgeAlone(judge: Judge, sieve: Sieve, entry: Entry): void {
  const { what, mark } = entry;
  if (!('kind' in what) && sieve.lacks(entry)) sieve.judge(mark, judge.passes(what, mark));
}

/**
 * One pass over rows, in which each is judged, counted and measured. There may be a million: of a row whose class is known
 * nothing else is looked at, as long as what is asked for is common to all of the class. It happened, and belongs to no step.
 */
export class SiftingPass {
  readonly sieve: Sieve;
  readonly #filter: RowFilter;
  readonly #judge: Judge;
  readonly #counts: PassingCounts;
  /** By class: what the filter makes of it, and the kinds of its rows. */
  readonly #fates = NumberColumn.ofBytes();
  readonly #kinds = NumberColumn.ofNumbers();
  /** The scene of the newest row, which most rows share with the one before, and what is to be counted in it. */
  #scene = -1;
  #isFolded: boolean;
  #all = 0;
  #passing = 0;

  /** `sieve`: a new one, of the filter. */
  constructor(sieve: Sieve, filter: RowFilter, judge: Judge) {
    this.sieve = sieve;
    this.#filter = filter;
    this.#judge = judge;
    this.#counts = new PassingCounts(sieve);
    this.#isFolded = filter.isFolded(-1);
  }

  measure(entries: readonly Entry[]): RowsMeasure {
    let [shown, scenes, ends, kinds] = [0, 0, 0, 0];
    for (const entry of entries) {
      const own = entry.mark < 0 ? 0 : this.#judge.classOf(entry.mark);
      if (own !== 0) {
        if (!this.#passes(entry, own) || this.#isFolded) continue;
        shown += 1;
        kinds |= this.#kinds.get(own);
      } else if (this.#showsAlone(entry)) {
        const measure = measureOf(entry);
        shown += measure.shown;
        scenes += measure.scenes;
        ends += measure.ends;
        kinds |= measure.kinds;
      }
    }
    return { shown, scenes, ends, kinds };
  }

  /** What was counted. */
  finish(): PassingCounts {
    this.#enter(-1);
    return this.#counts;
  }

  #passes({ mark, scene, what }: Entry, own: number): boolean {
    if (scene !== this.#scene) this.#enter(scene);
    this.#all += 1;
    // Rows of a class are rows of stanzas.
    const seed = what as RowSeed;
    const fate = this.#fates.get(own) || this.#find(own, seed);
    const passes = fate === SOME ? this.#judge.passesIn(own, seed) : fate === ALL;
    if (this.#filter.isActive) this.sieve.judge(mark, passes);
    if (passes) this.#passing += 1;
    return passes;
  }

  #find(own: number, seed: RowSeed): number {
    const all = this.#judge.passesAll(own, seed);
    const one = all ? ALL : NONE;
    const fate = all === undefined ? SOME : one;
    this.#fates.set(own, fate);
    this.#kinds.set(own, kindsOf([seed.verdict]));
    return fate;
  }

  #enter(scene: number): void {
    if (this.#all > 0) this.#counts.countMany(this.#scene, this.#all, this.#passing);
    this.#scene = scene;
    this.#isFolded = this.#filter.isFolded(scene);
    this.#all = 0;
    this.#passing = 0;
  }

  #showsAlone(entry: Entry): boolean {
    judgeAlone(this.#judge, this.sieve, entry);
    this.#counts.count(entry, 1);
    return this.sieve.shows(entry);
  }
}
