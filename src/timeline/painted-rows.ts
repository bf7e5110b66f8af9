import type { RowOffsets, VisibleRange } from './window.ts';

/** Rows, by their places in the list. */
export type RowRange = Pick<VisibleRange, 'first' | 'end'>;

/** Where no more rows than this come into view, so many are painted at once in all, out of view, too. */
export const MORE_AT_ONCE = 10;

/**
 * The rows to paint next on the way to all that are to be painted in the end: those that are seen, those that are painted
 * already, and some more. To paint many at once would take long.
 */
export function nextPainted(
  painted: RowRange | undefined,
  seen: RowRange,
  all: RowRange,
): RowRange {
  const known = painted === undefined ? undefined : within(painted, all);
  const base = within(seen, all);
  const isBeside = known !== undefined && known.first <= base.end && known.end >= base.first;
  const first = isBeside ? Math.min(known.first, base.first) : base.first;
  const end = isBeside ? Math.max(known.end, base.end) : base.end;
  const added = end - first - (isBeside ? known.end - known.first : 0);
  const more = Math.max(MORE_AT_ONCE - added, 0);
  const below = Math.min(all.end - end, more);
  const above = Math.min(first - all.first, more - below);
  return { first: first - above, end: end + below };
}

/** Part of a range, with the place of its first row. */
export function partOf(all: VisibleRange, { first, end }: RowRange, offsets: RowOffsets) {
  return { first, end, top: all.top + offsets.top(first) - offsets.top(all.first) };
}

function within({ first, end }: RowRange, all: RowRange): RowRange {
  const begin = Math.min(Math.max(first, all.first), all.end);
  return { first: begin, end: Math.max(Math.min(end, all.end), begin) };
}
