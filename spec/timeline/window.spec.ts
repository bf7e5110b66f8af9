import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRowOffsets,
  MAX_SCROLL_HEIGHT,
  scrollHeight,
  scrollToReveal,
  visibleRange,
} from '../../src/timeline/window.ts';
import { rowsOf } from './rows.ts';

const HEIGHTS = { arrow: 28, scene: 23, end: 24 };
const offsetsOf = (kinds: string) => createRowOffsets(rowsOf(kinds), HEIGHTS);

/** A list of that many arrows, without making them. */
function longList(count: number) {
  return { length: count, countBefore: () => ({ scenes: 0, ends: 0 }) };
}

describe('offsets', () => {
  it('add the heights of mixed rows', () => {
    const offsets = offsetsOf('saae');
    expect([0, 1, 2, 3, 4].map((row) => offsets.top(row))).toEqual([0, 23, 51, 79, 103]);
    expect([0, 22, 23, 78, 79, 500, -3].map((y) => offsets.rowAt(y))).toEqual([
      0, 0, 1, 2, 3, 3, 0,
    ]);
  });

  it('make room for a row that is higher than others', () => {
    const offsets = createRowOffsets(rowsOf('saae'), HEIGHTS, { index: 1, by: 13 });
    expect([0, 1, 2, 3, 4].map((row) => offsets.top(row))).toEqual([0, 23, 64, 92, 116]);
    expect(offsets.total).toBe(116);
    expect([22, 23, 63, 64].map((y) => offsets.rowAt(y))).toEqual([0, 1, 1, 2]);
  });

  it('are empty for no rows', () => {
    expect(offsetsOf('')).toMatchObject({ count: 0, total: 0 });
    expect(visibleRange({ offsets: offsetsOf(''), viewport: 100 }, 0, 5)).toEqual({
      first: 0,
      end: 0,
      top: 0,
    });
  });
});

describe('the window', () => {
  it('covers the viewport, at the right place', () => {
    const scroller = { offsets: createRowOffsets(longList(100), HEIGHTS), viewport: 280 };
    expect(visibleRange(scroller, 0, 0)).toEqual({ first: 0, end: 11, top: 0 });
    expect(visibleRange(scroller, 290, 0)).toEqual({ first: 10, end: 21, top: 280 });
    expect(visibleRange(scroller, 290, 3)).toEqual({ first: 7, end: 24, top: 196 });
  });

  it('always shows the last rows at the end, however long the list', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 50, max: 900 }),
        (count, viewport) => {
          const offsets = createRowOffsets(longList(count), HEIGHTS);
          const scrollTop = Math.max(scrollHeight(offsets) - viewport, 0);
          const range = visibleRange({ offsets, viewport }, scrollTop, 0);
          expect(range.end).toBe(count);
          const bottom = range.top + offsets.top(range.end) - offsets.top(range.first);
          expect(bottom).toBeCloseTo(scrollHeight(offsets), 3);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('stays below the height that browsers can paint', () => {
    const offsets = createRowOffsets(longList(1_000_000), HEIGHTS);
    expect(offsets.total).toBe(28_000_000);
    expect(scrollHeight(offsets)).toBe(MAX_SCROLL_HEIGHT);
  });

  it('reaches every row of a million', () => {
    const offsets = createRowOffsets(longList(1_000_000), HEIGHTS);
    const scroller = { offsets, viewport: 400 };
    fc.assert(
      fc.property(fc.nat(999_999), (index) => {
        const scrollTop = scrollToReveal(scroller, { index, scrollTop: 0, covered: 23 });
        const { first, end } = visibleRange(scroller, scrollTop, 0);
        expect(index >= first && index < end).toBe(true);
      }),
    );
  });
});

describe('revealing a row', () => {
  const scroller = { offsets: createRowOffsets(longList(100), HEIGHTS), viewport: 280 };
  const reveal = (index: number, scrollTop: number, at?: number) =>
    scrollToReveal(scroller, {
      index,
      scrollTop,
      covered: 23,
      ...(at === undefined ? {} : { at }),
    });

  it('does nothing for a row in view', () => {
    expect(reveal(5, 60)).toBe(60);
  });
  it('scrolls as little as needed', () => {
    expect(reveal(10, 0)).toBe(28);
    expect(reveal(10, 1000)).toBe(280 - 23);
  });
  it('puts a row where it is wanted', () => {
    expect(reveal(50, 0, 0)).toBe(1400 - 23);
    expect(reveal(50, 0, 1)).toBe(1428 - 280);
  });
  it('never leaves the list', () => {
    expect(reveal(0, 2000, 1)).toBe(0);
    expect(reveal(99, 0, 0)).toBe(2800 - 280);
  });
});
