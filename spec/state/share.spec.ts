import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeShared,
  encodeShared,
  MAX_SHARED_SCRIPT,
  sharingFault,
} from '../../src/state/share.ts';

describe('a script in a link', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await decodeShared(await encodeShared(text))).toEqual({ ok: true, value: text });
      }),
      { numRuns: 50 },
    );
  });

  it('is made of characters that a link keeps', async () => {
    expect(await encodeShared('Romeo connects 🤖')).toMatch(/^#s=[\w-]+$/);
  });

  it('is none of ours without its prefix', async () => {
    expect(await decodeShared('#section')).toBeUndefined();
  });

  it.each(['#s=', '#s=%%%', '#s=AAAA', '#s=_____'])('%s is damaged', async (hash) => {
    const shared = await decodeShared(hash);
    if (shared?.ok) expect(shared.value).toBe('');
    else expect(shared?.error).toMatch(/damaged/);
  });

  it('is refused exactly where the link could not be opened', async () => {
    for (const length of [MAX_SHARED_SCRIPT, MAX_SHARED_SCRIPT + 1]) {
      const text = 'ä'.repeat(length);
      const shared = await decodeShared(await encodeShared(text));
      expect(shared?.ok).toBe(sharingFault(text) === undefined);
    }
  });

  it('is not unpacked without end', async () => {
    const bomb = await encodeShared('a'.repeat(MAX_SHARED_SCRIPT * 5));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await decodeShared(bomb)).toMatchObject({ ok: false });
  });
});
