import { CASE_FOLD_RUNS, CASE_FOLD_SEQUENCES, SETS } from './rfc3454.ts';

/** A set of code points. */
interface CodePointSet {
  has(codePoint: number): boolean;
}

export type SetName = keyof typeof SETS;

/** A table of RFC 3454 by name. */
export function codePointSet(name: SetName): CodePointSet {
  const known = sets.get(name);
  if (known !== undefined) return known;
  const set = readSet(SETS[name]);
  sets.set(name, set);
  return set;
}

/** What table B.2 maps a code point to; most map to themselves. */
export function foldCase(codePoint: number): string {
  folds ??= readFolds();
  return folds.get(codePoint) ?? String.fromCodePoint(codePoint);
}

// Read at the first question: most domains and nicknames are ASCII and ask none.
const sets = new Map<SetName, CodePointSet>();
let folds: ReadonlyMap<number, string> | undefined;

function readSet(text: string): CodePointSet {
  const starts: number[] = [];
  const ends: number[] = [];
  let last = 0;
  for (const range of text.split(' ')) {
    const [gap = 0, length = 0] = numbers(range);
    starts.push(last + gap);
    last += gap + length;
    ends.push(last);
  }
  return {
    has(codePoint) {
      const index = lastAtOrBelow(starts, codePoint);
      return index >= 0 && codePoint <= (ends[index] ?? -1);
    },
  };
}

/** The index of the last element that is at most `value`, or -1. */
function lastAtOrBelow(sorted: readonly number[], value: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function readFolds(): Map<number, string> {
  const map = new Map<number, string>();
  let last = 0;
  for (const run of CASE_FOLD_RUNS.split(' ')) {
    const [gap = 0, delta = 0, count = 1, stride = 1] = numbers(run);
    for (let i = 0; i < count; i += 1) {
      const codePoint = last + gap + i * stride;
      map.set(codePoint, String.fromCodePoint(codePoint + delta));
    }
    last += gap + (count - 1) * stride;
  }
  for (const sequence of CASE_FOLD_SEQUENCES.split(' ')) {
    const [from = '', to = ''] = sequence.split('=');
    map.set(parseInt(from, 36), String.fromCodePoint(...numbers(to)));
  }
  return map;
}

function numbers(text: string): number[] {
  return text.split('.').map((digits) => parseInt(digits, 36));
}
