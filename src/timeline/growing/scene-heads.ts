import { forked } from '../../base/forked.ts';
import type { Scenario, Scene } from '../../script/scenario.ts';
import type { TraceModel } from '../../trace/model.ts';
import {
  compareRowKeys,
  HAPPENED,
  PENDING,
  rowKeyOf,
  rankOf,
  ROW,
  type Entries,
  type RowKey,
} from './entry.ts';
import { NEVER } from '../row-seeds.ts';
import type { RowOrder } from '../options.ts';
import type { StepSeeds } from './step-seeds.ts';

/** The rows that there are, and what is known of when steps began. */
export interface HeadContext {
  readonly entries: Entries;
  readonly steps: StepSeeds;
  readonly model: TraceModel | undefined;
}

/** A scene's head that comes, goes or moves. */
export interface MovedHead {
  readonly scene: number;
  readonly before: RowKey | undefined;
  readonly now: RowKey | undefined;
}

/**
 * Where the heads of the scenes stand. A scene begins with the row of its first step, or with the first stanza that came
 * after this step had begun; never before the scene that precedes it. In the order of arrival, where steps stand when their
 * stanzas came, a scene begins when the run came to it.
 */
export class SceneHeads {
  readonly #order: RowOrder;
  readonly #scenes: readonly Scene[];
  #places: (RowKey | undefined)[];
  /** Scenes that begin with a step that waits: whatever comes now stands before its row. */
  #open = new Set<number>();

  constructor({ scenes }: Pick<Scenario, 'scenes'>, order: RowOrder = 'script') {
    this.#order = order;
    this.#scenes = scenes;
    this.#places = scenes.map(() => undefined);
  }

  fork(): SceneHeads {
    const fork = new SceneHeads({ scenes: this.#scenes }, this.#order);
    fork.#places = forked(this.#places);
    fork.#open = forked(this.#open);
    return fork;
  }

  keyOf(scene: number): RowKey | undefined {
    return this.#places[scene];
  }

  /** The scene that a row belongs to by its place; -1 before the first. */
  sceneAt(place: RowKey): number {
    return (
      lowest(this.#scenes.length, (scene) => {
        const head = this.#places[scene];
        return head === undefined || compareRowKeys(head, place) > 0;
      }) - 1
    );
  }

  /** All of them, at the start. */
  place(context: HeadContext): readonly MovedHead[] {
    return this.#refresh([...this.#scenes.keys()], context);
  }

  /** Those that may have moved when the rows of some steps have, and when rows of no step have come or gone. */
  follow(steps: readonly number[], loose: readonly RowKey[], context: HeadContext) {
    const touched = new Set(this.#open);
    const { begun } = context.steps;
    for (const place of loose) {
      const scene = this.#headFrom(place);
      // Before its first step has begun, stanzas are none of its.
      if (hasBegun(this.#firstStep(scene), context)) touched.add(scene);
    }
    for (const step of steps) {
      const at = lowest(begun.length, (index) => (begun[index] ?? 0) >= step);
      const before = begun[at - 1] ?? -1;
      const first = lowest(this.#scenes.length, (scene) => this.#firstStep(scene) > before);
      for (let scene = first; this.#firstStep(scene) <= step; scene++) touched.add(scene);
    }
    return this.#refresh(
      [...touched].sort((a, b) => a - b),
      context,
    );
  }

  /** The first scene whose head stands before the row of a place, or after that row. */
  #headFrom(place: RowKey): number {
    const { part, order, tie } = place;
    const start = { part, order, tie, head: -1 };
    return lowest(this.#scenes.length, (scene) => {
      const head = this.#places[scene];
      return head === undefined || compareRowKeys(head, start) >= 0;
    });
  }

  #firstStep(scene: number): number {
    return this.#scenes[scene]?.firstStep ?? Infinity;
  }

  #refresh(scenes: readonly number[], context: HeadContext): readonly MovedHead[] {
    const moved: MovedHead[] = [];
    let next = 0;
    for (const first of scenes) {
      for (let scene = Math.max(first, next); scene < this.#scenes.length; scene++) {
        next = scene + 1;
        const before = this.#places[scene];
        const row = this.#rowOf(scene, context);
        const now = row && { ...row, head: scene };
        if (isSame(before, now)) break;
        this.#places[scene] = now;
        if (now?.part === HAPPENED && now.order === NEVER) this.#open.add(scene);
        else this.#open.delete(scene);
        moved.push({ scene, before, now });
      }
    }
    return moved;
  }

  /** The row before which the head stands. */
  #rowOf(scene: number, context: HeadContext): RowKey | undefined {
    const from = scene === 0 ? START : this.#places[scene - 1];
    if (from === undefined) return undefined;
    const least = { ...from, head: scene === 0 ? -1 : ROW };
    const first = this.#firstStep(scene);
    if (this.#order === 'arrival') {
      return begunMoment(first, least, context) ?? pendingRow(first, least, context.entries);
    }
    const begun = begunRow(first, least, context.steps);
    return (
      looseRow(first, least, begun, context) ?? begun ?? pendingRow(first, least, context.entries)
    );
  }
}

