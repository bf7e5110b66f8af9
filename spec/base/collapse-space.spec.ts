import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapseSpace } from '../../src/base/collapse-space.ts';

const words = fc
  .array(fc.constantFrom(' ', '\t', '\n', '\r', 'a', 'é', '\u00a0', '\ufeff', '😀'))
  .map((parts) => parts.join(''));

describe('runs of white space', () => {
  it('are one space each, in a long text as in a short one', () => {
    fc.assert(
      fc.property(words, (text) => {
        const long = text.repeat(text.length === 0 ? 0 : Math.ceil(20_000 / text.length));
        for (const each of [text, long]) {
          expect(collapseSpace(each)).toBe(each.replace(/[ \t\r\n]+/g, ' '));
        }
      }),
    );
  });

  it('leave half a character as it is', () => {
    const long = 'a\ud83d \t'.repeat(5000);
    expect(collapseSpace(long)).toBe('a\ud83d '.repeat(5000));
  });
});
