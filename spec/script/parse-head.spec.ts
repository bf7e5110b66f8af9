import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHead } from '../../src/script/parse-head.ts';

const partsOf = (line: string, ...names: string[]) => {
  const head = readHead(line, new Set(names));
  return head && [head.actor.text, head.verb.text, head.rest?.text];
};

it.each([
  ['Romeo connects', ['Romeo', 'connects', undefined]],
  ['Romeo  sends:  x', ['Romeo', 'sends', 'x']],
  ["Romeo's phone receives: nothing", ["Romeo's phone", 'receives', 'nothing']],
  ['Mary connects often connects', ['Mary connects often', 'connects', undefined]],
  ['Mary sends: Romeo connects', ['Mary', 'sends', 'Romeo connects']],
  ['Mary sends nothing', ['Mary', 'sends', 'nothing']],
  ['Romeo conects', ['Romeo', 'conects', undefined]],
  ['Romeo sents:', ['Romeo', 'sents', undefined]],
  ['Romeo dances', undefined],
  ['connects', undefined],
])('%j without definitions', (line, parts) => {
  expect(partsOf(line)).toEqual(parts);
});

it('takes the longest name that has a verb behind it', () => {
  expect(partsOf('Mary connects connects', 'Mary', 'Mary connects')).toEqual([
    'Mary connects',
    'connects',
    undefined,
  ]);
  expect(partsOf('Mary connects', 'Mary', 'Mary connects')).toEqual([
    'Mary',
    'connects',
    undefined,
  ]);
  expect(partsOf('Mary dances', 'Mary')).toEqual(['Mary', 'dances', undefined]);
});

it('guesses the actor as one pattern for the whole line would', () => {
  const words = fc.constantFrom(
    'Romeo',
    'connects',
    'sends',
    'sents',
    ' ',
    '  ',
    ':',
    'nothing',
    'x',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 9 }), (parts) => {
      const line = `R${parts.join('')}`;
      const verb = /^(.+?)\s+(?:connects|disconnects|sends|receives)\s*(?::.*|nothing)?$/;
      const expected = verb.exec(line.trimEnd())?.[1];
      if (expected !== undefined) expect(readHead(line, new Set())?.actor.text).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
