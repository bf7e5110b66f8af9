import type { RowList } from './growing/row-list.ts';

/**
 * Windowing: which rows are to be painted, and where. All lengths are CSS pixels. The list scrolls in a box whose
 * `scrollTop` is 0 when the first row touches the top of the viewport.
 *
 * Browsers limit how tall an element can be (Chromium clamps at 33,554,428 px, Firefox paints nothing beyond about
 * 17.5 million), so a longer list gets a box of `MAX_SCROLL_HEIGHT` and its scroll positions are scaled.
 */
export const MAX_SCROLL_HEIGHT = 8_000_000;

/** Heights of the three kinds of rows; they depend on the density. */
export interface RowHeights {
  readonly arrow: number;
  readonly scene: number;
  readonly end: number;
}

/** A row that is higher than others of its kind: it says all that it has to say. */
export interface GrownRow {
  readonly index: number;
  /** How much higher. */
  readonly by: number;
}

/** Where each row starts in the unscaled list. */
export interface RowOffsets {
  readonly count: number;
  readonly total: number;
  /** The top of a row; rows outside the list are clamped, and `top(count)` is the total. */
  top(index: number): number;
  /** The row at a height; heights outside the list are clamped. An empty list has only row 0. */
  rowAt(y: number): number;
}

export function createRowOffsets(
  rows: Pick<RowList, 'length' | 'countBefore'>,
  heights: RowHeights,
  grown?: GrownRow,
): RowOffsets {
  const count = rows.length;
  const { index: tall, by } = grown ?? { index: count, by: 0 };
  const top = (index: number) => {
    const before = Math.min(Math.max(index, 0), count);
    const { scenes, ends } = rows.countBefore(before);
    const arrows = before - scenes - ends;
    const more = before > tall ? by : 0;
    return arrows * heights.arrow + scenes * heights.scene + ends * heights.end + more;
  };
  return { count, total: top(count), top, rowAt: (y) => lastAtOrBefore(top, count - 1, y) };
}

/** The last row that begins at a height or above it. */
export function lastAtOrBefore(top: RowOffsets['top'], last: number, y: number): number {
  let low = 0;
  let high = Math.max(last, 0);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (top(middle) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A list in its viewport. */
export interface Scroller {
  readonly offsets: RowOffsets;
  /** Height of the part of the box that shows rows. */
  readonly viewport: number;
}

/** Height of the scrolled box. */
export function scrollHeight(offsets: RowOffsets): number {
  return Math.min(offsets.total, MAX_SCROLL_HEIGHT);
}

/** The height in the unscaled list that stands at the top of the viewport. */
function listPosition({ offsets, viewport }: Scroller, scrollTop: number): number {
  return clamp(scrollTop * scale({ offsets, viewport }), 0, Math.max(offsets.total - viewport, 0));
}

/** The `scrollTop` that brings a height of the unscaled list to the top of the viewport. */
function scrollPosition({ offsets, viewport }: Scroller, y: number): number {
  const top = clamp(y, 0, Math.max(offsets.total - viewport, 0));
  return top / scale({ offsets, viewport });
}

/** Unscaled pixels per pixel of scrolling; 1 unless the list is too long for an element. */
function scale({ offsets, viewport }: Scroller): number {
  const scrollable = scrollHeight(offsets) - viewport;
  return offsets.total <= MAX_SCROLL_HEIGHT || scrollable <= 0
    ? 1
    : (offsets.total - viewport) / scrollable;
}

export interface VisibleRange {
  /** First row to paint. */
  readonly first: number;
  /** One past the last row to paint. */
  readonly end: number;
  /** Where the top of row `first` belongs in the scrolled box. */
  readonly top: number;
}

/** The rows in view, with `overscan` more on either side. */
export function visibleRange(
  scroller: Scroller,
  scrollTop: number,
  overscan: number,
): VisibleRange {
  const { offsets, viewport } = scroller;
  const y = listPosition(scroller, scrollTop);
  const first = Math.max(offsets.rowAt(y) - overscan, 0);
  const end = Math.min(offsets.rowAt(y + viewport) + 1 + overscan, offsets.count);
  const distance = offsets.top(first) - y;
  const shown = offsets.total <= MAX_SCROLL_HEIGHT ? y : scrollTop;
  return { first, end, top: Math.max(shown + distance, 0) };
}

export interface Reveal {
  readonly index: number;
  readonly scrollTop: number;
  /** How much of the viewport's top is covered by what sticks there. */
  readonly covered: number;
  /** Where to put a row that is out of view: 0 is the top, 1 the bottom; absent: the nearest edge. */
  readonly at?: number;
}

/** The `scrollTop` that shows a row; the present one if the row is in view already. */
export function scrollToReveal(scroller: Scroller, reveal: Reveal): number {
  const { offsets, viewport } = scroller;
  const y = listPosition(scroller, reveal.scrollTop);
  const top = offsets.top(reveal.index);
  const bottom = offsets.top(reveal.index + 1);
  const above = top < y + reveal.covered;
  if (!above && bottom <= y + viewport) return reveal.scrollTop;
  const low = top - reveal.covered;
  const high = bottom - viewport;
  if (reveal.at === undefined) return scrollPosition(scroller, above ? low : high);
  return scrollPosition(scroller, low + (high - low) * reveal.at);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
