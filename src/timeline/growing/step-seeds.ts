import { forked } from '../../base/forked.ts';
import { PagedList } from '../../base/paged-list.ts';
import type { Scenario, Step } from '../../script/scenario.ts';
import type { EventSeq } from '../../trace/event.ts';
import type { StepRecord } from '../../trace/model.ts';
import { refusalTaken } from '../../trace/refusals.ts';
import { NEVER, pendingSeed, stepSeed, type RowSeed } from '../row-seeds.ts';
import type { TraceView } from '../trace-view.ts';
import type { RowOrder } from '../options.ts';
import type { SeedChanges } from './changes.ts';

/** When it happened, wherever its row stands. */
function ownOrder({ frame, record }: RowSeed): number {
  return frame?.seq ?? record?.ended?.seq ?? NEVER;
}

/**
 * The rows of the steps. Steps stay in the script's order: a step's row stands where its stanza came, but never before
 * the row of the step before it. In the order of arrival it stands where its stanza came.
 */
export class StepSeeds {
  readonly #order: RowOrder;
  readonly #steps: ReadonlyMap<number, Step>;
  #seeds = new PagedList<RowSeed>();
  /** Indices of the steps that have begun, in their order. */
  #begun: number[] = [];
  /** Those of them that have not ended. */
  #open = new Set<number>();
  #touched = new Set<number>();
  /** By step: those below it whose stanzas came before its row did, and before no earlier row; or did so once. */
  #latecomers = new Map<number, Set<number>>();

  constructor(steps: ReadonlyMap<number, Step>, order: RowOrder) {
    this.#order = order;
    this.#steps = steps;
  }

  static of(scenario: Scenario, order: RowOrder = 'script'): StepSeeds {
    const seeds = new StepSeeds(new Map(scenario.steps.map((step) => [step.index, step])), order);
    for (const step of scenario.steps) seeds.#seeds.set(step.index, pendingSeed(step));
    return seeds;
  }

  /** Others that say the same; each goes on by itself. */
  fork(): StepSeeds {
    const fork = new StepSeeds(this.#steps, this.#order);
    fork.#seeds = forked(this.#seeds);
    fork.#begun = forked(this.#begun);
    fork.#open = forked(this.#open);
    fork.#touched = forked(this.#touched);
    fork.#latecomers = this.#latecomers;
    return fork;
  }

  get all(): readonly RowSeed[] {
    return [...this.#steps.keys()].flatMap((step) => this.#seeds.get(step) ?? []);
  }

  get begun(): readonly number[] {
    return this.#begun;
  }

  at(step: number): RowSeed | undefined {
    return this.#seeds.get(step);
  }

  touch(step: number): void {
    this.#touched.add(step);
  }

  /** What they say of themselves depends on whether the run is over. */
  touchOpen(): void {
    for (const step of this.#open) this.#touched.add(step);
  }

  /** Seeds those steps anew that were touched, and those whose place depends on them. */
  refresh(
    trace: TraceView,
    takenBy: (step: number) => EventSeq | undefined,
    changes: SeedChanges,
  ): void {
    if (this.#touched.size === 0) return;
    const touched = [...this.#touched].filter((step) => this.#begin(step, trace));
    this.#touched.clear();
    const isTouched = new Set(touched);
    const disturbed: number[] = [];
    let next = 0;
    for (const step of touched.toSorted((a, b) => a - b)) {
      let index = Math.max(this.#indexOf(step), next);
      for (; index < this.#begun.length; index++) {
        const each = this.#begun[index] ?? 0;
        const seed = this.#seed(each, index, trace, takenBy(each));
        const before = this.#seeds.get(each);
        if (seed === undefined || before === undefined) continue;
        disturbed.push(each);
        const hasMoved = seed.order !== before.order || seed.cameBefore !== before.cameBefore;
        if (isTouched.has(each) || hasMoved) this.#replace(before, seed, changes);
        if (!hasMoved && !isTouched.has(each)) break;
      }
      next = index;
    }
    this.#nameAnew(disturbed, changes);
  }

  #replace(before: RowSeed, seed: RowSeed, changes: SeedChanges): void {
    const step = seed.step?.index ?? 0;
    if (seed.cameBefore !== undefined && before.cameBefore !== seed.cameBefore) {
      this.#addLatecomer(seed.cameBefore, step);
    }
    this.#seeds.set(step, seed);
    changes.replace(before, seed);
  }

  #addLatecomer(row: number, step: number): void {
    const others = this.#latecomers.get(row);
    if (others === undefined) this.#latecomers.set(row, new Set([step]));
    else others.add(step);
  }

  /**
   * Rows further below keep their places, but the first row that they came before may be another one now. It was one of
   * those that were looked at: whatever changed lies no further below than the first row that stays as it was.
   */
  #nameAnew(disturbed: readonly number[], changes: SeedChanges): void {
    const latecomers = disturbed.flatMap((row) =>
      [...(this.#latecomers.get(row) ?? [])].filter((step) => this.at(step)?.cameBefore === row),
    );
    for (const step of latecomers) {
      const before = this.#seeds.get(step);
      if (before === undefined) continue;
      const cameBefore = this.#firstAfter(ownOrder(before), this.#indexOf(step));
      if (cameBefore !== before.cameBefore)
        this.#replace(before, { ...before, cameBefore }, changes);
    }
  }

  /** Whether the step has begun, and is one of the script. */
  #begin(step: number, { model }: TraceView): boolean {
    const record = model.steps.get(step);
    if (record?.started === undefined || !this.#steps.has(step)) return false;
    if (record.ended === undefined) this.#open.add(step);
    else this.#open.delete(step);
    const index = this.#indexOf(step);
    if (this.#begun[index] !== step) this.#begun.splice(index, 0, step);
    return true;
  }

  /** The first begun step that is not before one. */
  #indexOf(step: number): number {
    const last = this.#begun.at(-1);
    if (last === undefined || last < step) return this.#begun.length;
    let low = 0;
    let high = this.#begun.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#begun[middle] ?? step) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #seed(
    index: number,
    place: number,
    { events, model }: TraceView,
    taken: EventSeq | undefined,
  ): RowSeed | undefined {
    const step = this.#steps.get(index);
    const record: StepRecord | undefined = model.steps.get(index);
    if (step === undefined || record === undefined) return undefined;
    const event = taken === undefined ? undefined : events.at(taken);
    const frame = event?.type === 'frame' ? event : undefined;
    const seed = stepSeed(step, record, frame, model.ended !== undefined);
    const isRefused = refusalTaken(model, step) !== undefined;
    const verdict = isRefused ? 'refused' : seed.verdict;
    if (this.#order === 'arrival') return { ...seed, verdict };
    const before = this.#seeds.get(this.#begun[place - 1] ?? -1)?.order ?? 0;
    if (before <= seed.order) return { ...seed, verdict };
    return { ...seed, verdict, order: before, cameBefore: this.#firstAfter(seed.order, place) };
  }

  /** The first of the steps before a place whose row stands after what came at `order`. */
  #firstAfter(order: number, place: number): number | undefined {
    let low = 0;
    let high = place;
    while (low < high) {
      const middle = (low + high) >> 1;
      const step = this.#begun[middle] ?? -1;
      if ((this.#seeds.get(step)?.order ?? 0) > order) high = middle;
      else low = middle + 1;
    }
    return this.#begun[low];
  }
}
