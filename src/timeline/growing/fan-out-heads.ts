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
  readonly fanOut: FanOut;
  isFolded: boolean;
  readonly counts: Map<RowVerdict, number>;
  place: RowKey | undefined;
}

/**
 * Rows that stand for what many receive alike, in front of the rows of those steps. With a filter each step stands for
 * itself.
 */
export class FanOutHeads {
  readonly #groups: readonly Group[];
  readonly #groupOf = new Map<number, Group>();
  readonly #touched = new Set<Group>();

  constructor(scenario: Scenario, { fanOuts, order }: TimelineOptions) {
    const isOn = fanOuts !== undefined && order !== 'arrival';
    const unfolded = new Set(fanOuts?.unfolded);
    this.#groups = (isOn ? fanOutsOf(scenario) : []).map((fanOut) => ({
      fanOut,
      isFolded: !unfolded.has(fanOut.line),
      counts: new Map<RowVerdict, number>(),
      place: undefined,
    }));
    for (const group of this.#groups) {
      for (const step of group.fanOut.steps) this.#groupOf.set(step, group);
    }
  }

  /** Folds and unfolds; the rows of those that do follow with `refresh`. */
  fold({ fanOuts }: TimelineOptions): void {
    const unfolded = new Set(fanOuts?.unfolded);
    for (const group of this.#groups) {
      const isFolded = !unfolded.has(group.fanOut.line);
      if (isFolded === group.isFolded) continue;
      group.isFolded = isFolded;
      this.#touched.add(group);
    }
  }

  /** The steps that need no row of their own as long as they agree. */
  foldedBy({ fanOuts }: TimelineOptions): ReadonlySet<number> {
    const unfolded = new Set(fanOuts?.unfolded);
    return new Set(
      this.#groups.flatMap(({ fanOut }) => (unfolded.has(fanOut.line) ? [] : fanOut.steps)),
    );
  }

  /** Takes note of a row of a step that comes (1) or goes (-1). */
  count({ step, verdict }: RowSeed, change: 1 | -1): void {
    const group = step && this.#groupOf.get(step.index);
    if (group === undefined) return;
    const count = (group.counts.get(verdict) ?? 0) + change;
    if (count === 0) group.counts.delete(verdict);
    else group.counts.set(verdict, count);
    this.#touched.add(group);
  }

  /** Where the row stands that stands for a step. */
  placeOf(step: number): RowKey | undefined {
    return this.#groupOf.get(step)?.place;
  }

  /** Puts those rows anew about whose steps something has changed. */
  refresh(rows: ShownRows, steps: StepSeeds, entryOf: (place: RowKey, what: FanOutSeed) => Entry) {
    const heads: Entry[] = [];
    for (const group of this.#touched) {
      const first = steps.at(group.fanOut.steps[0] ?? -1);
      if (first === undefined) continue;
      if (group.place !== undefined) rows.remove(group.place);
      group.place = { ...rowKeyOf(first), head: FAN_OUT };
      const { fanOut, isFolded, counts } = group;
      const what = { kind: 'fan-out', fanOut, isFolded, counts: new Map(counts) } as const;
      heads.push(entryOf(group.place, what));
    }
    this.#touched.clear();
    rows.put(heads);
  }
}
