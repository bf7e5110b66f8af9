import { describe, expect, it } from 'vitest';
import { atLines, toggled } from '../../src/state/breakpoints.ts';

describe('breakpoints at lines', () => {
  const known = [
    { line: 4, isOn: true, condition: 'status:110' },
    { line: 9, isOn: false, condition: '' },
  ];
  const brief = (breakpoints: typeof known) =>
    breakpoints.map(({ line, isOn, condition }) =>
      [line, isOn ? 'on' : 'off', condition].join(' '),
    );

  it.each([
    ['move with the text', [5, 10], ['5 on status:110', '10 off ']],
    ['go with their line', [4], ['4 on status:110']],
    ['come at a line', [9, 2, 4], ['2 on ', '4 on status:110', '9 off ']],
  ])('%s', (_, lines, expected) => {
    expect(brief([...atLines(known, lines)])).toEqual(expected);
  });

  it('come and go by the same key', () => {
    expect(brief([...toggled(known, 4)])).toEqual(['9 off ']);
    expect(brief([...toggled(known, 6)])).toEqual(['4 on status:110', '6 on ', '9 off ']);
  });
});
