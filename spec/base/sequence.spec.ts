import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  emptySequence,
  first,
  newest,
  toArray,
  without,
  withoutFirst,
  type Sequence,
} from '../../src/base/sequence.ts';

const edit = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), on: fc.nat(), item: fc.nat() }),
  fc.record({ kind: fc.constant('without' as const), on: fc.nat(), item: fc.nat() }),
  fc.record({ kind: fc.constant('shift' as const), on: fc.nat(), item: fc.nat() }),
);

describe('a persistent list', () => {
  it('never changes a version, whichever version is edited next', () => {
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const versions: [Sequence<number>, number[]][] = [[emptySequence(), []]];
        for (const { kind, on, item } of edits) {
          const [list, model] = versions[on % versions.length] ?? [emptySequence<number>(), []];
          const index = model.length === 0 ? 0 : item % model.length;
          if (kind === 'append') versions.push([append(list, item), [...model, item]]);
          else if (kind === 'shift') versions.push([withoutFirst(list), model.slice(1)]);
          else versions.push([without(list, index), model.filter((_, i) => i !== index)]);
        }
        for (const [list, model] of versions) {
          expect(toArray(list)).toEqual(model);
          expect(list.length).toBe(model.length);
          expect(first(list)).toBe(model[0]);
          expect(newest(list, 2)).toEqual(model.slice(-2));
        }
      }),
    );
  });
});