const START: RowKey = { part: HAPPENED, order: -1, tie: -1, head: -1 };

/** When the first step began that is the scene's or a later one; not before a place. No row stands there. */
function begunMoment(
  first: number,
  least: RowKey,
  { steps, model }: HeadContext,
): RowKey | undefined {
  const step = steps.begun[firstBegun(first, steps)];
  const started = step === undefined ? undefined : model?.steps.get(step)?.started;
  if (started === undefined) return undefined;
  const place: RowKey = { part: HAPPENED, order: started.seq, tie: -1, head: ROW };
  return compareRowKeys(place, least) < 0 ? least : place;
}

/** The index, among the steps that have begun, of the first one that is not before a step. */
function firstBegun(step: number, { begun }: StepSeeds): number {
  return lowest(begun.length, (each) => (begun[each] ?? 0) >= step);
}

/** The first row at or after a place of a step that has begun, and is the scene's or a later one. */
function begunRow(first: number, least: RowKey, steps: StepSeeds): RowKey | undefined {
  const { begun } = steps;
  for (let index = firstBegun(first, steps); ; index++) {
    const step = begun[index];
    const seed = step === undefined ? undefined : steps.at(step);
    if (seed === undefined) return undefined;
    const place = rowKeyOf(seed);
    if (compareRowKeys(place, least) >= 0) return place;
  }
}

function hasBegun(step: number, { model }: HeadContext): boolean {
  return model?.steps.get(step)?.started !== undefined;
}

/** The first row, before the one of a step, of a stanza that came after the scene's first step had begun. */
function looseRow(
  first: number,
  least: RowKey,
  begun: RowKey | undefined,
  { entries, model }: HeadContext,
): RowKey | undefined {
  const started = model?.steps.get(first)?.started;
  if (started === undefined) return undefined;
  const after: RowKey = { part: HAPPENED, order: started.seq, tie: NEVER, head: ROW };
  const start = compareRowKeys(after, least) < 0 ? least : after;
  for (const entry of entries.items(rankOf(entries, start))) {
    if (entry.part !== HAPPENED || (begun && compareRowKeys(entry, begun) >= 0)) return undefined;
    const isLoose = !('kind' in entry.what) && entry.what.step === undefined;
    if (isLoose && entry.order > started.seq) return rowPlace(entry);
  }
  return undefined;
}

function pendingRow(first: number, least: RowKey, entries: Entries): RowKey | undefined {
  const start: RowKey = { part: PENDING, order: first, tie: first, head: ROW };
  const from = compareRowKeys(start, least) < 0 ? least : start;
  for (const entry of entries.items(rankOf(entries, from))) {
    if (entry.head === ROW && entry.part === PENDING) return rowPlace(entry);
  }
  return undefined;
}

function rowPlace({ part, order, tie, head }: RowKey): RowKey {
  return { part, order, tie, head };
}

function isSame(one: RowKey | undefined, other: RowKey | undefined): boolean {
  return one === other || (!!one && !!other && compareRowKeys(one, other) === 0);
}

/** The lowest number for which something holds that holds of all above it; `count` when there is none below. */
function lowest(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
