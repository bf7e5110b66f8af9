import { editDistance } from '../base/edit-distance.ts';
import { t } from '../base/translate.ts';

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

/**
 * `createNearest` for several hundred candidates that no script has written: those that begin alike are held against
 * the word, fifty at a time.
 */
export function createNearestOfMany(
  candidates: readonly string[],
): (word: string) => string | undefined {
  return (word) => {
    const alike = candidates.filter(
      (each) => each[0] === word[0] && Math.abs(each.length - word.length) < 4,
    );
    const best: string[] = [];
    for (let at = 0; at < alike.length; at += MOST_CANDIDATES) {
      const found = nearest(word, alike.slice(at, at + MOST_CANDIDATES));
      if (found !== undefined) best.push(found);
    }
    return nearest(word, best);
  };
}

/** `Did you mean "x"?` for messages, or what else to do when no candidate is near. */
export function suggest(word: string, candidates: readonly string[], otherwise: string): string {
  return adviceOf(nearest(word, candidates), otherwise);
}

/** The same for what was looked up before. */
export function adviceOf(found: string | undefined, otherwise: string): string {
  return found === undefined ? otherwise : t('Did you mean "{found}"?', { found });
}
