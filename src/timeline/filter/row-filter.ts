import type { Scenario } from '../../script/scenario.ts';
import { passesFilter, type FilterSubject, type FilterTerm } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import type { RowVerdict } from '../model.ts';
import type { TimelineOptions } from '../options.ts';

/** Beyond this many rows the filter leaves summaries out, as they need every stanza parsed. */
export const MAX_SUMMARIES = 3_000;

/** Which rows a person wants to see. */
export class RowFilter {
  /** Whether there may be rows that do not pass. */
  readonly isActive: boolean;
  readonly terms: readonly FilterTerm[];
  readonly #verdicts: ReadonlySet<RowVerdict>;
  readonly #folded: ReadonlySet<number>;

  constructor({ scenes }: Scenario, { filter, patterns, verdicts, foldedScenes }: TimelineOptions) {
    this.terms = parseFilter(filter, patterns).terms;
    this.#verdicts = new Set(verdicts);
    this.isActive = this.terms.length > 0 || verdicts.length > 0;
    const lines = new Set(foldedScenes);
    this.#folded = new Set([...scenes.keys()].filter((at) => lines.has(scenes[at]?.line ?? -1)));
  }

  isFolded(scene: number): boolean {
    return this.#folded.has(scene);
  }

  passes(row: FilterSubject): boolean {
    return this.mayPass(row.verdict) && passesFilter(this.terms, row);
  }

  /** Whether rows of a verdict are among those that were chosen. */
  mayPass(verdict: RowVerdict): boolean {
    return this.#verdicts.size === 0 || this.#verdicts.has(verdict);
  }
}
