import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCell, fitRow, fitTokens } from '../../../src/ui/difference/fit-cell.ts';
import { attributeTokens, textTokens, type XmlToken } from '../../../src/ui/widgets/xml-tokens.ts';

const attribute = (local: string, value: string) =>
  attributeTokens({ prefix: '', local, ns: '', value });
const print = (tokens: readonly XmlToken[]) => tokens.map(({ text }) => text).join('');

describe('a line that is too long', () => {
  it('stays as it is when it fits', () => {
    const tokens = attribute('to', 'user@localhost');
    expect(fitTokens(tokens, 40)).toBe(tokens);
  });

  it('keeps the resource and loses the middle', () => {
    const tokens = attribute('to', 'user@localhost/DJOsojo7zUb0');
    expect(print(fitTokens(tokens, 28))).toMatch(/^to="us.*….*ost\/DJOsojo7zUb0"$/);
    expect(print(fitTokens(tokens, 28))).toHaveLength(28);
  });

  it('tells the whole value', () => {
    const [, , value] = fitTokens(attribute('to', 'user@localhost/DJOsojo7zUb0'), 24);
    expect(value?.whole).toBe('user@localhost/DJOsojo7zUb0');
  });

  it('keeps the nickname', () => {
    const tokens = attribute('from', 'room@conference.localhost/Romeo');
    expect(print(fitTokens(tokens, 32))).toBe('from="room@conf…localhost/Romeo"');
  });

  it('takes only addresses for addresses', () => {
    const body: readonly XmlToken[] = textTokens('mail me@home or work/pub, whichever you like');
    expect(print(fitTokens(body, 21))).toBe('mail me@ho…r you like');
    expect(print(fitTokens(attribute('href', 'http://me@host.example/a/b/c/d'), 27))).toBe(
      'href="http://me@…e/a/b/c/d"',
    );
  });

  it('leaves room for its tag', () => {
    const cell = { depth: 1, tokens: attribute('id', 'a'.repeat(40)), tag: 'extra' };
    expect(print(fitCell(cell, 40).tokens).length).toBeLessThanOrEqual(40 - 2 - 5);
  });

  it('fits whenever its values can be cut enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z@/.]{0,60}$/), { maxLength: 4 }),
        fc.integer({ min: 1, max: 120 }),
        (values, room) => {
          const tokens = values.flatMap((value) => attribute('a', value));
          const least = tokens.reduce((sum, { text }) => sum + Math.min(text.length, 9), 0);
          expect(print(fitTokens(tokens, room)).length).toBeLessThanOrEqual(Math.max(room, least));
        },
      ),
    );
  });
});

describe('a line that both sides have', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[a-z]{1,12}@[a-z.]{1,30}(\/[A-Za-z ]{1,20})?$/),
    fc.stringMatching(/^[a-z:/#&]{0,70}$/),
  );

  it('looks the same on both, however long it is and whatever stands beside it', () => {
    const tag = fc.constantFrom(undefined, 'extra', 'Juliet’s JID');
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), tag, fc.nat(80), (values, word, columns) => {
        const tokens = values.flatMap((each) => attribute('a', each));
        const right = { depth: 2, tokens, ...(word === undefined ? {} : { tag: word }) };
        const row = fitRow({ left: { depth: 2, tokens }, right, isDifference: false }, columns);
        expect(row.left.tokens.map(({ text }) => text)).toEqual(
          row.right.tokens.map(({ text }) => text),
        );
      }),
    );
  });

  it('looks the same also beside what differs', () => {
    const other = fc.stringMatching(/^[a-z]{1,30}$/);
    fc.assert(
      fc.property(value, other, other, fc.nat(80), (same, one, two, columns) => {
        const cell = (each: string) => ({
          depth: 1,
          tokens: [...attribute('x', each), ...attribute('y', same)],
        });
        const row = fitRow({ left: cell(one), right: cell(two), isDifference: true }, columns);
        expect(row.left.tokens.at(-1)?.text).toBe(row.right.tokens.at(-1)?.text);
      }),
    );
  });
});

describe('a line that differs and is too long', () => {
  const cell = (tokens: readonly XmlToken[]) => ({ depth: 1, tokens });
  const fitted = (left: readonly XmlToken[], right: readonly XmlToken[], columns: number) => {
    const row = fitRow({ left: cell(left), right: cell(right), isDifference: true }, columns);
    return [print(row.left.tokens), print(row.right.tokens)];
  };

  it('loses only what both sides have, and the same on both', () => {
    expect(
      fitted(
        attribute('from', 'room@conference.localhost/Romeo'),
        attribute('from', 'room@conference.localhost'),
        32,
      ),
    ).toEqual(['from="room@con…ocalhost/Romeo"', 'from="room@con…ocalhost"']);
  });

  it('wraps, rather than lose what differs', () => {
    const [left, right] = [`a${'b'.repeat(40)}`, `c${'d'.repeat(40)}`];
    expect(fitted(attribute('id', left), attribute('id', right), 20)).toEqual([
      `id="${left}"`,
      `id="${right}"`,
    ]);
  });

  it('tells two texts apart that differ in their midst', () => {
    const before = 'Hello, hello, hello, hello, hello, hello, my dear old friend and w';
    const after = 'rld with all that is in it';
    const texts = fitted(
      textTokens(`${before}o${after}`, true),
      textTokens(`${before}\u043e${after}`, true),
      30,
    );
    expect(texts).toEqual([
      'Hello, hello, he…ld friend and world with all that is in it',
      'Hello, hello, he…ld friend and wU+043E \u043erld with all that is in it',
    ]);
  });

  it('keeps every character that the other side lacks', () => {
    const text = fc.stringMatching(/^[ab]{0,60}$/);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 8, max: 60 }), (one, other, columns) => {
        const shown = fitted(attribute('a', one), attribute('a', other), columns) ?? [];
        expect(shown[0] === shown[1]).toBe(one === other);
      }),
    );
  });
});
