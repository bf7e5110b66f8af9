import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/base/edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['Romeo', 'Romeo', 0],
    ['Rome', 'Romeo', 1],
    ['Romoe', 'Romeo', 1],
    ['Remus', 'Romeo', 3],
    ['', 'ab', 2],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
