/**
 * Finds a word in texts without regard to case: the same as `text.toLowerCase().includes(word)`, where it can be without a
 * copy of the text. `word` is in lower case; an empty one is in every text.
 */
export function lowerCaseFinder(word: string): (text: string) => boolean {
  const finds = (text: string) => text.includes(word) || text.toLowerCase().includes(word);
  const [caseless = ''] = word.split(CASED).toSorted((a, b) => b.length - a.length);
  // What has no case stands in the text as it stands in the word, and to look for it takes a fraction of the time.
  return caseless.length < 2 ? finds : (text) => text.includes(caseless) && finds(text);
}

/** Whatever may come of another character in lower case. */
const CASED = /[^\0-`{-\x7f]+/;
