import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { eachNamed, eachOf, fromJson, part, parts } from '../../../src/state/keeping/reading.ts';
import { readBreakpoints, readCopy, readDraft } from '../../../src/state/keeping/shapes.ts';

const count = part(v.number(), 0);
const numbers = eachOf(v.number(), { most: 3 });
const point = parts({ x: count, y: count });

describe('what is read of a stored value', () => {
  it.each([
    ['a part that fits', point, { x: 1, y: 2 }, { value: { x: 1, y: 2 }, isWhole: true }],
    ['a part that is absent', point, { x: 1 }, { value: { x: 1, y: 0 }, isWhole: true }],
    [
      'a part that does not fit',
      point,
      { x: 1, y: '2' },
      { value: { x: 1, y: 0 }, isWhole: false },
    ],
    [
      'a part that nobody asked for',
      point,
      { x: 1, z: 3 },
      { value: { x: 1, y: 0 }, isWhole: true },
    ],
    ['no object', point, 7, { value: { x: 0, y: 0 }, isWhole: false }],
    ['nothing', point, undefined, { value: { x: 0, y: 0 }, isWhole: false }],
    ['a list instead of an object', point, [1], { value: { x: 0, y: 0 }, isWhole: false }],
    ['a list', numbers, [1, 2], { value: [1, 2], isWhole: true }],
    ['an element that does not fit', numbers, [1, '2', 3], { value: [1, 3], isWhole: false }],
    ['too many elements', numbers, [1, 2, 3, 4], { value: [1, 2, 3], isWhole: false }],
    ['no list', numbers, { length: 1 }, { value: [], isWhole: false }],
    ['no list at all', numbers, undefined, { value: [], isWhole: true }],
    ['names', eachNamed(count), { a: 1, b: 'x' }, { value: { a: 1, b: 0 }, isWhole: false }],
    ['no names at all', eachNamed(count), undefined, { value: {}, isWhole: true }],
  ] as const)('%s', (_, reader, stored, read) => {
    expect(reader(stored)).toEqual(read);
  });

  it.each(['', '{', '[]', 'null', '7'])('%j is no object in JSON', (text) => {
    expect(fromJson(point)(text)).toEqual({ value: { x: 0, y: 0 }, isWhole: false });
  });
});

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });
const nearly = fc.record(
  {
    text: fc.oneof(fc.string(), anything),
    savedAt: fc.oneof(fc.double(), anything),
    lines: fc.array(fc.record({ line: fc.oneof(fc.integer(), anything) })),
    stanzas: fc.array(fc.record({ text: fc.string() })),
    breakpoints: fc.record({ lines: fc.array(fc.record({ line: fc.integer({ max: 9 }) })) }),
  },
  { requiredKeys: [] },
);

it.each([
  ['breakpoints', readBreakpoints],
  ['a working copy', readCopy],
  ['a draft', (stored: unknown) => readDraft('draft-1', stored)],
])('what was taken once fits as it is: %s', (_, reader) => {
  fc.assert(
    fc.property(fc.oneof(anything, nearly), (stored) => {
      const { value } = reader(stored);
      if (value !== undefined) expect(reader(value)).toEqual({ value, isWhole: true });
    }),
  );
});
