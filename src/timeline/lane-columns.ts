import type { ArrowRow } from './model.ts';
import type { TimelineModel } from './timeline-model.ts';

/** Up to this many lanes share the width that there is; more of them scroll sideways. */
export const MAX_FLUID_LANES = 6;

const BUSY = 1.12;
const PLAIN = 1;
const IDLE = 0.76;

/**
 * The relative widths of the lanes' columns. A column starts with its lane and holds the arrows to the next one, so
 * columns beside a service are wider; the last one holds summaries alone, and needs less when no arrow ends there.
 */
export function laneWeights({
  lanes,
  isLastLaneUsed,
}: Pick<TimelineModel, 'lanes' | 'isLastLaneUsed'>): readonly number[] {
  const last = lanes.length - 1;
  return lanes.map((lane, index) => {
    if (index === last) return lastWeight(last, isLastLaneUsed);
    const beside = lane.kind === 'service' || lanes[index + 1]?.kind === 'service';
    return beside ? BUSY : PLAIN;
  });
}

/** Two lanes leave the last column the summaries of every arrow. */
function lastWeight(last: number, isUsed: boolean): number {
  if (last <= 1) return BUSY;
  return isUsed ? PLAIN : IDLE;
}

/** Columns as grid lines, from 1; `end` is -1 for the right edge. */
export interface ColumnSpan {
  readonly start: number;
  readonly end: number;
}

/** The columns that an arrow crosses. */
export function arrowSpan({ shape }: ArrowRow): ColumnSpan {
  if (shape.kind === 'across') return { start: 1, end: -1 };
  if (shape.kind === 'point') return { start: shape.lane + 1, end: shape.lane + 2 };
  return { start: Math.min(shape.from, shape.to) + 1, end: Math.max(shape.from, shape.to) + 1 };
}

/** The column that holds the words in the line: the one beside the actor whose row it is. */
export function labelColumn(row: ArrowRow): number {
  const { start, end } = arrowSpan(row);
  return row.shape.kind === 'across' || row.lane + 1 === start ? start : end - 1;
}

/**
 * The columns of the summary: from the lane where the arrow ends on the right to the next lane that is connected, so
 * that no words cross a line. `undefined` when there is no column left: then it follows the label.
 */
export function summarySpan(row: ArrowRow): ColumnSpan | undefined {
  const { shape } = row;
  if (shape.kind === 'across') return undefined;
  const first = shape.kind === 'point' ? shape.lane + 1 : Math.max(shape.from, shape.to);
  if (first >= row.live.length) return undefined;
  const next = row.live.indexOf(true, first + 1);
  return { start: first + 1, end: next === -1 ? -1 : next + 1 };
}
