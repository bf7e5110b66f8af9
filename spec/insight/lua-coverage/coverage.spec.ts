import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  figuresOf,
  linesOf,
  percentOf,
  sumOf,
  totalOf,
  unreachedIn,
  type Coverage,
} from '../../../src/insight/lua-coverage/coverage.ts';
import { differenceOf } from '../../../src/insight/lua-coverage/difference.ts';
import { lcovOf } from '../../../src/insight/lua-coverage/lcov.ts';
import type { CountedFile, CountedLine } from '../../../src/prosody/counted-code.ts';

/** One file: the lines of its own code, of `f` in line 2, of a nameless function in line 6. */
const SOURCE = `local a = 1;
local function f(x)
	if x then return 1; end
	return 2;
end
return { function () return f(); end }
`;

function file(own: CountedLine[], f: CountedLine[], other: CountedLine[]): CountedFile {
  return {
    file: 'modules/muc/x.lib.lua',
    functions: [
      { defined: 0, end: 0, lines: own },
      { defined: 2, end: 5, lines: f },
      { defined: 6, end: 6, lines: other },
    ],
  };
}

const OWN: CountedLine[] = [
  [1, 1, 0],
  [5, 1, 0],
  [6, 1, 0],
];
const LOADED = file(
  OWN,
  [
    [3, 0, 0],
    [4, 0, 0],
  ],
  [[6, 0, 0]],
);
const RAN_THREE = file(
  OWN,
  [
    [3, 0, 2],
    [4, 0, 0],
  ],
  [[6, 0, 2]],
);
const RAN_FOUR = file(
  OWN,
  [
    [3, 0, 1],
    [4, 0, 1],
  ],
  [[6, 0, 0]],
);

describe('what of the server’s Lua ran', () => {
  it('is told as lines and functions', () => {
    expect(figuresOf(LOADED)).toMatchObject({
      lines: { ran: 3, all: 5 },
      functions: { ran: 0, all: 2 },
    });
    expect(figuresOf(RAN_THREE)).toMatchObject({
      lines: { ran: 4, all: 5 },
      functions: { ran: 2, all: 2 },
    });
    expect(totalOf('all', [LOADED, RAN_THREE].map(figuresOf)).lines).toEqual({ ran: 7, all: 10 });
  });

  it('names what was never reached', () => {
    const words = (counted: CountedFile) =>
      unreachedIn(counted, SOURCE).map(({ defined, name }) => `${defined} ${name}`);
    expect(words(LOADED)).toEqual(['2 f', '6 function at line 6']);
    expect(words(RAN_FOUR)).toEqual(['6 function at line 6']);
  });

  it('adds up, where the start of the server counts once', () => {
    const [sum] = sumOf([[RAN_THREE], [RAN_FOUR]]);
    expect(sum && [...linesOf(sum)].sort(([a], [b]) => a - b)).toEqual([
      [1, 1],
      [3, 3],
      [4, 1],
      [5, 1],
      [6, 3],
    ]);
  });

  it('adds up in any order', () => {
    const count = fc.tuple(fc.nat(3), fc.nat(3));
    const run = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 6 }), count), { maxLength: 6 })
      .map((lines): Coverage => {
        const known = new Map(lines);
        const own = [...known].map(([line, [a, b]]): CountedLine => [line, a, b]);
        return [
          file(
            own.sort(([a], [b]) => a - b),
            [],
            [],
          ),
        ];
      });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
        const sum = sumOf(runs);
        expect(sumOf(runs.toReversed())).toEqual(sum);
        expect(runs.slice(1).reduce((so, more) => sumOf([so, more]), runs[0] ?? [])).toEqual(sum);
        // Nothing that one ran is missing in the sum.
        for (const each of runs) expect(differenceOf(each, sum)[0]?.onlyFirst ?? []).toEqual([]);
      }),
    );
  });

  it.each([
    [0, 0, '–'],
    [0, 7, '0.0 %'],
    [7, 7, '100.0 %'],
    [9999, 10000, '99.9 %'],
    [1, 10000, '0.1 %'],
    [2, 3, '66.7 %'],
  ])(
    'is a percentage that never says all or nothing where it is not: %i of %i',
    (ran, all, told) => {
      expect(percentOf({ ran, all })).toBe(told);
    },
  );

  it('differs from that of another run in lines', () => {
    expect(differenceOf([RAN_THREE], [RAN_FOUR])).toEqual([
      { file: 'modules/muc/x.lib.lua', onlyFirst: [], onlySecond: [4] },
    ]);
    expect(differenceOf([RAN_THREE], [LOADED])).toEqual([
      { file: 'modules/muc/x.lib.lua', onlyFirst: [3], onlySecond: [] },
    ]);
    expect(differenceOf([LOADED], [LOADED])).toEqual([]);
  });
});

describe('LCOV', () => {
  it('has a record for each file', () => {
    const source = SOURCE.replace('return { function ()', 'return { f = function ()');
    expect(lcovOf('prosody 13.0.7', [{ place: 'a\nb.lua', counted: RAN_FOUR, source }]))
      .toBe(`TN:prosody_13_0_7
SF:a b.lua
FN:2,5,f
FN:6,6,f (line 6)
FNDA:1,f
FNDA:0,f (line 6)
FNF:2
FNH:1
DA:1,1
DA:3,1
DA:4,1
DA:5,1
DA:6,1
LF:5
LH:5
end_of_record
`);
  });
});
