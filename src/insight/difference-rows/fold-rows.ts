import type { DiffCell, DiffRow } from './diff-row.ts';

/** A part of the painted rows: shown as it is, or a run of equal rows that may be folded into one. */
export interface RowPart {
  /** Of its first row. */
  readonly start: number;
  readonly rows: readonly DiffRow[];
  /** How many nodes are in it, end tags not counted; 0 for what is never folded. */
  readonly foldable: number;
}

/** So many equal rows stay in view before and after a difference, and at both ends. */
const CONTEXT = 3;
/** Fewer rows than this are not worth a fold. */
const LEAST = 12;

/** The rows in parts: long runs without a difference can be folded, all else stays. */
export function foldRows(rows: readonly DiffRow[]): readonly RowPart[] {
  const parts: RowPart[] = [];
  let start = 0;
  const cut = (end: number, foldable: number) => {
    if (end > start) parts.push({ start, rows: rows.slice(start, end), foldable });
    start = end;
  };
  for (const [first, last] of equalRuns(rows)) {
    if (last - first - 2 * CONTEXT < LEAST) continue;
    cut(first + CONTEXT, 0);
    cut(last - CONTEXT, countNodes(rows.slice(start, last - CONTEXT)));
  }
  cut(rows.length, 0);
  return parts;
}

/** Runs of rows without a difference, as half-open pairs of positions. */
function equalRuns(rows: readonly DiffRow[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  rows.forEach(({ isDifference }, index) => {
    const run = runs.at(-1);
    if (isDifference) return;
    if (run?.[1] === index) run[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

function countNodes(rows: readonly DiffRow[]): number {
  return rows.filter(({ left, right }) => !isEnd(left) || !isEnd(right)).length;
}

function isEnd({ tokens }: DiffCell): boolean {
  return tokens.length === 0 || (tokens[0]?.text.startsWith('</') ?? true);
}
