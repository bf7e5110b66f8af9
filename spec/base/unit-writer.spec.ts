import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitWriter, replaceUnits } from '../../src/base/unit-writer.ts';

const text = fc.string({
  unit: fc.constantFrom('a', '<', '&', '\n', 'é', '\u{1f600}', '\ud83d', '\ude00'),
});

describe('a text that is written unit by unit', () => {
  it('is the same text, however long, halves of characters too', () => {
    fc.assert(
      fc.property(text, (unit) => {
        const whole = unit.repeat(unit === '' ? 0 : Math.ceil(20_000 / unit.length));
        const writer = new UnitWriter(100);
        for (let at = 0; at < whole.length; at += 1) writer.put(whole.charCodeAt(at));
        expect(writer.text()).toBe(whole);
        expect(writer.text()).toBe('');
      }),
    );
  });
});

describe('units that are replaced', () => {
  it('are so in a long text as in a short one', () => {
    const of = { '<': '&lt;', '&': '&amp;', '\n': '' };
    fc.assert(
      fc.property(text, (unit) => {
        const whole = unit.repeat(unit === '' ? 0 : Math.ceil(20_000 / unit.length));
        for (const each of [unit, whole]) {
          const expected = each
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('\n', '');
          expect(replaceUnits(each, /[<&\n]/g, of)).toBe(expected);
        }
      }),
    );
  });
});
