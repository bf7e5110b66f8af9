import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Profile, prepare } from '../../../src/xmpp/stringprep/prepare.ts';
import { codePointSet, foldCase } from '../../../src/xmpp/stringprep/tables.ts';

const PROFILES: readonly Profile[] = ['nodeprep', 'nameprep', 'resourceprep', 'saslprep'];

describe('saslprep', () => {
  // RFC 4013 §3
  it.each([
    ['I\u00ADX', 'IX', 'a soft hyphen is mapped to nothing'],
    ['user', 'user', 'nothing changes'],
    ['USER', 'USER', 'case is kept'],
    ['\u00AA', 'a', 'normalised by NFKC'],
    ['\u2168', 'IX', 'normalised by NFKC'],
    ['\u0007', undefined, 'prohibited character'],
    ['\u0627\u0031', undefined, 'right to left, but does not end so'],
    ['a\u00A0b', 'a b', 'another space becomes a space'],
  ] as const)('%j becomes %j: %s', (text, prepared, _why) => {
    expect(prepare('saslprep', text, false)).toBe(prepared);
  });
});

describe('nameprep', () => {
  // The examples of draft-josefsson-idn-test-vectors
  it.each([
    ['foo\u00AD\u034F\u1806\u180Bbar\u200B\u2060baz\uFE00\uFE08\uFE0F\uFEFF', 'foobarbaz'],
    ['CAFE', 'cafe'],
    ['\u00DF', 'ss'],
    ['\u0130', 'i\u0307'],
    ['\u0143\u037A', '\u0144 \u03B9'],
    ['\u2121\u33C6\u{1D7BB}', 'telc\u2215kg\u03C3'],
    ['j\u030C\u00A0\u00AA', '\u01F0 a'],
    ['\u1FB7', '\u1FB6\u03B9'],
    ['\u01F0', '\u01F0'],
    ['\u0390', '\u0390'],
    ['\u1680', undefined],
    ['\u2000', ' '],
    ['\u200B', ''],
    ['\u3000', ' '],
    ['\u0010\u007F', '\u0010\u007F'],
    ['\u0085', undefined],
    ['\u180E', undefined],
    ['\uFEFF', ''],
    ['\u{1D175}', undefined],
    ['\uF123', undefined],
    ['\uFFFD', undefined],
    ['\u2FF5', undefined],
    ['\u0341', '\u0301'],
    ['\u200E', undefined],
    ['\u{E0001}', undefined],
    ['foo\u05BEbar', undefined],
    ['foo\uFD50bar', undefined],
    ['foo\uFE76bar', 'foo \u064Ebar'],
    ['\u0627\u0031\u0628', '\u0627\u0031\u0628'],
    ['\u0627\u0031', undefined],
    ['X\u00AD\u00DF\u0130\u2121j\u030C\u00A0\u00AA\u03B0\u2000', 'xssi\u0307tel\u01F0 a\u03B0 '],
  ])('%j becomes %j', (text, prepared) => {
    expect(prepare('nameprep', text, false)).toBe(prepared);
  });
});

describe('nodeprep (RFC 6122 appendix A)', () => {
  it('folds case', () => {
    expect(prepare('nodeprep', 'Stra\u00DFe', false)).toBe('strasse');
    expect(prepare('nodeprep', '\u03A3\u03C2', false)).toBe('\u03C3\u03C3');
  });

  it.each([...' "&\'/:<>@'])('prohibits %j', (character) => {
    expect(prepare('nodeprep', `a${character}`, false)).toBeUndefined();
  });
});

describe('resourceprep (RFC 6122 appendix B)', () => {
  it('keeps case and spaces', () => {
    expect(prepare('resourceprep', 'Thirsty Romeo', false)).toBe('Thirsty Romeo');
  });

  it('refuses what Unicode 3.2 does not know, when strict', () => {
    expect(prepare('resourceprep', '\u{1F916}', true)).toBeUndefined();
    expect(prepare('resourceprep', '\u{1F916}', false)).toBe('\u{1F916}');
  });
});

describe('every profile', () => {
  it('changes nothing the second time, for what Unicode 3.2 knows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROFILES), fc.string({ unit: 'binary' }), (profile, text) => {
        const once = prepare(profile, text, true);
        if (once !== undefined) expect(prepare(profile, once, false)).toBe(once);
      }),
    );
  });

  it('leaves lower-case letters and digits alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROFILES),
        fc.stringMatching(/^[a-z0-9]*$/),
        (profile, text) => {
          expect(prepare(profile, text, true)).toBe(text);
        },
      ),
    );
  });
});

describe('the tables of RFC 3454', () => {
  it.each([
    ['unassigned', 0x0221, 0xefffd],
    ['mappedToNothing', 0x00ad, 0xfeff],
    ['nonAsciiSpace', 0x00a0, 0x3000],
    ['asciiControl', 0x0000, 0x007f],
    ['nonAsciiControl', 0x0080, 0x1d17a],
    ['privateUse', 0xe000, 0x10fffd],
    ['nonCharacter', 0xfdd0, 0x10ffff],
    ['surrogate', 0xd800, 0xdfff],
    ['tagging', 0xe0001, 0xe007f],
    ['rightToLeft', 0x05be, 0xfefc],
    ['leftToRight', 0x0041, 0x10fffd],
  ] as const)('%s reaches from its first to its last code point', (name, first, last) => {
    const set = codePointSet(name);
    expect([first - 1, first, last, last + 1].map((codePoint) => set.has(codePoint))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('fold 1371 code points', () => {
    const folded = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint).filter(
      (codePoint) =>
        !(codePoint >= 0xd800 && codePoint < 0xe000) &&
        foldCase(codePoint) !== String.fromCodePoint(codePoint),
    );
    expect(folded).toHaveLength(1371);
  });
});
