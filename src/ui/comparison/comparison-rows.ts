import { counted } from '../../base/counted.ts';
import { t } from '../../base/translate.ts';
import { appendAll } from '../../base/append-all.ts';
import type { ComparedLine, Likeness } from '../../insight/runs/compare-items.ts';
import {
  tellingLine,
  type ComparedStep,
  type RunComparison,
} from '../../insight/runs/compare-runs.ts';

/** A row of the comparison. */
export type ComparisonRow =
  | {
      readonly kind: 'step';
      readonly id: string;
      readonly likeness: Likeness;
      readonly step: ComparedStep;
    }
  | {
      readonly kind: 'line';
      readonly id: string;
      readonly likeness: Likeness;
      readonly line: ComparedLine;
      readonly step: ComparedStep;
    }
  /** Steps in a row that are the same, or ran on one side only: one line, which may be opened. */
  | {
      readonly kind: 'fold';
      readonly id: string;
      readonly likeness: Likeness;
      readonly words: string;
      readonly isOpen: boolean;
    };

export interface RowOptions {
  /** Ids of the folds that are open. */
  readonly open: ReadonlySet<string>;
  readonly onlyDifferences: boolean;
}

/** The rows in painting order. */
export function comparisonRows({ steps }: RunComparison, options: RowOptions): ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  for (let start = 0; start < steps.length;) {
    const end = endOfGroup(steps, start);
    appendAll(rows, groupRows(steps.slice(start, end), start, options));
    start = end;
  }
  return rows;
}

/** Rows that are folded: the same, run on one side only, or no step. */
function kindOf({ kind, likeness, left, right }: ComparedStep): Likeness | undefined {
  const isOneSided = left?.state === 'not-run' || right?.state === 'not-run';
  return likeness === 'same' || isOneSided || kind === 'ending' ? likeness : undefined;
}

function endOfGroup(steps: readonly ComparedStep[], start: number): number {
  const kind = steps[start] && kindOf(steps[start]);
  if (kind === undefined) return start + 1;
  const end = steps.findIndex((step, at) => at > start && kindOf(step) !== kind);
  return end === -1 ? steps.length : end;
}

function groupRows(
  group: readonly ComparedStep[],
  start: number,
  { open, onlyDifferences }: RowOptions,
): ComparisonRow[] {
  const [first] = group;
  const kind = first && kindOf(first);
  const rows = group.flatMap((step, at) => stepRows(step, start + at, onlyDifferences));
  if (kind === undefined || (kind !== 'same' && group.length === 1 && first?.kind === 'step'))
    return rows;
  if (kind === 'same' && onlyDifferences) return [];
  const id: string = ['fold', start].join(' ');
  const isOpen = open.has(id);
  const words = foldWords(group, kind);
  const head: ComparisonRow = { kind: 'fold', id, likeness: kind, words, isOpen };
  return isOpen ? [head, ...rows] : [head];
}

function stepRows(step: ComparedStep, at: number, onlyDifferences: boolean): ComparisonRow[] {
  const head: ComparisonRow = { kind: 'step', id: `step ${at}`, likeness: step.likeness, step };
  const lines = step.lines.flatMap((line, index): ComparisonRow[] =>
    onlyDifferences && line.likeness === 'same'
      ? []
      : [{ kind: 'line', id: `line ${at} ${index}`, likeness: line.likeness, line, step }],
  );
  return [head, ...lines];
}

/** `Steps 1 to 7 are the same, 14 stanzas`; `Steps 10 to 22 ran only on the right, 20 stanzas`. */
function foldWords(group: readonly ComparedStep[], likeness: Likeness): string {
  const indices = group.flatMap(({ left, right }) => left?.step.index ?? right?.step.index ?? []);
  const [first, last] = [indices[0], indices.at(-1)];
  const lines = group.flatMap((step) => step.lines);
  const count = lines.filter(({ left, right }) => (left ?? right)?.event.type === 'frame').length;
  const stanzas = counted(count, 'stanza');
  if (first === undefined || last === undefined) {
    return likeness === 'same'
      ? t('What came after the last step is the same')
      : t('What came after the last step differs');
  }
  const values = { first, last, isOne: String(first === last), stanzas };
  if (likeness === 'same') {
    return t(
      '{isOne, select, true {Step {first} is the same} other {Steps {first} to {last} are the same}}, {stanzas}',
      values,
    );
  }
  const side = likeness === 'only-left' ? 'left' : 'right';
  return t(
    '{isOne, select, true {Step {first} ran} other {Steps {first} to {last} ran}} only on the {side, select, left {left} other {right}}, {stanzas}',
    { ...values, side },
  );
}

export type RowWalk =
  | 'next'
  | 'previous'
  | 'next-difference'
  | 'previous-difference'
  | 'first'
  | 'last'
  | 'page-down'
  | 'page-up';

const PAGE = 12;

/** The row that a key leads to; the same one where there is none in that direction. */
export function walkRows(rows: readonly ComparisonRow[], from: number, walk: RowWalk): number {
  const last = rows.length - 1;
  const isDifference = ({ likeness }: ComparisonRow) => likeness !== 'same';
  const seek = (found: number) => (found === -1 ? from : found);
  switch (walk) {
    case 'next':
      return Math.min(from + 1, last);
    case 'previous':
      return Math.max(from - 1, 0);
    case 'next-difference':
      return seek(rows.findIndex((row, at) => at > from && isDifference(row)));
    case 'previous-difference':
      return seek(rows.findLastIndex((row, at) => at < from && isDifference(row)));
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'page-down':
      return Math.min(from + PAGE, last);
    case 'page-up':
      return Math.max(from - PAGE, 0);
  }
}

/** What a row shows in the inspector: a line itself; for a step its first line that differs, or that has two sides. */
export function lineOfRow(row: ComparisonRow | undefined): ComparedLine | undefined {
  if (row?.kind === 'line') return row.line;
  return row?.kind === 'step' ? tellingLine(row.step) : undefined;
}
