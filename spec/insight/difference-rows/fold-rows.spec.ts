import { describe, expect, it } from 'vitest';
import { EMPTY_CELL, type DiffRow } from '../../../src/ui/difference/diff-row.ts';
import { foldRows } from '../../../src/ui/difference/fold-rows.ts';

/** `=` an equal node, `/` an end tag, `!` a difference. */
const rowsOf = (notation: string): readonly DiffRow[] =>
  [...notation].map((sign) => {
    const text = sign === '/' ? '</x' : '<x/>';
    const cell = { depth: 0, tokens: [{ kind: 'tag' as const, text }] };
    return { left: cell, right: sign === '/' ? EMPTY_CELL : cell, isDifference: sign === '!' };
  });

const folds = (notation: string) =>
  foldRows(rowsOf(notation)).map(({ start, rows, foldable }) => [start, rows.length, foldable]);

describe('the rows of two trees', () => {
  it('stay as they are when few are equal', () => {
    expect(folds('====!====')).toEqual([[0, 9, 0]]);
    expect(folds('')).toEqual([]);
  });

  it('are folded in long runs of equal ones, but for those next to a difference', () => {
    expect(folds(`!${'='.repeat(126)}!`)).toEqual([
      [0, 4, 0],
      [4, 120, 120],
      [124, 4, 0],
    ]);
  });

  it('count nodes, not end tags', () => {
    expect(folds('===' + '=/'.repeat(10) + '===')[1]).toEqual([3, 20, 10]);
  });
});
