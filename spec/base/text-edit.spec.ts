import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, smallestEdit } from '../../src/base/text-edit.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });

describe('edits', () => {
  it('have offsets of the text as given, in any order', () => {
    const edits = [
      { start: 3, end: 3, text: '!' },
      { start: 0, end: 1, text: 'xx' },
    ];
    expect(applyEdits('abc', edits)).toBe('xxbc!');
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
