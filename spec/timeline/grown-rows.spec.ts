import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withGrownRows } from '../../src/timeline/grown-rows.ts';
import { createRowOffsets } from '../../src/timeline/window.ts';

/** A list of that many arrows, without making them. */
function offsetsOf(length: number) {
  const rows = { length, countBefore: () => ({ scenes: 0, ends: 0 }) };
  return createRowOffsets(rows, { arrow: 10, scene: 1, end: 1 });
}

it('makes room for each row that is higher than others', () => {
  const grown = withGrownRows(offsetsOf(4), [
    { index: 0, by: 3 },
    { index: 2, by: 5 },
  ]);
  expect([-1, 0, 1, 2, 3, 4, 5].map((row) => grown.top(row))).toEqual([0, 0, 13, 23, 38, 48, 48]);
  expect([-9, 12, 13, 37, 38, 99].map((y) => grown.rowAt(y))).toEqual([0, 0, 1, 2, 3, 3]);
  expect(grown.total).toBe(48);
});

it('leaves a list as it is where no row is higher', () => {
  const offsets = offsetsOf(4);
  expect(withGrownRows(offsets, [])).toBe(offsets);
});

it('finds the row at its own top, whichever are higher', () => {
  const growths = fc.uniqueArray(
    fc.record({ index: fc.nat(40), by: fc.integer({ min: 1, max: 90 }) }),
    {
      selector: ({ index }) => index,
    },
  );
  fc.assert(
    fc.property(growths, (some) => {
      const grown = withGrownRows(
        offsetsOf(41),
        some.toSorted((a, b) => a.index - b.index),
      );
      for (let row = 0; row < 41; row++) {
        expect(grown.rowAt(grown.top(row))).toBe(row);
        const by = some.find(({ index }) => index === row)?.by ?? 0;
        expect(grown.top(row + 1) - grown.top(row)).toBe(10 + by);
      }
    }),
    { numRuns: 50 },
  );
});
