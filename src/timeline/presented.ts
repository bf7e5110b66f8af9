import { findSpot } from './find-row.ts';
import type { RowList } from './growing/row-list.ts';
import type { ArrowRow, Spot } from './model.ts';

/** What a presentation shows at once: one row, what led to it, and what comes. */
export interface Presented {
  /** The two rows before it, as far as there are any. */
  readonly before: readonly ArrowRow[];
  /** Absent where there are no rows. */
  readonly row: ArrowRow | undefined;
  readonly after: ArrowRow | undefined;
}

const ROWS_BEFORE = 2;

/** Around a spot; without one, or where no row shows it, around the newest step that has happened, else the first row. */
export function presentedAt(rows: RowList, spot: Spot | undefined): Presented {
  const index = presentedIndex(rows, spot);
  const before: ArrowRow[] = [];
  for (let at = index; before.length < ROWS_BEFORE;) {
    at = arrowFrom(rows, at - 1, -1);
    const row = rows.at(at);
    if (row?.kind !== 'arrow') break;
    before.unshift(row);
  }
  return { before, row: arrowAt(rows, index), after: arrowAt(rows, arrowFrom(rows, index + 1, 1)) };
}

function presentedIndex(rows: RowList, spot: Spot | undefined): number {
  const found = findSpot(rows, spot);
  if (found >= 0) return found;
  let newest = arrowFrom(rows, rows.length - 1, -1);
  while (newest >= 0 && !isDone(rows, newest)) newest = arrowFrom(rows, newest - 1, -1);
  return newest >= 0 ? newest : arrowFrom(rows, 0, 1);
}

/** The first row with an arrow from a place on; -1 for none. Between two of them stand heads and the end only. */
function arrowFrom(rows: RowList, start: number, step: 1 | -1): number {
  for (let at = start; at >= 0 && at < rows.length; at += step) {
    if (rows.at(at)?.kind === 'arrow') return at;
  }
  return -1;
}

function arrowAt(rows: RowList, index: number): ArrowRow | undefined {
  const row = rows.at(index);
  return row?.kind === 'arrow' ? row : undefined;
}

/** Whether it is the row of a step that has happened: what only came meanwhile is read with a later one. */
function isDone(rows: RowList, index: number): boolean {
  const row = arrowAt(rows, index);
  return row?.at !== undefined && row.step !== undefined;
}
