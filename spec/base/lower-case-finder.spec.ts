import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerCaseFinder } from '../../src/base/lower-case-finder.ts';

const letters = fc
  .array(fc.constantFrom(...'aAkK\u212aiI\u0130\u0307sSſ.*+?[]\\^$-/ 1ΣσςÄä'), { maxLength: 6 })
  .map((chars) => chars.join(''));

describe('a word in any case', () => {
  it('is found where the text in lower case has it', () => {
    fc.assert(
      fc.property(letters, fc.oneof(letters, fc.string()), (text, sought) => {
        const word = sought.toLowerCase();
        expect(lowerCaseFinder(word)(text)).toBe(text.toLowerCase().includes(word));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', 'm12', '12', 'romeo', 'ki', 'ß'])('finds %j within a text', (word) => {
    expect(lowerCaseFinder(word)(`Before ${word.toUpperCase()} behind`)).toBe(
      `Before ${word.toUpperCase()} behind`.toLowerCase().includes(word),
    );
    expect(lowerCaseFinder(word)(`Before ${word} behind`)).toBe(true);
  });
});
