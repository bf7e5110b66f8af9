import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64 } from '../../../src/base/octets.ts';
import { fromLooseBase64 } from '../../../src/prosody/runtime/loose-base64.ts';
import { domainToAscii, domainToUnicode } from '../../../src/prosody/runtime/idna.ts';

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j (RFC 4648 §10)', (text, encoded) => {
    expect(base64(new TextEncoder().encode(text))).toBe(encoded);
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromLooseBase64(base64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('may have line breaks, lack its padding, or be something else', () => {
    expect(fromLooseBase64('Zm9\nv')).toEqual(Uint8Array.of(0x66, 0x6f, 0x6f));
    expect(fromLooseBase64('Zg')).toEqual(Uint8Array.of(0x66));
    expect(fromLooseBase64('Zm9v=trash')).toEqual(Uint8Array.of(0x66, 0x6f, 0x6f));
    for (const other of ['Zm9!', 'Zm9v!', 'Zm9v\u00a0', 'Zm9v\fZm9v', '\u{1f600}']) {
      expect(fromLooseBase64(other)).toBeUndefined();
    }
  });
});

describe('a domain', () => {
  it.each([
    ['localhost', 'localhost'],
    ['Example.COM', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['日本語.jp', 'xn--wgv71a119e.jp'],
    ['127.0.0.1', '127.0.0.1'],
    ['under_score.example', undefined],
    ['a b', undefined],
    ['ü/x', undefined],
  ])('%j is %j in ASCII', (domain, ascii) => {
    expect(domainToAscii(domain)).toBe(ascii);
  });

  it.each([
    ['xn--bcher-kva.example', 'bücher.example'],
    ['XN--WGV71A119E.jp', '日本語.jp'],
    // RFC 3492 §7.1 (C)
    ['xn--ihqwctvzc91f659drss3x8bo0yb', '他們爲什麽不說中文'],
    ['localhost', 'localhost'],
    ['xn--a!', undefined],
    ['xn--99999999', undefined],
  ])('%j is %j in Unicode', (domain, unicode) => {
    expect(domainToUnicode(domain)).toBe(unicode);
  });
});
