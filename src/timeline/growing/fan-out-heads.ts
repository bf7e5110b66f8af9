import { forked } from '../../base/forked.ts';
import { PagedList } from '../../base/paged-list.ts';
import type { Scenario } from '../../script/scenario.ts';
import { fanOutsOf, type FanOut } from '../fan-outs.ts';
import type { RowVerdict } from '../model.ts';
import type { TimelineOptions } from '../options.ts';
import type { RowSeed } from '../row-seeds.ts';
import { FAN_OUT, rowKeyOf, type Entry, type RowKey } from './entry.ts';
import type { FanOutSeed } from './fan-out-seed.ts';
import type { ShownRows } from './shown-rows.ts';
import type { StepSeeds } from './step-seeds.ts';

interface Group {
  readonly isFolded: boolean;
  readonly counts: ReadonlyMap<RowVerdict, number>;
  readonly place: RowKey | undefined;
}

/** The fan-outs of a scenario, and of which one each step is. */
interface FanOutSteps {
  readonly fanOuts: readonly FanOut[];
  readonly numberOf: ReadonlyMap<number, number>;
}

/**
 * Rows that stand for what many receive alike, in front of the rows of those steps. With a filter each step stands for
 * itself.
 */
export class FanOutHeads {
  readonly #of: FanOutSteps;
  #groups = new PagedList<Group>();
  #touched = new Set<number>();

  private constructor(of: FanOutSteps) {
    this.#of = of;
  }

  static of(scenario: Scenario, { fanOuts: folding, order }: TimelineOptions): FanOutHeads {
    const isOn = folding !== undefined && order !== 'arrival';
    const unfolded = new Set(folding?.unfolded);
    const fanOuts = isOn ? fanOutsOf(scenario) : [];
    const numberOf = new Map(
      fanOuts.flatMap(({ steps }, number) => steps.map((step) => [step, number] as const)),
    );
    const heads = new FanOutHeads({ fanOuts, numberOf });
    for (const [number, { line }] of fanOuts.entries()) {
      const isFolded = !unfolded.has(line);
      heads.#groups.set(number, { isFolded, counts: new Map(), place: undefined });
    }
    return heads;
  }

  fork(): FanOutHeads {
    const fork = new FanOutHeads(this.#of);
    fork.#groups = forked(this.#groups);
    fork.#touched = forked(this.#touched);
    return fork;
  }

  /** Folds and unfolds; the rows of those that do follow with `refresh`. */
  fold({ fanOuts }: TimelineOptions): void {
    const unfolded = new Set(fanOuts?.unfolded);
    for (const [number, { line }] of this.#of.fanOuts.entries()) {
      this.#change(number, { isFolded: !unfolded.has(line) });
    }
  }

  #change(number: number, change: Partial<Group>): void {
    const group = this.#groups.get(number);
    if (group === undefined || group.isFolded === change.isFolded) return;
    this.#groups.set(number, { ...group, ...change });
    this.#touched.add(number);
  }

  /** The steps that need no row of their own as long as they agree. */
  foldedBy({ fanOuts }: TimelineOptions): ReadonlySet<number> {
    const unfolded = new Set(fanOuts?.unfolded);
    return new Set(
      this.#of.fanOuts.flatMap(({ steps, line }) => (unfolded.has(line) ? [] : steps)),
    );
  }

  /** Takes note of a row of a step that comes (1) or goes (-1). */
  count({ step, verdict }: RowSeed, change: 1 | -1): void {
    const number = step && this.#of.numberOf.get(step.index);
    if (number === undefined) return;
    const counts = new Map(this.#groups.get(number)?.counts);
    const count = (counts.get(verdict) ?? 0) + change;
    if (count === 0) counts.delete(verdict);
    else counts.set(verdict, count);
    this.#change(number, { counts });
  }

  /** Where the row stands that stands for a step. */
  placeOf(step: number): RowKey | undefined {
    return this.#groups.get(this.#of.numberOf.get(step) ?? -1)?.place;
  }

  /** Puts those rows anew about whose steps something has changed. */
  refresh(rows: ShownRows, steps: StepSeeds, entryOf: (place: RowKey, what: FanOutSeed) => Entry) {
    const heads: Entry[] = [];
    for (const number of this.#touched) {
      const [fanOut, group] = [this.#of.fanOuts[number], this.#groups.get(number)];
      const first = steps.at(fanOut?.steps[0] ?? -1);
      if (fanOut === undefined || group === undefined || first === undefined) continue;
      if (group.place !== undefined) rows.remove(group.place);
      const place = { ...rowKeyOf(first), head: FAN_OUT };
      this.#groups.set(number, { ...group, place });
      const { isFolded, counts } = group;
      heads.push(entryOf(place, { kind: 'fan-out', fanOut, isFolded, counts }));
    }
    this.#touched.clear();
    rows.put(heads);
  }
}
