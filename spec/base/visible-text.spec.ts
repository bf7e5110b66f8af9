import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleParts, visibleText } from '../../src/base/visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['a direction override', 'abc\u202etxt.exe', 'abc⟨U+202E⟩txt.exe'],
    ['an isolate', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
    ['a zero width space', 'pass\u200bword', 'pass⟨U+200B⟩word'],
    ['a joiner between Latin letters', 'a\u200db', 'a⟨U+200D⟩b'],
    ['a word joiner', 'a\u2060b', 'a⟨U+2060⟩b'],
    ['a byte order mark', '\ufeffa', '⟨U+FEFF⟩a'],
    ['a soft hyphen', 'a\u00adb', 'a⟨U+00AD⟩b'],
    ['a Hangul filler', '\u3164', '⟨U+3164⟩'],
    ['a variation selector', 'a\ufe0fb\u{e0101}', 'a⟨U+FE0F⟩b⟨U+E0101⟩'],
    ['tags', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['a control character', 'a\u001b[31m', 'a⟨U+001B⟩[31m'],
    ['a C1 control character', '\u009b', '⟨U+009B⟩'],
    ['a no-break space', 'a\u00a0b', 'a⟨U+00A0⟩b'],
    ['a thin and an ideographic space', '\u2009\u3000', '⟨U+2009⟩⟨U+3000⟩'],
    ['a line separator', 'a\u2028b\u2029', 'a⟨U+2028⟩b⟨U+2029⟩'],
    ['a line end', 'a\nb', 'a⟨U+000A⟩b'],
    ['a lone surrogate', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['a combining mark at the start', '\u0301a', '⟨U+0301⟩a'],
    ['a combining mark on a quote', '"\u0301a', '"⟨U+0301⟩a'],
    ['a braille blank', '\u2800', '⟨U+2800⟩'],
    ['a Cyrillic letter in a Latin word', 'p\u0430ypal', 'p⟨U+0430 а⟩ypal'],
    ['a Greek one', 'r\u03bfmeo', 'r⟨U+03BF ο⟩meo'],
    ['a Cherokee one', '\u13a0dmin', '⟨U+13A0 Ꭰ⟩dmin'],
    ['a full-width one', 'rom\uff45o', 'rom⟨U+FF45 ｅ⟩o'],
    ['a Latin one in a Cyrillic word', 'пpивет', 'п⟨U+0070 p⟩ивет'],
    ['a full-width @', 'romeo\uff20localhost', 'romeo⟨U+FF20 ＠⟩localhost'],
  ])('shows %s', (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each([
    ['plain text', 'Wherefore art thou, "Romeo"?\t<a&b>'],
    ['accents', 'Zoë, naïve, Ångström, e\u0301'],
    ['a family', '👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 🏳️‍🌈'],
    ['a flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['Hebrew', 'שלום עולם'],
    ['Arabic', 'مرحبا بالعالم'],
    ['Persian with a non-joiner', 'می‌خواهم'],
    ['Hindi with a joiner', 'क्‍ष'],
    ['Russian', 'Привет, мир'],
    ['Greek', 'Καλημέρα'],
    ['Japanese with Latin letters', 'XMPPのテスト'],
    ['Chinese and Korean', '你好 안녕하세요'],
    ['words of two alphabets side by side', 'Romeo и Juliet'],
    ['units', '10 kΩ, 3 μm'],
  ])('leaves %s', (_, text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('leaves line ends where lines are shown', () => {
    expect(visibleText('a\nb\u200b', { keepsLines: true })).toBe('a\nb⟨U+200B⟩');
  });

  it('loses nothing, and hides nothing', () => {
    const units = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(units, fc.constantFrom(...'aрο\u200b\u200d\ufe0f👨')) }),
        (text) => {
          const parts = visibleParts(text);
          expect(parts.map((part) => part.text).join('')).toBe(text);
          expect(visibleText(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0080-\u009f\u200b]/);
        },
      ),
    );
  });

  it('takes one pass', () => {
    const text = 'a\u0430\u0301\u{e0061}\u200d'.repeat(40_000);
    expect(visibleText(text).length).toBeGreaterThan(text.length);
  });
});
