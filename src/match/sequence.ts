import { appendAll } from '../base/append-all.ts';
/** A pair of positions, one in each of two sequences. */
interface PositionPair {
  readonly left: number;
  readonly right: number;
}

interface SequenceRelation {
  readonly leftCount: number;
  readonly rightCount: number;
  /** Whether two items count as the same. */
  readonly same: (left: number, right: number) => boolean;
  /** Equal numbers mean surely the same item; used to cut long sequences at items that occur once. */
  readonly leftIdentity: (left: number) => number;
  readonly rightIdentity: (right: number) => number;
}

interface Window {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

/** Up to this many cells a window is solved exactly. */
const EXACT_CELLS = 4096;
/** How far ahead the scan of a large window without unique items looks. */
const LOOKAHEAD = 16;

/**
 * A long common subsequence, in order: the longest one for short sequences; for long ones equal ends are cut off
 * first, then unique items serve as anchors, so that a thousand items with few edits stay fast.
 */
export function commonSubsequence(relation: SequenceRelation): readonly PositionPair[] {
  const found: PositionPair[] = [];
  collect(relation, wholeOf(relation), found);
  return found;
}

function wholeOf(relation: SequenceRelation): Window {
  const { leftCount, rightCount } = relation;
  return { leftStart: 0, leftEnd: leftCount, rightStart: 0, rightEnd: rightCount };
}

function collect(relation: SequenceRelation, whole: Window, found: PositionPair[]): void {
  const inner = trimEnds(relation, whole);
  for (let i = 0; whole.leftStart + i < inner.leftStart; i++) {
    found.push({ left: whole.leftStart + i, right: whole.rightStart + i });
  }
  const cells = (inner.leftEnd - inner.leftStart) * (inner.rightEnd - inner.rightStart);
  if (cells > 0) appendAll(found, solveInner(relation, inner, cells));
  for (let i = 0; inner.leftEnd + i < whole.leftEnd; i++) {
    found.push({ left: inner.leftEnd + i, right: inner.rightEnd + i });
  }
}

function trimEnds({ same }: SequenceRelation, whole: Window): Window {
  let { leftStart, leftEnd, rightStart, rightEnd } = whole;
  while (leftStart < leftEnd && rightStart < rightEnd && same(leftStart, rightStart)) {
    leftStart++;
    rightStart++;
  }
  while (leftStart < leftEnd && rightStart < rightEnd && same(leftEnd - 1, rightEnd - 1)) {
    leftEnd--;
    rightEnd--;
  }
  return { leftStart, leftEnd, rightStart, rightEnd };
}

function solveInner(
  relation: SequenceRelation,
  inner: Window,
  cells: number,
): readonly PositionPair[] {
  if (cells <= EXACT_CELLS) return longestInWindow(relation, inner);
  const anchors = uniqueAnchors(relation, inner);
  if (anchors.length === 0) return scanAhead(relation, inner);
  const found: PositionPair[] = [];
  let { leftStart, rightStart } = inner;
  for (const anchor of anchors) {
    collect(
      relation,
      { leftStart, leftEnd: anchor.left, rightStart, rightEnd: anchor.right },
      found,
    );
    found.push(anchor);
    leftStart = anchor.left + 1;
    rightStart = anchor.right + 1;
  }
  collect(relation, { ...inner, leftStart, rightStart }, found);
  return found;
}

/** The textbook table: `lengths[i][j]` is the best from left `i` and right `j` on. */
function longestInWindow({ same }: SequenceRelation, window: Window): readonly PositionPair[] {
  const { leftStart, leftEnd, rightStart, rightEnd } = window;
  const width = rightEnd - rightStart + 1;
  const lengths = new Uint16Array((leftEnd - leftStart + 1) * width);
  const at = (left: number, right: number) => (left - leftStart) * width + right - rightStart;
  const length = (left: number, right: number) => lengths[at(left, right)] ?? 0;
  for (let left = leftEnd - 1; left >= leftStart; left--) {
    for (let right = rightEnd - 1; right >= rightStart; right--) {
      lengths[at(left, right)] = same(left, right)
        ? length(left + 1, right + 1) + 1
        : Math.max(length(left + 1, right), length(left, right + 1));
    }
  }
  const found: PositionPair[] = [];
  for (let left = leftStart, right = rightStart; left < leftEnd && right < rightEnd;) {
    if (same(left, right)) found.push({ left: left++, right: right++ });
    else if (length(left + 1, right) >= length(left, right + 1)) left++;
    else right++;
  }
  return found;
}

/** Items that occur once on either side and stand in one order on both (as in patience diff). */
function uniqueAnchors(relation: SequenceRelation, window: Window): readonly PositionPair[] {
  const lefts = uniquePositions(relation.leftIdentity, window.leftStart, window.leftEnd);
  const rights = uniquePositions(relation.rightIdentity, window.rightStart, window.rightEnd);
  const pairs: PositionPair[] = [];
  for (const [identity, left] of lefts) {
    const right = rights.get(identity);
    if (left !== -1 && right !== undefined && right !== -1) pairs.push({ left, right });
  }
  pairs.sort((a, b) => a.left - b.left);
  const kept = longestIncreasing(pairs.map((pair) => pair.right));
  return pairs.filter((_, index) => kept.has(index));
}

/** Position by identity; -1 where it occurs more than once. */
function uniquePositions(
  identityOf: (position: number) => number,
  start: number,
  end: number,
): ReadonlyMap<number, number> {
  const positions = new Map<number, number>();
  for (let position = start; position < end; position++) {
    const identity = identityOf(position);
    positions.set(identity, positions.has(identity) ? -1 : position);
  }
  return positions;
}

function scanAhead({ same }: SequenceRelation, window: Window): readonly PositionPair[] {
  const found: PositionPair[] = [];
  let next = window.rightStart;
  for (let left = window.leftStart; left < window.leftEnd; left++) {
    const limit = Math.min(window.rightEnd, next + LOOKAHEAD);
    for (let right = next; right < limit; right++) {
      if (!same(left, right)) continue;
      found.push({ left, right });
      next = right + 1;
      break;
    }
  }
  return found;
}

/** The positions of a longest strictly increasing subsequence of distinct numbers. */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, position) => {
    const length = firstNotLess(tails, values, value);
    previous.push(tails[length - 1] ?? -1);
    tails[length] = position;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) kept.add(at);
  return kept;
}

/** The first of the tails whose value is not less than `value`; their values increase. */
function firstNotLess(tails: readonly number[], values: readonly number[], value: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
