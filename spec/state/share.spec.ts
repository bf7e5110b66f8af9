import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeShared,
  decodeSharedTrace,
  encodeShared,
  encodeSharedTrace,
  LONGEST_TRACE_LINK,
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
    expect(await decodeShared(bomb)).toMatchObject({ error: /longer than a link may carry/ });
  });
});

describe('a trace in a link', () => {
  it('comes back as it was', async () => {
    const hash = await encodeSharedTrace('{"caesura":"trace"}\n');
    expect(hash.ok && hash.value).toMatch(/^#t=[\w-]+$/);
    expect(await decodeSharedTrace(hash.ok ? hash.value : '')).toEqual({
      ok: true,
      value: '{"caesura":"trace"}\n',
    });
    expect(await decodeSharedTrace('#s=abc')).toBeUndefined();
  });

  it('is refused where the link is too long, with its length', async () => {
    // What does not become shorter.
    const noise = Array.from({ length: 60_000 }, (_, at) => Math.sin(at).toString(36)).join('');
    const refused = await encodeSharedTrace(noise);
    expect(refused.ok ? '' : refused.error).toMatch(
      /^No link was made: a link may carry 200,000 characters, and this one would have [\d,]+\. Send the run as a file\.$/,
    );
    expect((await encodeSharedTrace('a'.repeat(LONGEST_TRACE_LINK * 2))).ok).toBe(true);
    expect((await encodeSharedTrace('a'.repeat(20_000_001))).ok).toBe(false);
  });

  it('is not unpacked without end, and says when it is damaged', async () => {
    const bomb = await encodeShared('a'.repeat(90_000_000));
    const opened = await decodeSharedTrace(bomb.replace('#s=', '#t='));
    expect(opened?.ok).toBe(false);
    const damaged = await decodeSharedTrace('#t=%%%');
    expect(damaged?.ok === false && damaged.error).toMatch(/damaged: its run could not be read/);
  });
});
