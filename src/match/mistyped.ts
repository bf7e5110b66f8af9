import { editDistance } from '../base/edit-distance.ts';

/** In so many letters a mistyped name differs, at most. */
const MISTYPED = 2;
/** Longer names are not looked at. */
const LONGEST = 100;

/**
 * Whether one is easily written for the other: a few letters of many are changed, left out, added or swapped. Another
 * number is another number.
 */
export function isMistyped(expected: string, received: string): boolean {
  const { length } = expected;
  const apart = Math.abs(length - received.length);
  if (expected === received || length > LONGEST || apart > MISTYPED) return false;
  if (/^\d+$/.test(expected)) return false;
  const distance = editDistance(expected, received);
  return distance <= MISTYPED && 2 * distance < Math.min(length, received.length);
}
