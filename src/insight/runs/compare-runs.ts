import type { Step } from '../../script/scenario.ts';
import { alignKeys } from './align.ts';
import {
  compareItems,
  identity,
  type ComparedLine,
  type Likeness,
  type PlacedItem,
  type PlacedLine,
} from './compare-items.ts';
import {
  ENDING,
  readRun,
  type ComparableRun,
  type ReadRun,
  type RunItem,
  type StepSide,
} from './read-run.ts';

/** One step of both scripts, or of one of them; the last row may be the end of the runs, which is no step. */
export interface ComparedStep {
  readonly kind: 'step' | 'ending';
  readonly left: StepSide | undefined;
  readonly right: StepSide | undefined;
  /** `same`: the same verdict, and the same stanzas in the same order. */
  readonly likeness: Likeness;
  /** The two scripts have it in other words. */
  readonly isEdited: boolean;
  /** What its actor sent and received first, then the other actors by name. */
  readonly lines: readonly ComparedLine[];
}

export interface RunComparison {
  readonly steps: readonly ComparedStep[];
}

/**
 * Sets two runs side by side, step by step. Steps of an edited script are aligned by their texts. Values that the
 * server makes up, and moments, are no difference. Each frame of a session and each change of a connection of either run
 * is in exactly one line. `compareRuns(b, a)` is the mirror of `compareRuns(a, b)`.
 */
export function compareRuns(left: ComparableRun, right: ComparableRun): RunComparison {
  const script = left.source === right.source ? left.source : `${left.source}\n${right.source}`;
  const sides = { left: readRun(left, script), right: readRun(right, script) };
  const rows = alignSteps(sides.left, sides.right);
  const places = {
    left: placer(rows, ({ left: side }) => side?.step),
    right: placer(rows, ({ right: side }) => side?.step),
  };
  const lines = new Map<number, PlacedLine[]>();
  const items = { left: itemsByActor(sides.left), right: itemsByActor(sides.right) };
  for (const actor of new Set([...items.left.keys(), ...items.right.keys()])) {
    const [a, b] = [items.left.get(actor) ?? [], items.right.get(actor) ?? []];
    for (const line of compareItems(a.map(places.left), b.map(places.right))) {
      const list = lines.get(line.row);
      if (list === undefined) lines.set(line.row, [line]);
      else list.push(line);
    }
  }
  const steps = rows.map((row, index) => comparedStep(row, lines.get(index) ?? []));
  const ending = lines.get(rows.length) ?? [];
  return { steps: ending.length === 0 ? steps : [...steps, endingOf(ending)] };
}

interface StepPair {
  readonly left: StepSide | undefined;
  readonly right: StepSide | undefined;
}

function alignSteps(left: ReadRun, right: ReadRun): StepPair[] {
  return alignKeys(left.steps.map(keyOf), right.steps.map(keyOf)).map((pairing) => ({
    left: left.steps[pairing.left ?? -1],
    right: right.steps[pairing.right ?? -1],
  }));
}

function keyOf({ step, text }: StepSide) {
  const name = step.kind === 'sends' || step.kind === 'receives' ? step.stanza.local : '';
  const exact = text.replace(/\s+/g, ' ').trim();
  return {
    exact: `${step.actor} ${step.kind} ${exact}`,
    loose: `${step.actor} ${step.kind} ${name}`,
  };
}

/** Gives items their rows; what belongs to no step goes to the end. */
function placer(
  rows: readonly StepPair[],
  stepOf: (pair: StepPair) => Step | undefined,
): (item: RunItem) => PlacedItem {
  const rowOf = new Map<number, number>([[ENDING, rows.length]]);
  rows.forEach((pair, index) => {
    const step = stepOf(pair);
    if (step !== undefined) rowOf.set(step.index, index);
  });
  const find = (step: number) => rowOf.get(step) ?? rows.length;
  return (item) => ({ item, row: find(item.own ?? item.after), cause: find(item.after) });
}

function itemsByActor({ items }: ReadRun): ReadonlyMap<string, readonly RunItem[]> {
  const groups = new Map<string, RunItem[]>();
  for (const item of items) {
    const group = groups.get(item.actor);
    if (group === undefined) groups.set(item.actor, [item]);
    else group.push(item);
  }
  return groups;
}

function comparedStep({ left, right }: StepPair, lines: readonly PlacedLine[]): ComparedStep {
  const own = (left ?? right)?.step.actor;
  const sorted = inReadingOrder(lines, own);
  const likeness = likenessOf({ left, right }, sorted);
  const isEdited =
    left !== undefined && right !== undefined && keyOf(left).exact !== keyOf(right).exact;
  return { kind: 'step', left, right, likeness, isEdited, lines: sorted };
}

function endingOf(lines: readonly PlacedLine[]): ComparedStep {
  return {
    kind: 'ending',
    left: undefined,
    right: undefined,
    likeness: likenessOfLines(lines),
    isEdited: false,
    lines: inReadingOrder(lines, undefined),
  };
}

function likenessOf({ left, right }: StepPair, lines: readonly ComparedLine[]): Likeness {
  const [before, after] = [left?.state ?? 'not-run', right?.state ?? 'not-run'];
  if (right === undefined || (before !== after && after === 'not-run')) return 'only-left';
  if (left === undefined || (before !== after && before === 'not-run')) return 'only-right';
  return before === after ? likenessOfLines(lines) : 'differs';
}

function likenessOfLines(lines: readonly ComparedLine[]): Likeness {
  if (lines.every(({ likeness }) => likeness === 'same')) return 'same';
  const isOrder = lines.every(({ likeness }) => likeness === 'same' || likeness === 'order');
  return isOrder ? 'order' : 'differs';
}

/** The line that tells most of a step: one that differs, else what the step took. */
export function tellingLine({ lines }: ComparedStep): ComparedLine | undefined {
  return (
    lines.find(({ likeness }) => likeness === 'differs') ??
    lines.find(({ likeness }) => likeness !== 'same') ??
    lines.find(({ left, right }) => (left?.own ?? right?.own) !== undefined)
  );
}

/** By actor, then as they happened; the same from either side. */
function inReadingOrder(lines: readonly PlacedLine[], own: string | undefined): ComparedLine[] {
  const rank = (line: ComparedLine) => (line.actor === own ? '' : line.actor);
  const moment = ({ left, right }: ComparedLine) =>
    left === undefined || right === undefined
      ? ((left ?? right)?.seq ?? 0)
      : (left.seq + right.seq) / 2;
  const words = ({ left, right }: ComparedLine) =>
    [left, right]
      .map((item) => (item === undefined ? '' : identity(item)))
      .sort()
      .join();
  return lines
    .toSorted(
      (a, b) =>
        ascending(rank(a), rank(b)) || moment(a) - moment(b) || ascending(words(a), words(b)),
    )
    .map(({ likeness, actor, left, right }) => ({ likeness, actor, left, right }));
}

function ascending(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
