import { removeRange, replaceRange, type TextEdit } from '../../../base/text-edit.ts';
import type { TextRange } from '../../../base/text-range.ts';
import type { XmlElement, XmlText } from '../../../xml/element.ts';
import { escapeText } from '../../../xml/escape.ts';
import { commentLines } from './pattern-text.ts';
import { takeAway } from './source-layout.ts';

/**
 * Puts other words in the place of the first ones that an element has of its own; those behind its children and behind
 * comment lines go. What is between the words stays. `undefined` where the element has no words, or no ranges.
 */
export function changedText(
  source: string,
  element: XmlElement,
  words: string,
): readonly TextEdit[] | undefined {
  if (words === '') return withoutText(source, element);
  const [first, ...others] = wordRanges(source, element);
  if (first === undefined) return undefined;
  return [
    replaceRange(first, escapeText(words)),
    ...others.map((range) => takeAway(source, range)),
  ];
}

/** Takes away all words that an element has of its own; `undefined` where it has none, or no ranges. */
export function withoutText(source: string, element: XmlElement): readonly TextEdit[] | undefined {
  const ranges = wordRanges(source, element);
  if (ranges.length === 0) return undefined;
  const [only, ...others] = element.children;
  const isBare = only?.range !== undefined && others.length === 0 && ranges.length === 1;
  return isBare && commentLines(source, only.range).length === 0
    ? [removeRange(only.range)]
    : ranges.map((range) => takeAway(source, range));
}

/** Where the words stand, white space around them and comment lines left out. */
function wordRanges(source: string, element: XmlElement): readonly TextRange[] {
  const texts = element.children.filter((child) => child.kind === 'text');
  return texts.filter(hasWords).flatMap(({ range }) => {
    if (range === undefined) return [];
    const comments = commentLines(source, range);
    const starts = [range.start, ...comments.map(({ end }) => end)];
    const ends = [...comments.map(({ start }) => start), range.end];
    return starts.flatMap((start, index) => trimmed(source, { start, end: ends[index] ?? start }));
  });
}

function hasWords({ text }: XmlText): boolean {
  return /[^ \t\r\n]/.test(text);
}

function trimmed(source: string, { start, end }: TextRange): TextRange | [] {
  const words = /[^ \t\r\n](?:[^]*[^ \t\r\n])?/.exec(source.slice(start, end));
  if (words === null) return [];
  return { start: start + words.index, end: start + words.index + words[0].length };
}
