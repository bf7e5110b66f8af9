import { describe, expect, it } from 'vitest';
import { boundedTokens } from '../../../src/ui/widgets/bounded-tokens.ts';

describe('the tokens of a line', () => {
  it('are all painted when they are few', () => {
    const tokens = [{ kind: 'tag', text: 'x' } as const];
    expect(boundedTokens(tokens)).toEqual({ shown: tokens, left: 0 });
  });

  it('are cut when a text is very long, and it is said how much is left out', () => {
    const { shown, left } = boundedTokens([{ kind: 'text', text: 'a'.repeat(33_000) }]);
    expect(shown[0]?.text.length).toBe(20_000);
    expect(left).toBe(13_000);
  });

  it('are cut when there are very many', () => {
    const tokens = Array.from({ length: 1000 }, () => ({ kind: 'attr', text: 'ab' }) as const);
    const { shown, left } = boundedTokens(tokens);
    expect(shown).toHaveLength(600);
    expect(left).toBe(800);
  });
});
