import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestChange } from '../../src/editor/text-change.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });

describe('the smallest change', () => {
  it('is none between equal texts', () => {
    expect(smallestChange('ab', 'ab')).toBeUndefined();
  });

  it('leaves what both texts begin and end with', () => {
    expect(smallestChange('<item role="none"/>', '<item/>')).toEqual({
      start: 5,
      end: 17,
      text: '',
    });
  });

  it('does not count an overlap twice', () => {
    expect(smallestChange('aa', 'aaa')).toEqual({ start: 2, end: 2, text: 'a' });
  });

  it('turns one text into the other', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const change = smallestChange(from, to) ?? { start: 0, end: 0, text: '' };
        expect(from.slice(0, change.start) + change.text + from.slice(change.end)).toBe(to);
      }),
    );
  });
});
