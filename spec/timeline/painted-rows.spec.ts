import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MORE_AT_ONCE,
  nextPainted,
  partOf,
  type RowRange,
} from '../../src/timeline/painted-rows.ts';
import { createRowOffsets, visibleRange } from '../../src/timeline/window.ts';

const count = ({ first, end }: RowRange) => end - first;

describe('which rows are painted next', () => {
  it('begins with those that are seen; others come when no more of these do', () => {
    const all = { first: 0, end: 150 };
    const seen = { first: 0, end: 30 };
    expect(nextPainted(undefined, seen, all)).toEqual(seen);
    expect(nextPainted(seen, seen, all)).toEqual({ first: 0, end: 40 });
    expect(nextPainted({ first: 0, end: 24 }, seen, all)).toEqual({ first: 0, end: 34 });
    const last = { first: 146, end: 150 };
    expect(nextPainted(undefined, last, all)).toEqual({ first: 140, end: 150 });
  });

  it('always paints what is seen, never many more at once, and comes to an end with all', () => {
    const range = (most: number) =>
      fc
        .tuple(fc.nat(most), fc.nat(most))
        .map(([a, b]): RowRange => ({ first: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(range(400), range(400), fc.option(range(400)), (all, inside, before) => {
        const clip = (place: number) => Math.min(Math.max(place, all.first), all.end);
        const seen = { first: clip(inside.first), end: clip(inside.end) };
        let painted: RowRange | undefined = before ?? undefined;
        for (let round = 0; round < 45; round++) {
          const next = nextPainted(painted, seen, all);
          expect(next.first).toBeLessThanOrEqual(seen.first);
          expect(next.end).toBeGreaterThanOrEqual(seen.end);
          expect(next.first).toBeGreaterThanOrEqual(all.first);
          expect(next.end).toBeLessThanOrEqual(all.end);
          const known = painted === undefined ? 0 : count(painted);
          expect(count(next)).toBeLessThanOrEqual(known + Math.max(count(seen), MORE_AT_ONCE));
          painted = next;
        }
        expect(painted).toEqual(all);
      }),
    );
  });

  it('puts a part where its first row belongs', () => {
    const rows = { length: 500, countBefore: () => ({ scenes: 0, ends: 0 }) };
    const offsets = createRowOffsets(rows, { arrow: 20, scene: 30, end: 40 });
    const all = visibleRange({ offsets, viewport: 400 }, 2_000, 10);
    expect(partOf(all, { first: all.first + 5, end: all.end }, offsets)).toEqual({
      first: all.first + 5,
      end: all.end,
      top: all.top + 100,
    });
  });
});
