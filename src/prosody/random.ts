import type { Random } from '../base/random.ts';

/** Randomness from the platform. */
export const platformRandom: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

/** The same bytes for the same seed (xorshift32); no secret. */
export function seededRandom(seed: number): Random {
  // Zero would stay zero.
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  function next(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 24) & 0xff;
  }
  return { bytes: (length) => Uint8Array.from({ length }, next) };
}
