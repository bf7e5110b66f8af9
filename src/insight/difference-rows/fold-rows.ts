import { nodeOf, type DifferenceRow, type RowSide } from './row.ts';

/** A part of the rows: shown as it is, or a run of equal rows that may be folded into one. */
export interface RowPart {
  /** Of its first row. */
  readonly start: number;
  readonly rows: readonly DifferenceRow[];
  /** How many nodes are in it, end tags not counted; 0 for what is never folded. */
  readonly foldable: number;
}

/** What stays in view of a long run of equal rows. */
export interface FoldRule {
  /** So many rows before and after a difference. */
  readonly around: number;
  /** So many rows at either end of all. */
  readonly atEnds: number;
  /** Fewer rows than this are not worth a fold. */
  readonly least: number;
}

/** The rows in parts: long runs in which nothing is marked can be folded, all else stays. */
export function foldRows(
  rows: readonly DifferenceRow[],
  { around, atEnds, least }: FoldRule,
): readonly RowPart[] {
  const parts: RowPart[] = [];
  let start = 0;
  const cut = (end: number, foldable: number) => {
    if (end > start) parts.push({ start, rows: rows.slice(start, end), foldable });
    start = end;
  };
  for (const [first, last] of equalRuns(rows)) {
    const from = first + (first === 0 ? atEnds : around);
    const to = last - (last === rows.length ? atEnds : around);
    if (to - from < least) continue;
    cut(from, 0);
    cut(to, countNodes(rows.slice(from, to)));
  }
  cut(rows.length, 0);
  return parts;
}

/** Runs of rows that neither differ nor tell of an error, as half-open pairs of positions. */
function equalRuns(rows: readonly DifferenceRow[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  rows.forEach(({ mark }, index) => {
    const run = runs.at(-1);
    if (mark !== 'same' && mark !== 'allowed') return;
    if (run?.[1] === index) run[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

function countNodes(rows: readonly DifferenceRow[]): number {
  return rows.filter(({ expected, received }) => !isEnd(expected) || !isEnd(received)).length;
}

function isEnd(side: RowSide): boolean {
  const node = nodeOf(side);
  return node === undefined || node.kind === 'end';
}
