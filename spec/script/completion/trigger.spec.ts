import { describe, expect, it } from 'vitest';
import { isAskedFor } from '../../../src/script/completion/trigger.ts';

describe('a list of completions that opens by itself', () => {
  it('shows what the typed character begins', () => {
    expect(isAskedFor('variable', '$')).toBe(true);
    expect(isAskedFor('wildcard', '{')).toBe(true);
    expect(isAskedFor('element', '<')).toBe(true);
    expect(isAskedFor('namespace', '"')).toBe(true);
    expect(isAskedFor('end-tag', '/')).toBe(true);
  });

  it('stays closed for quotes and slashes among plain words', () => {
    expect(isAskedFor('actor', "'")).toBe(false);
    expect(isAskedFor('stanza', '"')).toBe(false);
    expect(isAskedFor('element', '/')).toBe(false);
  });

  it('shows everything to those who ask for it', () => {
    expect(isAskedFor('actor', undefined)).toBe(true);
    expect(isAskedFor('stanza', undefined)).toBe(true);
  });
});
