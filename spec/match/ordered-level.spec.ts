import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestPartners, priceOf, type OrderedLevel } from '../../src/match/ordered-level.ts';

const ORDER = 1;

/** A level from a table of prices: infinite where two must not be a pair, and which of them are twins. */
const level: fc.Arbitrary<OrderedLevel> = fc
  .tuple(fc.nat(4), fc.nat(4))
  .chain(([leftCount, rightCount]) =>
    fc.record({
      leftCount: fc.constant(leftCount),
      rightCount: fc.constant(rightCount),
      prices: fc.array(fc.constantFrom(0, 0, 1, 2, 3, 5, Infinity), {
        minLength: 16,
        maxLength: 16,
      }),
      twins: fc.array(fc.constantFrom(false, false, true), { minLength: 16, maxLength: 16 }),
    }),
  )
  .map(({ leftCount, rightCount, prices, twins }) => {
    const pair = (left: number, right: number) => prices[left * 4 + right] ?? Infinity;
    return {
      leftCount,
      rightCount,
      pair,
      moved: (left, right) => pair(left, right) + ORDER,
      missing: () => 1,
      extra: () => 1,
      twins: (left, right) => pair(left, right) < Infinity && twins[left * 4 + right] === true,
    };
  });

/** All ways to pair the two lists. */
function allPartners({
  leftCount,
  rightCount,
  pair,
}: OrderedLevel): readonly (readonly number[])[] {
  let found: readonly (readonly number[])[] = [[]];
  for (let left = 0; left < leftCount; left++) {
    found = found.flatMap((partners) => {
      const free = Array.from({ length: rightCount }, (_, right) => right).filter(
        (right) => !partners.includes(right) && pair(left, right) < Infinity,
      );
      return [-1, ...free].map((right) => [...partners, right]);
    });
  }
  return found;
}

describe('cheapestPartners', () => {
  it('are as cheap as can be', () => {
    fc.assert(
      fc.property(level, (each) => {
        const none = new Array<number>(each.leftCount).fill(-1);
        const best = Math.min(...allPartners(each).map((partners) => priceOf(each, partners)));
        expect(priceOf(each, cheapestPartners(each, none))).toBe(best);
      }),
      { numRuns: 500 },
    );
  });

  it('are what they start from when nothing may be looked at', () => {
    const each = fc.sample(level, 1)[0];
    const none = new Array<number>(each?.leftCount ?? 0).fill(-1);
    expect(each && cheapestPartners(each, none, { left: 0 })).toEqual(none);
  });
});
