import { END_KIND, kindsOf, SCENE_KIND } from './growing/entry.ts';
import type { RowList } from './growing/row-list.ts';
import { isFailure } from '../trace/verdict.ts';
import type { ArrowRow, Row, Spot } from './model.ts';
import { VERDICTS } from './words/verdict-words.ts';

/** Whether a row shows that spot. A step wins over a stanza: a step's stanza may change while it waits. */
export function showsSpot(row: Row | undefined, spot: Spot | undefined): row is ArrowRow {
  if (row?.kind !== 'arrow' || spot === undefined) return false;
  if (spot.step !== undefined) {
    return row.fan === undefined ? row.step === spot.step : row.fan.steps.includes(spot.step);
  }
  return spot.stanza !== undefined && row.stanza === spot.stanza;
}

/** -1 when no row shows it: nothing is selected, or the row is folded or filtered away. */
export function findSpot(rows: RowList, spot: Spot | undefined): number {
  if (spot === undefined) return -1;
  const found = rows.spotsOf(spot).filter((index) => showsSpot(rows.at(index), spot));
  return found.find((index) => isOfOne(rows.at(index))) ?? found[0] ?? -1;
}

function isOfOne(row: Row | undefined): boolean {
  return row?.kind === 'arrow' && row.fan === undefined;
}

/** The newest row of what has happened so far; -1 before the run. */
export function newestRow(rows: RowList): number {
  return rows.findLast(HAPPENED_KINDS);
}

export const FAILURE_KINDS = kindsOf(VERDICTS.filter(isFailure));

const HAPPENED_KINDS = END_KIND | kindsOf(VERDICTS.filter((verdict) => verdict !== 'not-run'));

/** The scene header over a row; -1 before the first. */
export function sceneOver(rows: RowList, index: number): number {
  return rows.findLast(SCENE_KIND, index + 1);
}

/** The lanes that have a part in the scene around a row, or in the rows near it where that scene is long; none for no row. */
export function lanesAround(rows: RowList, index: number): ReadonlySet<number> {
  const lanes = new Set<number>();
  if (index < 0) return lanes;
  const start = Math.max(sceneOver(rows, index), index - MOST_AROUND, 0);
  const next = rows.find(SCENE_KIND, index + 1);
  const end = Math.min(next < 0 ? rows.length : next, index + MOST_AROUND);
  for (const row of rows.slice(start, end)) {
    if (row.kind !== 'arrow') continue;
    lanes.add(row.lane);
    for (const lane of lanesOf(row)) lanes.add(lane);
  }
  return lanes;
}

const MOST_AROUND = 100;

/** The lanes at which a row's line or dot stands. */
export function lanesOf({ shape }: Pick<ArrowRow, 'shape'>): readonly number[] {
  switch (shape.kind) {
    case 'arrow':
      return [shape.from, shape.to];
    case 'point':
      return [shape.lane];
    case 'fan':
      return [shape.from, ...shape.ends.map(({ lane }) => lane)];
    case 'across':
      return [];
  }
}

/** What failed is looked at so far: of many failures the first ones tell enough. */
const MOST_FAILURES = 100;

/** Of some lanes those with a part in a failure, each with the first row that tells of one. */
export function failuresIn(rows: RowList, lanes: readonly number[]): ReadonlyMap<number, ArrowRow> {
  const found = new Map<number, ArrowRow>();
  if (lanes.length === 0) return found;
  const wanted = new Set(lanes);
  let at = rows.find(FAILURE_KINDS);
  for (let count = 0; at >= 0 && count < MOST_FAILURES; count += 1) {
    const row = rows.at(at);
    if (row?.kind === 'arrow') {
      for (const lane of failedLanes(row)) {
        if (wanted.has(lane) && !found.has(lane)) found.set(lane, row);
      }
    }
    at = rows.find(FAILURE_KINDS, at + 1);
  }
  return found;
}

function failedLanes({ shape, lane }: ArrowRow): readonly number[] {
  if (shape.kind !== 'fan') return [lane];
  return shape.ends.filter(({ verdict }) => isFailure(verdict)).map((end) => end.lane);
}

/** When the last thing before a row happened: 0 at the start; `undefined` when the row itself has not happened. */
export function previousMoment(rows: RowList, index: number): number | undefined {
  const row = rows.at(index);
  if (row?.kind !== 'arrow' || row.at === undefined) return undefined;
  for (let at = index - 1; at >= 0; at--) {
    const before = rows.at(at);
    if (before?.kind === 'arrow' && before.at !== undefined) return before.at;
  }
  return 0;
}
