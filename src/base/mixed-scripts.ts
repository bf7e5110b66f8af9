/** Alphabets whose letters look like those of others, and what a letter of each is. */
const ALPHABETS: readonly RegExp[] = [
  /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
  /\p{Script=Georgian}/u,
  // Full-width and mathematical letters.
  /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}\u2100-\u214f]/u,
];
const LATIN = 0;

/** Signs of units, which stand beside Latin letters by right. */
const UNITS = /[\u03bc\u03a9\u03c0\u0394\u2103\u2109\u2116\u2122\u2126]/;
/** Signs that pass for those of JIDs and addresses. */
const SIGNS = /[\uff20\uff0e\uff0f\uff1a\u2024\u2044\u2215\ua789\u0589\u3002]/;

/**
 * The places of characters that pass for others: letters of the smaller part of a word that mixes alphabets, and signs
 * of JIDs from elsewhere between Latin letters.
 */
export function misleadingScripts(characters: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let word: { readonly at: number; readonly alphabet: number }[] = [];
  const close = () => {
    for (const at of smallerPart(word)) found.add(at);
    word = [];
  };
  for (const [at, character] of characters.entries()) {
    if (SIGNS.test(character) && isLatin(characters[at - 1]) && isLatin(characters[at + 1])) {
      found.add(at);
    }
    if (!/[\p{L}\p{M}\p{N}_\u{1d400}-\u{1d7ff}]/u.test(character)) close();
    else if (!UNITS.test(character)) {
      const alphabet = ALPHABETS.findIndex((letters) => letters.test(character));
      if (alphabet >= 0) word.push({ at, alphabet });
    }
  }
  close();
  return found;
}

function isLatin(character = ''): boolean {
  return /[A-Za-z0-9]/.test(character);
}

/** All letters but those of the alphabet that has most, Latin before others; none where there is one alphabet. */
function smallerPart(
  word: readonly { readonly at: number; readonly alphabet: number }[],
): number[] {
  const counts = ALPHABETS.map(() => 0);
  for (const { alphabet } of word) counts[alphabet] = (counts[alphabet] ?? 0) + 1;
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const main = (counts[LATIN] ?? 0) === most ? LATIN : counts.indexOf(most);
  return word.filter(({ alphabet }) => alphabet !== main).map(({ at }) => at);
}
