import { describe, expect, it } from 'vitest';
import { isFailure } from '../../src/trace/verdict.ts';

describe('a step', () => {
  it.each(['differs', 'missing', 'unexpected', 'failed'])('failed where it is %s', (verdict) => {
    expect(isFailure(verdict)).toBe(true);
  });

  it.each(['sent', 'matched', 'waiting', 'not-run', 'refused', 'skipped', 'toString', undefined])(
    'did not fail where it is %s',
    (verdict) => {
      expect(isFailure(verdict)).toBe(false);
    },
  );
});
