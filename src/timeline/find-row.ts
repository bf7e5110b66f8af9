import type { EventSeq } from '../trace/event.ts';
import type { ArrowRow, Row } from './model.ts';

/** A place in a run: a step, a stanza, or both. */
export interface Spot {
  readonly step: number | undefined;
  readonly stanza: EventSeq | undefined;
}

/** Whether a row shows that spot. A step wins over a stanza: a step's stanza may change while it waits. */
export function showsSpot(row: Row, spot: Spot | undefined): row is ArrowRow {
  if (row.kind !== 'arrow' || spot === undefined) return false;
  if (spot.step !== undefined) return row.step === spot.step;
  return spot.stanza !== undefined && row.stanza === spot.stanza;
}

/** -1 when no row shows it: nothing is selected, or the row is folded or filtered away. */
export function findSpot(rows: readonly Row[], spot: Spot | undefined): number {
  return spot === undefined ? -1 : rows.findIndex((row) => showsSpot(row, spot));
}

/** The newest row of what has happened so far; -1 before the run. */
export function newestRow(rows: readonly Row[]): number {
  return rows.findLastIndex(
    (row) => row.kind === 'end' || (row.kind === 'arrow' && row.verdict !== 'not-run'),
  );
}

/** The scene header over a row; -1 before the first. */
export function sceneOver(rows: readonly Row[], index: number): number {
  for (let at = Math.min(index, rows.length - 1); at >= 0; at--) {
    if (rows[at]?.kind === 'scene') return at;
  }
  return -1;
}

/** When the last thing before a row happened: 0 at the start; `undefined` when the row itself has not happened. */
export function previousMoment(rows: readonly Row[], index: number): number | undefined {
  const row = rows[index];
  if (row?.kind !== 'arrow' || row.at === undefined) return undefined;
  for (let at = index - 1; at >= 0; at--) {
    const before = rows[at];
    if (before?.kind === 'arrow' && before.at !== undefined) return before.at;
  }
  return 0;
}
