import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonSubsequence, longestIncreasing } from '../../src/match/sequence.ts';

function common(left: string, right: string): string {
  return pairsOf(left, right)
    .map((pair) => left[pair.left] ?? '')
    .join('');
}

function pairsOf(left: string, right: string) {
  const codeAt = (text: string) => (index: number) => text.codePointAt(index) ?? -1;
  return commonSubsequence({
    leftCount: left.length,
    rightCount: right.length,
    same: (i, j) => left[i] === right[j],
    leftIdentity: codeAt(left),
    rightIdentity: codeAt(right),
  });
}

describe('commonSubsequence', () => {
  it.each([
    ['abc', 'abc', 'abc'],
    ['abcd', 'xbyd', 'bd'],
    ['ab', 'ba', 'b'],
    ['', 'a', ''],
    ['aab', 'ab', 'ab'],
  ])('of %s and %s is %s', (left, right, expected) => {
    expect(common(left, right)).toBe(expected);
  });

  it('stands in order on both sides, however long they are', () => {
    const long = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(long, long, (left, right) => {
        const pairs = pairsOf(left, right);
        expect(pairs.every((pair) => left[pair.left] === right[pair.right])).toBe(true);
        pairs.slice(1).forEach((pair, index) => {
          expect(pair.left).toBeGreaterThan(pairs[index]?.left ?? -1);
          expect(pair.right).toBeGreaterThan(pairs[index]?.right ?? -1);
        });
      }),
    );
  });

  it('keeps a thousand items that are the same around a few edits', () => {
    const items = Array.from({ length: 1000 }, (_, index) => String.fromCharCode(0x4e00 + index));
    const edited = ['!', ...items.slice(1, 500), ...items.slice(501, 999), '?'];
    expect(common(items.join(''), edited.join('')).length).toBe(997);
  });
});

describe('longestIncreasing', () => {
  it.each([
    [[], []],
    [[3], [0]],
    [
      [1, 2, 0],
      [0, 1],
    ],
    [
      [5, 1, 2, 9, 3],
      [1, 2, 4],
    ],
  ])('of %j is at %j', (values, positions) => {
    expect([...longestIncreasing(values)].sort((a, b) => a - b)).toEqual(positions);
  });
});
