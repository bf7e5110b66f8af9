import { FAILURE_KINDS, sceneOver } from './find-row.ts';
import type { RowList } from './growing/row-list.ts';
import type { Row } from './model.ts';

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
  readonly rows: RowList;
  /** The row from which to go; -1 for none. */
  readonly from: number;
  /** Rows in a page. */
  readonly page: number;
}

/** The row that a key leads to; the same one when there is none in that direction. The end is no place to stand. */
export function walk(command: WalkCommand, { rows, from, page }: Walk): number {
  const seek = (start: number, step: 1 | -1, wanted: (row: Row) => boolean): number => {
    for (let at = start; at >= 0 && at < rows.length; at += step) {
      const row = rows.at(at);
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
      return seek(from + 1, 1, inLaneOf(rows.at(from)));
    case 'previous-in-lane':
      return seek(from - 1, -1, inLaneOf(rows.at(from)));
    case 'next-failure':
      return orElse(rows.find(FAILURE_KINDS, from + 1), from);
    case 'previous-failure':
      return orElse(rows.findLast(FAILURE_KINDS, from === -1 ? rows.length : from), from);
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
      return Math.max(sceneOver(rows, from - 1), 0);
  }
}

function isPlace(row: Row): boolean {
  return row.kind !== 'end';
}

function orElse(found: number, otherwise: number): number {
  return found < 0 ? otherwise : found;
}

function inLaneOf(current: Row | undefined): (row: Row) => boolean {
  const lane = current?.kind === 'arrow' ? current.lane : undefined;
  return (row) => row.kind === 'arrow' && (lane === undefined || row.lane === lane);
}

function nearestPlace(rows: RowList, index: number): number {
  return rows.at(index)?.kind === 'end' ? Math.max(index - 1, 0) : index;
}
