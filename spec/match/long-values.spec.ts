import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/match/label.ts';
import { lookAlikeNote } from '../../src/match/look-alike.ts';

/** Longer than what is looked at whole. */
const around = 'It was the nightingale, and not the lark. '.repeat(200);

describe('a long value in a sentence', () => {
  it.each([
    ['at its start', '', around, 60],
    ['in its middle', around, around, 61],
    ['at its end', around, '', 61],
  ])('is cut around what differs %s', (_where, before, behind, length) => {
    const cut = excerpt(`${before}x😀z${behind}`, `${before}y${behind}`);
    expect(cut).toContain('x😀z');
    expect([...cut.replaceAll('…', '')].length).toBeLessThanOrEqual(length);
    expect(cut.startsWith('…')).toBe(before !== '');
    expect(cut.endsWith('…')).toBe(behind !== '');
  });

  it('is its start where the other goes on', () => {
    expect(excerpt(around, `${around}more`)).toBe(`${around.slice(0, 60)}…`);
  });

  it('is cut like a shorter one', () => {
    const part = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(part, part, part, (left, right, tail) => {
        const lead = 'a'.repeat(1_000);
        const short = [lead + left + tail, lead + right + tail] as const;
        const long = [around + short[0], around + short[1]] as const;
        const cut = excerpt(long[0], long[1]);
        if (short[0] !== short[1] && !short[1].startsWith(short[0])) {
          expect(cut).toBe(excerpt(short[0], short[1]));
        }
      }),
    );
  });
});

describe('long texts that look alike', () => {
  it('are told apart by the characters that differ, counted from the start', () => {
    const note = lookAlikeNote(`${around}Romeo😀${around}`, `${around}Rоmeo😀${around}`);
    expect(note).toBe(
      `They look alike: at character ${around.length + 2} the script has U+006F, the stanza has U+043E.`,
    );
  });

  it('are told like shorter ones', () => {
    const part = fc.string({
      unit: fc.constantFrom('a', 'а', ' ', '\u200b', '\ufe0f', '❤', 'e', '\u0301'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(part, part, (left, right) => {
        const isTold = (lead: string) =>
          lookAlikeNote(`${lead}|${left}|${lead}`, `${lead}|${right}|${lead}`) !== undefined;
        expect(isTold(around)).toBe(isTold('short'));
      }),
    );
  });

  it('are not looked at where they differ all through', () => {
    expect(lookAlikeNote('a'.repeat(5_000), 'а'.repeat(5_000))).toBeUndefined();
  });
});
