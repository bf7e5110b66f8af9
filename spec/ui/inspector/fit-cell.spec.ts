import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCell, fitTokens } from '../../../src/ui/inspector/fit-cell.ts';
import { attributeTokens, type XmlToken } from '../../../src/ui/widgets/xml-tokens.ts';

const attribute = (local: string, value: string) =>
  attributeTokens({ prefix: '', local, ns: '', value });
const print = (tokens: readonly XmlToken[]) => tokens.map(({ text }) => text).join('');

describe('a line that is too long', () => {
  it('stays as it is when it fits', () => {
    const tokens = attribute('to', 'user@localhost');
    expect(fitTokens(tokens, 40)).toBe(tokens);
  });

  it('keeps the bare JID and loses the middle', () => {
    const tokens = attribute('to', 'user@localhost/DJOsojo7zUb0');
    expect(print(fitTokens(tokens, 28))).toMatch(/^to="user@localhost\/….*zUb0"$/);
    expect(print(fitTokens(tokens, 28))).toHaveLength(28);
  });

  it('tells the whole value', () => {
    const [, , value] = fitTokens(attribute('to', 'user@localhost/DJOsojo7zUb0'), 24);
    expect(value?.whole).toBe('user@localhost/DJOsojo7zUb0');
  });

  it('leaves room for its tag', () => {
    const cell = { depth: 1, tokens: attribute('id', 'a'.repeat(40)), tag: 'extra' };
    expect(print(fitCell(cell, 40).tokens).length).toBeLessThanOrEqual(40 - 2 - 6);
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
