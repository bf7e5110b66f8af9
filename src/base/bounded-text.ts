import { visibleText } from './visible-text.ts';

/** How long a quoted text is at most, in UTF-16 units; of others' names less. */
export const QUOTE_LENGTH = 200;
export const NAME_LENGTH = 60;

/**
 * A text of others as a sentence quotes it: what cannot be seen in it is told, and what is too long ends with `…` and how
 * long it is. For values that are held against each other see `excerpt` in `match/`.
 */
export function boundedText(text: string, limit = QUOTE_LENGTH): string {
  // No more than is needed is looked at: the text may be a frame.
  const shown = visibleText(text.length <= limit ? text : wholeCharacters(text, limit));
  if (text.length <= limit && shown.length <= 2 * limit) return shown;
  return `${wholeCharacters(shown, limit)}… (${text.length} characters)`;
}

function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
