import { describe, expect, it } from 'vitest';
import { lineMarks, markWords } from '../../../src/insight/lua-coverage/line-marks.ts';
import type { CountedFile, CountedLine } from '../../../src/prosody/counted-code.ts';

const file = (...lines: CountedLine[]): CountedFile => ({
  file: 'x.lua',
  functions: [{ defined: 0, end: 0, lines }],
});
const words = (one: CountedFile, other?: CountedFile) =>
  [...lineMarks(one, other)].map(([line, mark]) => `${line}: ${markWords(mark)}`);

describe('marks of lines', () => {
  const FIRST = file([1, 1, 0], [2, 0, 3], [3, 0, 0], [4, 0, 0]);

  it('say how often a line ran', () => {
    expect(words(FIRST)).toEqual([
      '1: ran, once',
      '2: ran, 3 times',
      '3: never ran',
      '4: never ran',
    ]);
    expect(lineMarks(undefined).size).toBe(0);
  });

  it('say which of two ran it', () => {
    expect(words(FIRST, file([1, 1, 0], [2, 0, 0], [3, 0, 5], [4, 0, 0]))).toEqual([
      '1: ran, once',
      '2: ran here only, 3 times',
      '3: ran in the other only',
      '4: never ran',
    ]);
  });
});
