import './step-counter.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { restoreBuiltIns } from './built-ins.ts';
import { tooFast } from './growth.ts';
import { AS_FAST, FASTER } from './samples.ts';
import { countSteps } from './step-counter.ts';

const SIZES = [50, 100, 200] as const;

function words(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => `word${(index * 7919) % size}`);
}

afterAll(restoreBuiltIns);

describe('what counts steps', () => {
  it.each(Object.entries(FASTER))('catches %s', (_, call) => {
    expect(tooFast(call, words, SIZES)).toMatch(/steps/);
  });

  it.each(Object.entries(AS_FAST))('lets pass %s', (_, call) => {
    expect(tooFast(call, words, SIZES)).toBeUndefined();
  });

  it('names what grows', () => {
    const call = FASTER['includes in a loop'] ?? fail;
    expect(tooFast(call, words, SIZES)).toContain('Array.includes');
  });

  it('counts the same twice, and nothing of what came before', () => {
    const call = () => FASTER['a callback in a callback']?.(words(10));
    expect(countSteps(call)).toEqual(countSteps(call));
    expect(countSteps(() => undefined).total).toBe(0);
  });

  it('puts the built-in functions back', () => {
    const own = () => Object.getOwnPropertyDescriptor(String.prototype, 'slice');
    restoreBuiltIns();
    const before = own();
    expect(() => countSteps(fail)).toThrow('as it should');
    expect(own()).not.toEqual(before);
    restoreBuiltIns();
    expect(own()).toEqual(before);
  });
});

function fail(): never {
  throw new Error('as it should');
}
