import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forked } from '../../src/base/forked.ts';
import { PagedList } from '../../src/base/paged-list.ts';

const places = fc.nat(5_000);
const change = fc.record({ list: fc.nat(5), place: places, item: fc.nat() });

describe('a list in pages', () => {
  it('goes on by itself, and so do its forks', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(change, fc.nat(5)), { maxLength: 60 }), (deeds) => {
        const lists = [{ paged: new PagedList<number>(), plain: new Map<number, number>() }];
        for (const deed of deeds) {
          const at = lists[(typeof deed === 'number' ? deed : deed.list) % lists.length];
          if (at === undefined) continue;
          if (typeof deed === 'number') {
            lists.push({ paged: at.paged.fork(), plain: new Map(at.plain) });
            continue;
          }
          at.paged.set(deed.place, deed.item);
          at.plain.set(deed.place, deed.item);
        }
        const asked = deeds.flatMap((deed) => (typeof deed === 'number' ? [] : [deed.place]));
        for (const { paged, plain } of lists) {
          expect(asked.map((place) => paged.get(place))).toEqual(
            asked.map((place) => plain.get(place)),
          );
        }
      }),
    );
  });
});

describe('a forked container', () => {
  it('shares no container with the one before, and all else', () => {
    const item = { name: 'Romeo' };
    const before = new Map([['garden', [new Set([item])]]]);
    const fork = forked(before);
    expect(fork).toEqual(before);
    fork.get('garden')?.[0]?.add({ name: 'Juliet' });
    expect(before.get('garden')?.[0]?.size).toBe(1);
    expect(fork.get('garden')?.[0]?.has(item)).toBe(true);
  });
});
