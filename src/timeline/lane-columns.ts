import type { ArrowRow } from './model.ts';

/** What lanes need, in px; it depends on the size of the type. */
export interface LaneSizes {
  /** A lane never gets narrower, unless it is folded to a stripe. */
  readonly least: number;
  /** From this distance on the kind of a stanza stands on its arrow. */
  readonly labelled: number;
}

export const LANE_SIZES: LaneSizes = { least: 44, labelled: 98 };
/** For large type. */
export const LARGE_LANE_SIZES: LaneSizes = { least: 66, labelled: 150 };
/** A folded lane, in px: a stripe on which arrows still end. */
export const STRIPE = 12;
/** What stands for the lanes that have no room, at either side, in px: an arrow and a number. */
export const EDGE = 34;
/** What stands for the hidden lanes, in px. */
export const HIDDEN_WIDTH = 18;

/** What asks for room beside others: a lane, or what stands for several. */
export interface RoomSeeker {
  readonly kind: 'actor' | 'service' | 'group' | 'before' | 'after' | 'hidden';
  /** It is never folded. */
  readonly isPinned?: boolean;
}

const FIXED: Readonly<Partial<Record<RoomSeeker['kind'], number>>> = {
  before: EDGE,
  after: EDGE,
  hidden: HIDDEN_WIDTH,
};

/** The width of the last lane, which has no arrows beside it, as a part of that of the others. */
const LAST_SHARE = 0.72;

/** What is wished for in the place of lanes without room. */
export interface LaneWishes {
  /** Columns that have a part in what is looked at. */
  readonly busy: ReadonlySet<number>;
  /** Else all stay as they are, and scroll. */
  readonly mayFold: boolean;
  readonly sizes?: LaneSizes;
}

/** How lanes share the width that there is. */
export interface LaneRoom {
  /** By column: whether it is folded to a stripe. */
  readonly folded: readonly boolean[];
  /** By column: its width in px, where that is always the same. */
  readonly fixed: readonly (number | undefined)[];
  /** How many are. */
  readonly foldedCount: number;
  /** Whether the kind of a stanza has room on its arrow. If not, it stands with the text of each row. */
  readonly showsKinds: boolean;
  /** Narrower than this, in px, not all of them have room. */
  readonly least: number;
  readonly sizes: LaneSizes;
}

/**
 * What is given up for want of room, in this order: the kind on the arrows of all rows; then lanes of actors become
 * stripes, those of no part in what is looked at first, the last ones first; only then some of them leave the view
 * (`arrangement/drawn-lanes.ts`). A width of 0 is not known yet: all is shown.
 */
export function laneRoom(
  columns: readonly RoomSeeker[],
  width: number,
  { busy, mayFold, sizes = LANE_SIZES }: LaneWishes,
): LaneRoom {
  const { least, labelled } = sizes;
  const fixed = columns.map(({ kind }) => FIXED[kind]);
  const taken = fixed.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const whole = fixed.filter((each) => each === undefined).length;
  const lack = width === 0 ? 0 : whole * least + taken - width;
  const needed = Math.ceil(Math.max(lack, 0) / (least - STRIPE));
  const foldable = columns
    .flatMap(({ kind, isPinned }, index) => (kind === 'actor' && isPinned !== true ? [index] : []))
    .toSorted((a, b) => Number(busy.has(a)) - Number(busy.has(b)) || b - a);
  // One stripe alone would tell less than it saves.
  const stripes = new Set(mayFold && needed > 0 ? foldable.slice(0, Math.max(needed, 2)) : []);
  const foldedCount = stripes.size;
  const isWide = width === 0 || (width - taken) / (whole - 1 + LAST_SHARE) >= labelled;
  return {
    folded: columns.map((_, index) => stripes.has(index)),
    fixed,
    foldedCount,
    showsKinds: foldedCount === 0 && isWide,
    least: foldedCount * STRIPE + (whole - foldedCount) * least + taken,
    sizes,
  };
}

/** The columns of the lanes for a style sheet: each starts with its lane and holds the arrows to the next; the last one holds none. */
export function laneTemplate({ folded, fixed, sizes }: LaneRoom): string {
  const last = folded.length - 1;
  return folded
    .map((isFolded, index) => {
      const px = isFolded ? STRIPE : fixed[index];
      if (px !== undefined) return `${px}px`;
      return `minmax(${sizes.least}px, ${index === last ? LAST_SHARE : 1}fr)`;
    })
    .join(' ');
}

/** Columns as grid lines, from 1. */
export interface ColumnSpan {
  readonly start: number;
  readonly end: number;
}

/** The columns that an arrow crosses, whose lanes are indices of columns; an end of -1 is the right edge. */
export function arrowSpan({ shape }: Pick<ArrowRow, 'shape'>): ColumnSpan {
  if (shape.kind === 'across') return { start: 1, end: -1 };
  if (shape.kind === 'point') return { start: shape.lane + 1, end: shape.lane + 2 };
  const ends = shape.kind === 'fan' ? shape.ends.map(({ lane }) => lane) : [shape.to];
  const start = ends.reduce((least, lane) => Math.min(least, lane), shape.from);
  const end = ends.reduce((most, lane) => Math.max(most, lane), shape.from);
  return { start: start + 1, end: end + 1 };
}

/** The column that holds the words in the line: the one beside the actor whose row it is. */
export function labelColumn(row: Pick<ArrowRow, 'shape' | 'lane'>): number {
  const { start, end } = arrowSpan(row);
  return row.shape.kind === 'across' || row.lane + 1 === start ? start : end - 1;
}
