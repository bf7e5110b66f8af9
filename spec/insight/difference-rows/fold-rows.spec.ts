import { describe, expect, it } from 'vitest';
import { foldRows } from '../../../src/insight/difference-rows/fold-rows.ts';
import { FOLD_FOR_GOOD, FOLD_TO_OPEN } from '../../../src/insight/difference-rows/layout.ts';
import { rowOf, type DifferenceRow } from '../../../src/insight/difference-rows/row.ts';
import { xml } from '../../../src/xml/element.ts';

const element = xml('x', {});
const MARKS = {
  '!': 'differs',
  '~': 'moved',
  e: 'error',
  a: 'allowed',
  '=': 'same',
  '/': 'same',
} as const;
type Sign = keyof typeof MARKS;

/** `=` an equal node, `/` an end tag, `!` a difference, `~` moved, `a` allowed, `e` of an error. */
const rowsOf = (notation: string): readonly DifferenceRow[] =>
  [...notation].map((sign) =>
    rowOf({
      depth: 0,
      mark: MARKS[sign as Sign],
      expected:
        sign === '/'
          ? { kind: 'end', element }
          : { kind: 'start', element, inheritedNs: '', attributes: [], ending: 'empty' },
    }),
  );

const folds = (notation: string, rule = FOLD_TO_OPEN) =>
  foldRows(rowsOf(notation), rule).map(({ start, rows, foldable }) => [
    start,
    rows.length,
    foldable,
  ]);

describe('the rows of a difference', () => {
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

  it('that only allow more fold with equal ones; what moved or tells of an error stays', () => {
    expect(folds(`===${'a='.repeat(6)}===`)[1]).toEqual([3, 12, 12]);
    for (const sign of ['~', 'e', '!']) {
      expect(folds(`${'='.repeat(8)}${sign}${'='.repeat(8)}`)).toHaveLength(1);
    }
  });

  it('keep nothing at their ends where nobody can open a fold', () => {
    expect(folds(`${'='.repeat(9)}!${'='.repeat(9)}`, FOLD_FOR_GOOD)).toEqual([
      [0, 6, 6],
      [6, 7, 0],
      [13, 6, 6],
    ]);
    expect(folds(`${'='.repeat(8)}!`, FOLD_FOR_GOOD)).toHaveLength(1);
  });
});
