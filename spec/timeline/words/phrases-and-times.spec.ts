import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  truncateEscaped,
  truncateJid,
  truncateMiddle,
} from '../../../src/timeline/words/middle-truncate.ts';
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

describe('truncating a JID', () => {
  it.each([
    ['user@localhost/DJOsojo7zUb0', 40, 'user@localhost/DJOsojo7zUb0'],
    ['user@localhost/DJOsojo7zUb0', 20, 'use…ost/DJOsojo7zUb0'],
    ['user@localhost/DJOsojo7zUb0', 16, '…/DJOsojo7zUb0'],
    ['user@localhost/DJOsojo7zUb0', 13, '…/DJOso…7zUb0'],
    ['user@localhost/DJOsojo7zUb0', 5, '…/D…0'],
    ['room@conference.localhost/Romeo', 25, 'room@conf…localhost/Romeo'],
    ['room@conference.localhost/Romeo', 9, '…/Romeo'],
    ['room@conference.localhost', 18, 'room@conf…ocalhost'],
  ])('%s to %d', (jid, limit, shown) => {
    expect(truncateJid(jid, limit)).toBe(shown);
  });

  it('never looks like another address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^a@[a-z.]{1,30}\/[a-z]{1,30}$/), fc.nat(70), (jid, limit) => {
        const shown = truncateJid(jid, limit);
        expect(shown === jid || shown.includes('…')).toBe(true);
        expect(shown).toContain('/');
        const resource = jid.slice(jid.indexOf('/'));
        if (resource.length < limit) expect(shown.endsWith(resource)).toBe(true);
      }),
    );
  });

  it('cuts no entity in two', () => {
    expect(truncateEscaped('salt &amp; pepper', 13)).toBe('salt …pepper');
    expect(truncateEscaped('a lot of salt &amp; pepper', 20)).toBe('a lot of s… pepper');
  });

  it('never exceeds the limit, and keeps both ends', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 60 }), (text, limit) => {
        expect(truncateJid(text, limit).length).toBeLessThanOrEqual(Math.max(limit, 5));
        const short = truncateMiddle(text, limit);
        expect(short.length).toBeLessThanOrEqual(Math.max(limit, 5));
        expect(text.startsWith(short.split('…')[0] ?? '')).toBe(true);
      }),
    );
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
