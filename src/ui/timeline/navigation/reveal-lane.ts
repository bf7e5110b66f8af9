import { labelColumn } from '../../../timeline/lane-columns.ts';
import { lanesOf } from '../../../timeline/find-row.ts';
import type { Row } from '../../../timeline/model.ts';

/**
 * Scrolls sideways until the arrow of a row is in view between the zones that stay, or where it is too long, its words
 * and the actor whose row it is. Lanes that fit never need it.
 */
export function revealLanes(grid: HTMLElement | null, row: Row | undefined): void {
  if (grid === null || row?.kind !== 'arrow' || grid.scrollWidth <= grid.clientWidth) return;
  const heads = [...grid.querySelectorAll<HTMLElement>('[data-lane]')];
  const { pinned, room } = roomBetween(grid, heads[0]?.parentElement);
  const ends = lanesOf(row);
  const all = spanOf(heads, ends.length === 0 ? [row.lane] : ends);
  const span = all.right - all.left <= room ? all : spanOf(heads, [labelColumn(row) - 1, row.lane]);
  const left = grid.getBoundingClientRect().left + pinned;
  if (span.left < left) grid.scrollLeft -= left - span.left;
  else if (span.right > left + room) grid.scrollLeft += span.right - left - room;
}

/** How much of the grid stays at its left, and how much of the lanes can be seen at once. */
function roomBetween(grid: HTMLElement, lanes: HTMLElement | null | undefined) {
  const pinned = lanes?.offsetLeft ?? 0;
  const others = grid.scrollWidth - (lanes?.offsetWidth ?? 0);
  return { pinned, room: grid.clientWidth - others };
}

/** From the left edge of the first of some columns to the right edge of the last. */
function spanOf(heads: readonly HTMLElement[], columns: readonly number[]) {
  const boxes = columns.flatMap((column) => heads[column]?.getBoundingClientRect() ?? []);
  return {
    left: boxes.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: boxes.reduce((most, { right }) => Math.max(most, right), -Infinity),
  };
}
