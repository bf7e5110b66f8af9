import type { Row } from './model.ts';
import { isFailure } from '../trace/verdict.ts';

export type WalkCommand =
  | 'next'
  | 'previous'
  | 'next-in-lane'
  | 'previous-in-lane'
  | 'next-failure'
  | 'previous-failure'
  | 'first'
  | 'last'
  | 'page-down'
  | 'page-up'
  | 'scene';

export interface Walk {
  readonly rows: readonly Row[];
  /** The row from which to go; -1 for none. */
  readonly from: number;
  /** Rows in a page. */
  readonly page: number;
}

/** The row that a key leads to; the same one when there is none in that direction. The end is no place to stand. */
export function walk(command: WalkCommand, { rows, from, page }: Walk): number {
  const seek = (start: number, step: 1 | -1, wanted: (row: Row) => boolean): number => {
    for (let at = start; at >= 0 && at < rows.length; at += step) {
      const row = rows[at];
      if (row !== undefined && wanted(row)) return at;
    }
    return from;
  };
  switch (command) {
    case 'next':
      return seek(from + 1, 1, isPlace);
    case 'previous':
      return seek(from - 1, -1, isPlace);
    case 'next-in-lane':
      return seek(from + 1, 1, inLaneOf(rows[from]));
    case 'previous-in-lane':
      return seek(from - 1, -1, inLaneOf(rows[from]));
    case 'next-failure':
      return seek(from + 1, 1, isFailed);
    case 'previous-failure':
      return seek(from === -1 ? rows.length - 1 : from - 1, -1, isFailed);
    default:
      return leap(command, { rows, from, page });
  }
}

function leap(
  command: 'first' | 'last' | 'page-down' | 'page-up' | 'scene',
  { rows, from, page }: Walk,
): number {
  const last = rows.length - 1;
  switch (command) {
    case 'first':
      return nearestPlace(rows, 0);
    case 'last':
      return nearestPlace(rows, last);
    case 'page-down':
      return nearestPlace(rows, Math.min(from + page, last));
    case 'page-up':
      return nearestPlace(rows, Math.max(from - page, 0));
    case 'scene':
      return Math.max(rows.slice(0, Math.max(from, 0)).findLastIndex(isScene), 0);
  }
}

function isPlace(row: Row): boolean {
  return row.kind !== 'end';
}

function isScene(row: Row): boolean {
  return row.kind === 'scene';
}

function isFailed(row: Row): boolean {
  return row.kind === 'arrow' && isFailure(row.verdict);
}

function inLaneOf(current: Row | undefined): (row: Row) => boolean {
  const lane = current?.kind === 'arrow' ? current.lane : undefined;
  return (row) => row.kind === 'arrow' && (lane === undefined || row.lane === lane);
}

function nearestPlace(rows: readonly Row[], index: number): number {
  return rows[index]?.kind === 'end' ? Math.max(index - 1, 0) : index;
}
