import { afterEach, describe, expect, it, vi } from 'vitest';
import { isOnBuilder, skippedFor } from './requirement.ts';

describe('what is skipped', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each([
    ['true', true],
    ['1', true],
    ['', false],
    ['0', false],
    ['false', false],
    [undefined, false],
  ])('CI=%s: on a builder: %s', (ci, expected) => {
    vi.stubEnv('CI', undefined);
    expect(isOnBuilder(ci)).toBe(expected);
  });

  it('is said loudly elsewhere', () => {
    vi.stubEnv('CI', '');
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    skippedFor('no scripts.');
    expect(warn.mock.calls.flat().join('')).toContain('SKIPPED: no scripts.');
  });

  it('fails on a builder', () => {
    vi.stubEnv('CI', 'true');
    expect(() => skippedFor('no scripts.')).toThrow(
      'SKIPPED: no scripts. On a builder nothing may be skipped.',
    );
  });
});
