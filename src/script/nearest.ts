/**
 * The candidate a misspelt word was probably meant to be: at most a third of its letters differ, case aside.
 * `undefined` when none is near, or among the first fifty.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates
    .slice(0, MOST_CANDIDATES)
    .map((candidate) => ({
      candidate,
      distance: editDistance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ candidate, distance }) => distance <= Math.ceil(candidate.length / 3));
  return scored.toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

const MOST_CANDIDATES = 50;
const MOST_WORDS = 50;

/**
 * `nearest` for many words and the same candidates. After fifty different words it finds nothing more: a script with
 * so many misspelt names is no slip of the pen, and to hold thousands against thousands takes minutes.
 */
export function createNearest(candidates: readonly string[]): (word: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (word) => {
    if (!known.has(word) && known.size < MOST_WORDS) known.set(word, nearest(word, candidates));
    return known.get(word);
  };
}

/** `Did you mean "x"?` for messages, or what else to do when no candidate is near. */
export function suggest(word: string, candidates: readonly string[], otherwise: string): string {
  return adviceOf(nearest(word, candidates), otherwise);
}

/** The same for what was looked up before. */
export function adviceOf(found: string | undefined, otherwise: string): string {
  return found === undefined ? otherwise : `Did you mean "${found}"?`;
}

/** Insertions, removals, replacements and swaps of neighbours. Of words longer than 100 the rest is left out. */
function editDistance(a: string, b: string): number {
  const [left, right] = [a.slice(0, 100), b.slice(0, 100)];
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= right.length; j += 1) {
      const isEqual = left[i - 1] === right[j - 1];
      const isSwapped = left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      const replaced = at(i - 1, j - 1) + (isEqual ? 0 : 1);
      const swapped = i > 1 && j > 1 && isSwapped ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(left.length, right.length);
}
