import type { Scenario } from '../../script/scenario.ts';
import { fanOutsOf, type FanOut } from '../fan-outs.ts';
import type { RowVerdict } from '../model.ts';
import type { TimelineOptions } from '../options.ts';
import type { RowSeed } from '../row-seeds.ts';
import { FAN_OUT, rowKeyOf, type Entry, type RowKey } from './entry.ts';
import { agrees, type FanOutSeed } from './fan-out-seed.ts';
import type { RowFilter } from '../filter/row-filter.ts';
import type { ShownRows } from './shown-rows.ts';
import type { StepSeeds } from './step-seeds.ts';

interface Group {
  readonly fanOut: FanOut;
  readonly isFolded: boolean;
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

  constructor(scenario: Scenario, { fanOuts, order }: TimelineOptions, filter: RowFilter) {
    const isOn = fanOuts !== undefined && order !== 'arrival' && !filter.isActive;
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

  /** Takes note of a row of a step that comes (1) or goes (-1). */
  count({ step, verdict }: RowSeed, change: 1 | -1): void {
    const group = step && this.#groupOf.get(step.index);
    if (group === undefined) return;
    const count = (group.counts.get(verdict) ?? 0) + change;
    if (count === 0) group.counts.delete(verdict);
    else group.counts.set(verdict, count);
    this.#touched.add(group);
  }

  /** Whether a row is folded away, as the one of its fan-out says the same. */
  hides({ step, verdict }: RowSeed): boolean {
    const group = step && this.#groupOf.get(step.index);
    return group?.isFolded === true && agrees(verdict);
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
