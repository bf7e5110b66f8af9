import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawLua } from '../../../src/prosody/runtime/raw-lua.ts';
import { takeSnapshot } from '../../../src/prosody/runtime/snapshot.ts';

const PAGE = 4096;
/** Three blocks that are looked through at once, and a part of one. */
const SIZE = (3 * 16 + 5) * PAGE;

/** Only its memory is asked for. */
function machineWith(memory: Uint8Array): RawLua {
  return { HEAPU8: memory } as unknown as RawLua;
}

/** Runs of bytes somewhere; those that decoders treat in a way of their own among them. */
const writings = fc.array(
  fc.record({
    at: fc.oneof(fc.nat({ max: SIZE - 8 }), fc.constantFrom(0, 16 * PAGE, SIZE - 8, PAGE - 1)),
    bytes: fc.oneof(
      fc.constantFrom([0xef, 0xbb, 0xbf], [0x80], [0xc0, 0x80], [0xff, 0xfe], [1]),
      fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 8 }),
    ),
  }),
  { maxLength: 6 },
);

function written(writings: readonly { at: number; bytes: readonly number[] }[]): Uint8Array {
  const memory = new Uint8Array(SIZE);
  for (const { at, bytes } of writings) memory.set(bytes, at);
  return memory;
}

/** Bytes kept. */
function sizeOf(memory: Uint8Array): number {
  const { parts } = takeSnapshot(machineWith(memory)).image;
  return parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

describe('a snapshot of memory', () => {
  it('puts every byte back, whatever it is and wherever it lies, as far as there was any', () => {
    fc.assert(
      fc.property(writings, writings, (before, after) => {
        const memory = written(before);
        const snapshot = takeSnapshot(machineWith(memory));
        memory.set(written(after));
        snapshot.restore();
        const wanted = written(before);
        const end = wanted.findLastIndex((byte) => byte !== 0) + 1;
        expect(Buffer.compare(memory.subarray(0, end), wanted.subarray(0, end))).toBe(0);
      }),
    );
  });

  it('keeps pages with something in them, and no others', () => {
    expect(sizeOf(written([]))).toBe(0);
    const two = [
      { at: 3 * PAGE, bytes: [1] },
      { at: 20 * PAGE + 5, bytes: [0x80] },
    ];
    expect(sizeOf(written(two))).toBe(2 * PAGE);
  });
});
