import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, doOverlap, inLineEndsOf, smallestEdit } from '../../src/base/text-edit.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });

describe('edits', () => {
  it('have offsets of the text as given, in any order', () => {
    const edits = [
      { start: 3, end: 3, text: '!' },
      { start: 0, end: 1, text: 'xx' },
    ];
    expect(applyEdits('abc', edits)).toBe('xxbc!');
  });

  it('overlap where they share characters, not where they touch', () => {
    const at = (...ranges: readonly (readonly [number, number])[]) =>
      doOverlap(ranges.map(([start, end]) => ({ start, end, text: '' })));
    expect(at([3, 5], [0, 3], [3, 3], [5, 5])).toBe(false);
    expect(at([3, 5], [0, 4])).toBe(true);
    expect(at([0, 9], [1, 2], [4, 5])).toBe(true);
    expect(at([0, 9], [4, 4])).toBe(true);
    expect(at()).toBe(false);
  });

  it('take the line ends of a text', () => {
    const told = (text: string) =>
      inLineEndsOf(text, [{ start: 0, end: 0, text: 'a\nb\r\nc\rd' }])[0]?.text;
    expect(told('')).toBe('a\nb\nc\nd');
    expect(told('x\ny')).toBe('a\nb\nc\nd');
    expect(told('x\r\ny')).toBe('a\r\nb\r\nc\r\nd');
    expect(told('x\ry')).toBe('a\rb\rc\rd');
  });
});

describe('the smallest edit', () => {
  it('is none between equal texts', () => {
    expect(smallestEdit('ab', 'ab')).toBeUndefined();
  });

  it('leaves what both texts begin and end with', () => {
    expect(smallestEdit('<item role="none"/>', '<item/>')).toEqual({
      start: 5,
      end: 17,
      text: '',
    });
  });

  it('does not count an overlap twice', () => {
    expect(smallestEdit('aa', 'aaa')).toEqual({ start: 2, end: 2, text: 'a' });
  });

  it('turns one text into the other', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const edit = smallestEdit(from, to);
        expect(edit === undefined ? from : applyEdits(from, [edit])).toBe(to);
      }),
    );
  });
});
