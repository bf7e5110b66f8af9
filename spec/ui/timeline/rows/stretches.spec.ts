import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../../../../src/timeline/model.ts';
import { stretchesOf } from '../../../../src/ui/timeline/rows/stretches.ts';

/** A row with lanes is its state, a scene a line. */
function rowsOf(picture: string): readonly Row[] {
  const lives = new Map<string, readonly boolean[]>();
  return [...picture].map((state) => {
    if (state === '-') return { kind: 'scene' } as Row;
    const live = lives.get(state) ?? [state === 'a'];
    lives.set(state, live);
    return { kind: 'arrow', live } as unknown as Row;
  });
}

it.each([
  ['', []],
  ['a', [1]],
  ['-', [0]],
  ['aaa', [3, 0, 0]],
  ['aabba', [2, 0, 2, 0, 1]],
  ['a-aa-', [1, 0, 2, 0, 0]],
  ['--ab', [0, 0, 1, 1]],
])('draws the lanes of "%s" in stretches', (picture, stretches) => {
  expect(stretchesOf(rowsOf(picture)).map(({ rows }) => rows)).toEqual(stretches);
});

it('draws lanes as much longer as rows among them are higher', () => {
  const rows = rowsOf('a-aabb');
  for (const [index, of] of [0, 1, 2, 2, 4, 4].entries()) {
    const growth = (row: number) => (row === index ? 13 : 0);
    const grown = stretchesOf(rows, growth).map(({ grownBy }) => grownBy);
    expect(grown).toEqual(rows.map((row, at) => (at === of && row.kind === 'arrow' ? 13 : 0)));
  }
});

it('adds up how much higher rows of one stretch are', () => {
  const grown = stretchesOf(rowsOf('aab'), (row) => [13, 26, 4][row] ?? 0);
  expect(grown.map(({ grownBy }) => grownBy)).toEqual([39, 0, 4]);
});

it('draws the lanes of each row once, and no scene', () => {
  const pictures = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 40 });
  fc.assert(
    fc.property(pictures, (picture) => {
      const drawn = [...picture].map(() => '-');
      for (const [from, { rows: length }] of stretchesOf(rowsOf(picture)).entries()) {
        for (let index = from; index < from + length; index++) {
          expect(drawn[index]).toBe('-');
          drawn[index] = picture[from] ?? '';
        }
      }
      expect(drawn.join('')).toBe(picture);
    }),
  );
});
