import type { CodePlace } from '../../base/code-place.ts';
import { alignKeys } from './align.ts';

/** The same call of two runs, or one that only one of them has. */
export interface CallPair {
  readonly left: CodePlace | undefined;
  readonly right: CodePlace | undefined;
}

/** The calls that made a stanza in two runs, beside each other. */
export interface ComparedCalls {
  /** Innermost first, as calls are listed. */
  readonly calls: readonly CallPair[];
  /**
   * The innermost call that both runs have with all calls around it: in it they part, by going on to different functions, or from different lines. `undefined` where all calls are the
   * same, and where not even the outermost is.
   */
  readonly parting: CallPair | undefined;
  /** How many calls both have, from the outermost. */
  readonly shared: number;
}

/**
 * Sets two stacks beside each other, each innermost first. Calls are the same when they are of the same function of the
 * same file. Only where both runs had the same code (`isSameCode`) do lines count: else they move from version to
 * version. `compareCalls(b, a)` is the mirror of `compareCalls(a, b)`. An empty stack has nothing in common with any.
 */
export function compareCalls(
  left: readonly CodePlace[],
  right: readonly CodePlace[],
  isSameCode = false,
): ComparedCalls {
  const shared = sharedCalls(left, right, isSameCode);
  const [a, b] = [left.length - shared, right.length - shared];
  const inner = alignKeys(left.slice(0, a).map(keyOf), right.slice(0, b).map(keyOf));
  const common = left.slice(a).map((place, index) => ({ left: place, right: right[b + index] }));
  const isElsewhere = isSameCode && common[0]?.left.line !== common[0]?.right?.line;
  return {
    calls: [...inner.map((at) => pairAt(left, right, at)), ...common],
    parting: inner.length > 0 || isElsewhere ? common[0] : undefined,
    shared,
  };
}

function pairAt(
  left: readonly CodePlace[],
  right: readonly CodePlace[],
  at: { readonly left: number | undefined; readonly right: number | undefined },
): CallPair {
  return { left: left[at.left ?? -1], right: right[at.right ?? -1] };
}

/** How many calls two stacks share, from the outermost; the last of them may go on at different lines. */
export function sharedCalls(
  left: readonly CodePlace[],
  right: readonly CodePlace[],
  isSameCode = false,
): number {
  let shared = 0;
  for (;;) {
    const [one, other] = [left.at(-1 - shared), right.at(-1 - shared)];
    if (one === undefined || other === undefined) return shared;
    if (keyOf(one).exact !== keyOf(other).exact) return shared;
    shared += 1;
    if (isSameCode && one.line !== other.line) return shared;
  }
}

/** A function without a name is known by its file alone. */
function keyOf({ file, name = '', defined }: CodePlace) {
  return { exact: `${file}\n${name === '' && defined === 0 ? '.' : name}` };
}
