import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, markCode, phrase, phraseText } from '../../../src/timeline/words/phrase.ts';
import {
  deltaWords,
  durationWords,
  momentWords,
  withUnit,
} from '../../../src/timeline/words/time-words.ts';

describe('times', () => {
  it('in sentences', () => {
    expect([83.52, 5, 99.96, 139.2, 5004, 12_345].map(durationWords)).toEqual([
      '83.5 ms',
      '5 ms',
      '100 ms',
      '139 ms',
      '5004 ms',
      '12.3 s',
    ]);
  });
  it('in the column', () => {
    expect([0, 0.04, 2.44, 5000.2, -0.1, -0.01].map(deltaWords)).toEqual([
      '+0.0',
      '+0.0',
      '+2.4',
      '+5000',
      '−0.1',
      '+0.0',
    ]);
    expect([0, 83.24, 5000.2].map(momentWords)).toEqual(['0.0', '83.2', '5000']);
  });
  it('in the column, in seconds from ten of them on', () => {
    expect([9999, 11_203, -11_203, 123_456].map(deltaWords)).toEqual([
      '+9999',
      '+11.2 s',
      '−11.2 s',
      '+123 s',
    ]);
    expect([9999, 11_203].map(momentWords).map(withUnit)).toEqual(['9999 ms', '11.2 s']);
  });
});

describe('phrases', () => {
  it('set code apart', () => {
    const parts = markCode('no role on <item>; the script expects none', ['role', 'none', '']);
    expect(parts.map(({ text, code: isCode }) => (isCode ? `[${text}]` : text)).join('')).toBe(
      'no [role] on <item>; the script expects [none]',
    );
  });
  it('mark whole words only, and no element names', () => {
    expect(phraseText(markCode('x on <item>', ['item', 'o']))).toBe('x on <item>');
    expect(markCode('roles on <role>', ['role'])).toEqual([
      { text: 'roles on <role>', code: false },
    ]);
    expect(phrase('as ', code('a.b'))).toHaveLength(2);
    expect(markCode('is a.b', ['a.b'])).toHaveLength(2);
    const long = '['.repeat(1_000_000);
    expect(markCode('is a.b', [long, 'a.b'])).toHaveLength(2);
  });
  it('lose no text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
        expect(phraseText(markCode(text, words))).toBe(text);
      }),
    );
  });
});
