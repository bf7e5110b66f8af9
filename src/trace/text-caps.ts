import { LONGEST_SCRIPT } from '../base/longest-script.ts';

/**
 * Longest texts a trace may hold, in UTF-16 units. What is longer is cut, and says so, both when it is recorded and when
 * a file is read: no trace is refused for the length of a text. A sentence is for people, a line is one of a log. Names of
 * actors, values of variables and scripts are what a run is worked out from, so their caps are beyond what a run can reach.
 */
export const TEXT_CAPS = {
  source: 3 * LONGEST_SCRIPT,
  xml: 12_000_000,
  value: 12_000_000,
  line: 20_000,
  sentence: 4_000,
  name: 4_000,
} as const;

/** At most `max` units of a text; where something is left off, the end says how much: `… (cut here: 12 more characters)`. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = wholeCharacters(text, Math.max(0, max - LONGEST_MARK));
  return `${kept}… (cut here: ${String(text.length - kept.length)} more characters)`;
}

const LONGEST_MARK = 50;

/** The first `length` units, or one less: half of a pair of surrogates is no character. */
function wholeCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
