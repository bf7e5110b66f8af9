/** RFC 3454, table C.1.2: spaces that are not U+0020. */
const OTHER_SPACES = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/gu;

/** RFC 3454, table B.1: commonly mapped to nothing (with the variation selectors that came later). */
const MAPPED_TO_NOTHING =
  /[\u00AD\u1806\u2060\uFEFF]|\u034F|\u200C|\u200D|\p{Variation_Selector}/gu;

/**
 * SASLprep's mapping and normalisation (RFC 4013, 2.1 and 2.2). Prohibited characters are left to the server, which
 * refuses them with an error of its own: that is worth seeing in a debugger.
 */
export function saslPrep(text: string): string {
  return text.replace(OTHER_SPACES, ' ').replace(MAPPED_TO_NOTHING, '').normalize('NFKC');
}
