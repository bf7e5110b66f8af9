import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MeasuredList, type Measuring } from '../../src/base/measured-list.ts';

/** The sum of numbers. */
const SUM: Measuring<number, number> = {
  of: (item) => item,
  join: (measures) => measures.reduce((sum, each) => sum + each, 0),
};
const sum = (items: readonly number[]) => SUM.join(items);

const splice = fc.record({
  start: fc.nat(400),
  count: fc.nat(80),
  items: fc.array(fc.nat(3), { maxLength: 90 }),
  /** How often a few are put in behind them, one after the other. */
  more: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(150)),
});

type Splice = typeof splice extends fc.Arbitrary<infer Value> ? Value : never;

/** Lists after each of some changes, and arrays that say what should be in them. */
function changed(splices: readonly Splice[]) {
  let list = MeasuredList.of(SUM);
  let plain: readonly number[] = [];
  return splices.map(({ start, count, items, more }) => {
    const from = Math.min(start, plain.length);
    const removed = Math.min(count, plain.length - from);
    list = list.splice(from, removed, items);
    plain = plain.toSpliced(from, removed, ...items);
    const behind = from + items.length;
    const growing = Array.from({ length: more }, (_, index) => index % 4);
    growing.forEach((item, index) => (list = list.splice(behind + index, 0, [item])));
    plain = plain.toSpliced(behind, 0, ...growing);
    return { list, plain };
  });
}

describe('a measured list', () => {
  it('holds what an array would, and keeps it when others are made of it', () => {
    fc.assert(
      fc.property(fc.array(splice, { maxLength: 15 }), (splices) => {
        for (const { list, plain } of changed(splices)) {
          expect([...list]).toEqual(plain);
          expect([list.length, list.measure]).toEqual([plain.length, sum(plain)]);
        }
      }),
    );
  });

  it('measures and finds as one would by looking at all', () => {
    const place = fc.nat(500);
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 8 }), place, place, (all, a, b) => {
        const { list, plain } = changed(all).at(-1) ?? { list: MeasuredList.of(SUM), plain: [] };
        expect(list.at(a)).toBe(plain[a]);
        expect([...list.items(a, b)]).toEqual(plain.slice(a, b));
        expect(list.between(a, b)).toBe(sum(plain.slice(a, b)));
        const isThree = (item: number) => item === 3;
        expect(list.find(a, (measure) => measure > 0)).toBe(
          plain.findIndex((item, index) => index >= a && item > 0),
        );
        expect(list.findLast(a, (measure) => measure > 0)).toBe(
          plain.findLastIndex((item, index) => index < a && item > 0),
        );
        const upTo = plain.findIndex((_, index) => sum(plain.slice(0, index + 1)) > b);
        expect(list.countUpTo(b, (measure) => measure)).toBe(upTo < 0 ? plain.length : upTo);
        const sorted = MeasuredList.of(SUM, plain.toSorted());
        const threes = plain.filter(isThree).length;
        expect(sorted.countWhile((item) => item < 3)).toBe(plain.length - threes);
      }),
    );
  });

  it('may be grown in two ways from one moment', () => {
    const one = MeasuredList.of(SUM, [1, 2]).splice(1, 0, [3]);
    const lists = [one, one.splice(2, 0, [4]), one.splice(2, 0, [5]), one.splice(1, 1, [])];
    expect(lists.map((list) => [...list])).toEqual([
      [1, 3, 2],
      [1, 3, 4, 2],
      [1, 3, 5, 2],
      [1, 2],
    ]);
  });

  it('takes as much to grow at one place when it is long', () => {
    const measured = (length: number) => {
      let count = 0;
      const counting: Measuring<number, number> = {
        of: (item) => (count++, item),
        join: (measures) => ((count += measures.length), sum(measures)),
      };
      let list = MeasuredList.of(
        counting,
        Array.from({ length }, () => 1),
      );
      count = 0;
      for (let more = 0; more < 1280; more++) list = list.splice(length - 5 + more, 0, [1]);
      expect(list.measure).toBe(length + 1280);
      return count / 1280;
    };
    expect(measured(1000)).toBeLessThan(8);
    expect(measured(100_000)).toBeLessThan(8);
  });
});
