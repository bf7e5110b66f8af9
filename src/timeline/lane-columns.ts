import type { ArrowRow, Lane } from './model.ts';

/** A lane never gets narrower, in px, unless it is folded to a stripe. */
export const LEAST_LANE = 44;
/** From this distance on, in px, the kind of a stanza stands on its arrow. */
export const LABELLED_LANE = 104;
/** A folded lane, in px: a stripe on which arrows still end. */
export const STRIPE = 12;

/** How lanes share the width that there is. */
export interface LaneRoom {
  /** By lane: whether it is folded to a stripe. */
  readonly folded: readonly boolean[];
  /** How many are. */
  readonly foldedCount: number;
  /** Whether the kind of a stanza has room on its arrow. If not, it stands with the text of each row. */
  readonly showsKinds: boolean;
  /** Narrower than this, in px, the lanes scroll sideways. */
  readonly least: number;
}

/**
 * What is given up for want of room, in this order: the kind on the arrows of all rows; then lanes of actors become
 * stripes, those of no part in what is looked at first, the last ones first; only then the lanes scroll. `busy`: by lane,
 * whether it has a part in it. A width of 0 is not known yet: all is shown.
 */
export function laneRoom(
  lanes: readonly Pick<Lane, 'kind'>[],
  width: number,
  { busy, mayFold }: { readonly busy: ReadonlySet<number>; readonly mayFold: boolean },
): LaneRoom {
  const lack = width === 0 ? 0 : lanes.length * LEAST_LANE - width;
  const needed = Math.ceil(Math.max(lack, 0) / (LEAST_LANE - STRIPE));
  const foldable = lanes
    .flatMap(({ kind }, index) => (kind === 'actor' ? [index] : []))
    .toSorted((a, b) => Number(busy.has(a)) - Number(busy.has(b)) || b - a);
  // One stripe alone would tell less than it saves.
  const stripes = new Set(mayFold && needed > 0 ? foldable.slice(0, Math.max(needed, 2)) : []);
  const foldedCount = stripes.size;
  const between = lanes.length - 1;
  return {
    folded: lanes.map((_, index) => stripes.has(index)),
    foldedCount,
    showsKinds:
      foldedCount === 0 &&
      (width === 0 || (width - LEAST_LANE) / Math.max(between, 1) >= LABELLED_LANE),
    least: foldedCount * STRIPE + (lanes.length - foldedCount) * LEAST_LANE,
  };
}

/** The columns of the lanes for a style sheet: each starts with its lane and holds the arrows to the next; the last one holds none. */
export function laneTemplate({ folded }: LaneRoom): string {
  const last = folded.length - 1;
  return folded
    .map((isFolded, index) => {
      if (isFolded) return `${STRIPE}px`;
      return `minmax(${LEAST_LANE}px, ${index === last ? LAST_SHARE : 1}fr)`;
    })
    .join(' ');
}

/** Of the width of a lane that has arrows beside it. */
const LAST_SHARE = 0.72;

/** Columns as grid lines, from 1. */
export interface ColumnSpan {
  readonly start: number;
  readonly end: number;
}

/** The columns that an arrow crosses; an end of -1 is the right edge. */
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
