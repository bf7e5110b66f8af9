import { editDistance } from '../base/edit-distance.ts';

/** In so many letters a mistyped name differs, at most. */
const MISTYPED = 2;
/** Longer names are not looked at. */
const LONGEST = 100;

/**
 * Whether one is easily written for the other: a few letters of many are changed, left out, added or swapped. Another
 * number makes another name, such as `user1` and `user2`, but no other namespace; and of an address each part is a word of its
 * own, so that `tom@example.org` is not nearly `jim@example.org`.
 */
export function isMistyped(expected: string, received: string): boolean {
  const { length } = expected;
  const apart = Math.abs(length - received.length);
  if (expected === received || length > LONGEST || apart > MISTYPED) return false;
  const [words, others] = [expected.split(PARTS), received.split(PARTS)];
  if (words.length === 1 || words.length !== others.length) return isMisspelt(expected, received);
  return words.every((word, at) => word === others[at] || isMisspelt(word, others[at] ?? ''));
}

/** What parts an address. */
const PARTS = /[@/]/;

function isMisspelt(expected: string, received: string): boolean {
  const isNumbered = /\d/.test(expected) && /\d/.test(received) && !expected.includes(':');
  if (isNumbered && expected.replace(/\d+/g, '0') === received.replace(/\d+/g, '0')) return false;
  const distance = editDistance(expected, received);
  const shorter = Math.min(expected.length, received.length);
  return distance <= MISTYPED && 2 * distance < shorter;
}
