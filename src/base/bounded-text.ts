import { t } from './translate.ts';
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
  return t('{start}… ({count} characters)', {
    start: wholeCharacters(shown, limit),
    count: text.length,
  });
}

/** Longest sentence that a status line, a row or a report can show. */
const SENTENCE_LENGTH = 900;
const SENTENCE_END = 250;

/**
 * A sentence that quotes others, whatever they wrote: what cannot be seen in it is told, and its middle goes where it is
 * too long, as its end says what to do.
 */
export function boundedSentence(sentence: string): string {
  if (sentence.length <= SENTENCE_LENGTH) {
    const shown = visibleText(sentence);
    if (shown.length <= SENTENCE_LENGTH) return shown;
  }
  // What cannot be seen is longer when it is told, so that even a short sentence may have to be cut.
  const most = SENTENCE_LENGTH - SENTENCE_END - MOST_NOTED;
  const start = wholeCharacters(visibleText(wholeCharacters(sentence, most)), most);
  const head = t('{start}… ({count} characters)', { start, count: sentence.length });
  const tail = visibleText(sentence.slice(-SENTENCE_END).replace(/^[\udc00-\udfff]/, ''));
  return `${head} …${wholeCharactersAtEnd(tail, SENTENCE_END)}`;
}

/** What is said of what is left out. */
const MOST_NOTED = 40;

function wholeCharactersAtEnd(text: string, length: number): string {
  return text.slice(-length).replace(/^[\udc00-\udfff]/, '');
}

function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
