import type { Row } from '../../timeline/model.ts';

/** Scrolls sideways until the arrow of a row is in view right of the pinned columns; fluid lanes never need it. */
export function revealLanes(grid: HTMLElement | null, row: Row | undefined): void {
  if (grid === null || row?.kind !== 'arrow' || grid.scrollWidth <= grid.clientWidth) return;
  const heads = [...grid.querySelectorAll<HTMLElement>('.tl-head')];
  const ends = row.shape.kind === 'point' ? [row.lane] : [row.shape.from, row.shape.to];
  const left = heads[Math.min(...ends)];
  const right = heads[Math.max(...ends)];
  if (left === undefined || right === undefined) return;
  const pinned = grid.querySelector<HTMLElement>('.tl-pins')?.offsetWidth ?? 0;
  const box = grid.getBoundingClientRect();
  const before = left.getBoundingClientRect().left - box.left - pinned - left.offsetWidth / 8;
  const after = right.getBoundingClientRect().right - box.left - grid.clientWidth;
  if (before < 0) grid.scrollLeft += before;
  else if (after > 0) grid.scrollLeft += Math.min(after, before);
}
