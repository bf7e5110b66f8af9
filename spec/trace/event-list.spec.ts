import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsUntil, recordOf, withEvents, type EventList } from '../../src/trace/event-list.ts';
import { eventSeq, firstAfter, lastUntil } from '../../src/trace/event-seq.ts';
import { trace } from '../support/trace-notation.ts';

const ALL = trace(Array.from({ length: 12 }, (_, step) => `step ${step}`).join('|'));

/** The trace of those batches, and each list that it was on the way. */
function grown(sizes: readonly number[]): readonly EventList[] {
  const lists: EventList[] = [[]];
  let start = 0;
  for (const size of sizes) {
    lists.push(withEvents(lists.at(-1) ?? [], ALL.slice(start, start + size)));
    start += size;
  }
  return lists;
}

describe('a list of events', () => {
  it('reads as an array would, after it was continued, too', () => {
    const place = fc.integer({ min: -15, max: 15 });
    const sizes = fc.array(fc.nat(4), { maxLength: 3 });
    fc.assert(
      fc.property(sizes, place, place, (batches, a, b) => {
        let length = 0;
        grown(batches).forEach((list, index) => {
          length += batches[index - 1] ?? 0;
          const plain = ALL.slice(0, length);
          expect([...list]).toEqual(plain);
          expect(list.at(a)).toBe(plain.at(a));
          expect(list.slice(a, b)).toEqual(plain.slice(a, b));
          const isOdd = ({ seq }: { readonly seq: number }) => seq % 2 === 1;
          expect([list.find(isOdd), list.findLast(isOdd)]).toEqual([
            plain.find(isOdd),
            plain.findLast(isOdd),
          ]);
        });
      }),
    );
  });

  it('shares its record with the lists that continue it', () => {
    const [, one, other] = grown([3, 4]);
    expect(recordOf(one ?? [])).toBe(recordOf(other ?? []));
  });

  it('is continued twice from one moment without a trace of the other', () => {
    const start = withEvents([], ALL.slice(0, 2));
    const one = withEvents(start, ALL.slice(2, 4));
    const other = withEvents(start, ALL.slice(4, 5));
    expect([...one]).toEqual(ALL.slice(0, 4));
    expect([...other]).toEqual([...ALL.slice(0, 2), ...ALL.slice(4, 5)]);
    expect(start).toHaveLength(2);
  });

  it('has the same moments however far it has grown since', () => {
    const short = withEvents([], ALL.slice(0, 6));
    const moment = eventsUntil(short, eventSeq(2));
    const long = withEvents(short, ALL.slice(6));
    expect(eventsUntil(long, eventSeq(2))).toBe(moment);
    expect([...moment]).toEqual(ALL.slice(0, 3));
    expect(withEvents(moment, ALL.slice(6, 7))).toHaveLength(4);
    expect(long).toHaveLength(ALL.length);
  });
});

describe('moments in their order', () => {
  it('are found by what lies before and after', () => {
    const moments = [2, 5, 5, 9].map(eventSeq);
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 11 }), (at) => {
        expect(firstAfter(moments, at)).toBe(moments.find((each) => each > at));
        expect(lastUntil(moments, at)).toBe(moments.findLast((each) => each <= at));
      }),
    );
  });
});
