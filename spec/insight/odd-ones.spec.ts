import { describe, expect, it } from 'vitest';
import { majorityOf, oddOnes } from '../../src/insight/odd-ones.ts';

const P = 'passed';
const F = 'failed';

describe('verdicts that stand out', () => {
  it.each([
    [
      [P, P, F],
      [false, false, true],
    ],
    [
      [F, F, P],
      [false, false, true],
    ],
    [
      [P, P, P],
      [false, false, false],
    ],
    [
      [F, F],
      [false, false],
    ],
    [
      [P, F],
      [false, true],
    ],
    [
      [P, P, F, 'error'],
      [false, false, true, true],
    ],
    [
      [P, undefined, F, P],
      [false, false, true, false],
    ],
    [
      [undefined, F],
      [false, false],
    ],
    [
      [F, 'error'],
      [true, true],
    ],
    [[], []],
  ])('of %j are %j', (verdicts, odd) => {
    expect(oddOnes(verdicts, P)).toEqual(odd);
  });

  it('are told from what most say, if any does', () => {
    expect(majorityOf([P, F, F])).toBe(F);
    expect(majorityOf([P, F])).toBeUndefined();
    expect(majorityOf([])).toBeUndefined();
  });
});
