import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luaLines } from '../../../src/prosody/code/lines.ts';

describe('the lines of a Lua file', () => {
  it('are cut into pieces by kind, and a string of several lines is one piece in each', () => {
    expect(luaLines('x = [[a\n\nb]] -- c')).toEqual([
      [
        { kind: 'name', text: 'x' },
        { kind: 'space', text: ' ' },
        { kind: 'sign', text: '=' },
        { kind: 'space', text: ' ' },
        { kind: 'string', text: '[[a' },
      ],
      [],
      [
        { kind: 'string', text: 'b]]' },
        { kind: 'space', text: ' ' },
        { kind: 'comment', text: '-- c' },
      ],
    ]);
  });

  it('are the lines of the text, whatever it is', () => {
    const piece = fc.constantFrom(
      '[[',
      ']]',
      '--',
      '[=[',
      '"',
      "'",
      '\\',
      '\n',
      'end',
      ' ',
      'x',
      '1',
      '🤖',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const lines = luaLines(source).map((spans) => spans.map(({ text }) => text).join(''));
        expect(lines).toEqual(source.split('\n'));
      }),
    );
  });
});
