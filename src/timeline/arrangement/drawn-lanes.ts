import { t } from '../../base/translate.ts';
import { EDGE, HIDDEN_WIDTH, laneRoom, type LaneWishes } from '../lane-columns.ts';
import type { ArrangedLanes, LaneColumn } from './arranged-lanes.ts';

/** The columns as they are drawn, and where each lane is. */
export interface DrawnLanes {
  readonly columns: readonly LaneColumn[];
  /** By the index of a lane: the index of its column. Every lane has one. */
  readonly columnOf: readonly number[];
}

/** Which of the columns that are not pinned have room. */
export interface LaneWindow {
  /** Index of the first one, among those that are not pinned. */
  readonly first: number;
  /** How many there are, at least one. */
  readonly count: number;
  /** Columns at the left that stay. */
  readonly pinned: number;
}

/** All columns; what is hidden shares a last one, so that arrows still end somewhere. */
export function drawnLanes({ columns, hidden }: ArrangedLanes): DrawnLanes {
  return withPlaces([...columns, ...hiddenColumn(hidden)]);
}

/**
 * Where not even stripes have room: how many columns have, beside those that stay. These are the ones that are pinned and, in a crowd,
 * the rooms and services, as nearly every arrow ends there. One at least moves. `undefined` where all columns fit, or no width is known.
 */
export function laneWindow(
  arranged: ArrangedLanes,
  width: number,
  { wishes, first }: { readonly wishes: LaneWishes; readonly first: number },
): LaneWindow | undefined {
  const { columns, hidden } = arranged;
  const whole = laneRoom(drawnLanes(arranged).columns, width, wishes);
  if (width === 0 || whole.least <= width) return undefined;
  const { least } = whole.sizes;
  const free = width - 2 * EDGE - (hidden.length === 0 ? 0 : HIDDEN_WIDTH);
  const places = Math.max(Math.floor(free / least), 1);
  const stays = columns.filter(isStaying).length;
  const pinned = Math.min(stays, places - 1, columns.length - 1);
  const count = Math.max(Math.min(places - pinned, columns.length - pinned), 1);
  const last = Math.max(columns.length - pinned - count, 0);
  return { first: Math.min(Math.max(first, 0), last), count, pinned };
}

function isStaying({ isPinned, kind }: LaneColumn): boolean {
  return isPinned || kind === 'service';
}

/** The columns that have room; those before and after share a column at their side. */
export function windowedLanes(
  { columns, hidden }: ArrangedLanes,
  { first, count, pinned }: LaneWindow,
): DrawnLanes {
  const { staying, moving } = parted(columns, pinned);
  return withPlaces([
    ...staying,
    ...aside('before', moving.slice(0, first)),
    ...moving.slice(first, first + count),
    ...aside('after', moving.slice(first + count)),
    ...hiddenColumn(hidden),
  ]);
}

/** Where a window has to begin so that lanes are in it: the first one in any case, the others as far as there is room. As it was, where they are. */
export function windowAround(
  { columns }: ArrangedLanes,
  { first, count, pinned }: LaneWindow,
  lanes: readonly number[],
): number {
  const { moving } = parted(columns, pinned);
  const { columnOf } = withPlaces(moving);
  let next = first;
  for (const lane of lanes.toReversed()) {
    const place = columnOf[lane];
    if (place === undefined) continue;
    if (place < next) next = place;
    else if (place >= next + count) next = place - count + 1;
  }
  return next;
}

/** The first of those that stay, and all others. */
function parted(columns: readonly LaneColumn[], pinned: number) {
  const staying: LaneColumn[] = [];
  const moving: LaneColumn[] = [];
  for (const column of columns) {
    const stays = isStaying(column) && staying.length < pinned;
    (stays ? staying : moving).push(column);
  }
  return { staying, moving };
}

function aside(kind: 'before' | 'after', columns: readonly LaneColumn[]): readonly LaneColumn[] {
  if (columns.length === 0) return [];
  const lanes = columns.flatMap((column) => column.lanes);
  return [
    { key: kind, kind, title: t('{count} more', { count: lanes.length }), lanes, isPinned: false },
  ];
}

function hiddenColumn(hidden: readonly number[]): readonly LaneColumn[] {
  if (hidden.length === 0) return [];
  return [
    {
      key: 'hidden',
      kind: 'hidden',
      title: t('{count} hidden', { count: hidden.length }),
      lanes: hidden,
      isPinned: false,
    },
  ];
}

function withPlaces(columns: readonly LaneColumn[]): DrawnLanes {
  const columnOf: number[] = [];
  columns.forEach(({ lanes }, column) => {
    for (const lane of lanes) columnOf[lane] = column;
  });
  return { columns, columnOf };
}
