import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedSentence, boundedText } from '../../src/base/bounded-text.ts';

describe('boundedText', () => {
  it('leaves what is short, and tells what cannot be seen in it', () => {
    expect(boundedText('Not today.')).toBe('Not today.');
    expect(boundedText('a\u200b')).toBe('a⟨U+200B⟩');
  });

  it('says how long a long text is', () => {
    expect(boundedText('a'.repeat(500_000), 10)).toBe('aaaaaaaaaa… (500000 characters)');
  });

  it('has a bound, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(boundedText(text, 40).length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('boundedSentence', () => {
  it('keeps the end of a long sentence, which says what to do', () => {
    const sentence = boundedSentence(
      `No actor is called "${'é\u202e'.repeat(250_000)}". Correct it.`,
    );
    expect(sentence.length).toBeLessThanOrEqual(900);
    expect(sentence).toMatch(/^No actor is called "é⟨U\+202E⟩.*Correct it\.$/s);
  });

  it('has a bound, whatever the sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(1, 300), (text, times) => {
        expect(boundedSentence(text.repeat(times)).length).toBeLessThanOrEqual(900);
      }),
    );
  });
});
