import { lineStart } from '../base/text-lines.ts';
import type { TextRange } from '../base/text-range.ts';

/** The end of the line that an offset is on, its line end left out. */
export function lineEnd(text: string, offset: number): number {
  const end = /[\r\n]|$/g;
  end.lastIndex = offset;
  return end.exec(text)?.index ?? text.length;
}

/** Where the next line starts; the end of the text when there is none. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : Math.min(1, text.length - end));
}

/** All lines that a range touches, line ends included. */
export function wholeLines(text: string, { start, end }: TextRange): TextRange {
  return { start: lineStart(text, start), end: nextLineStart(text, end) };
}

/** The same with the blank lines after it: what is to go when a step or a definition goes. */
export function paragraph(text: string, range: TextRange): TextRange {
  const lines = wholeLines(text, range);
  const blank = /(?:[ \t]*(?:\r\n|\n|\r))*/y;
  blank.lastIndex = lines.end;
  return { start: lines.start, end: lines.end + (blank.exec(text)?.[0].length ?? 0) };
}

/** Goes back over white space. */
export function beforeSpace(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** The start of the comment lines right above a line, or of the line itself. */
export function aboveComments(script: string, offset: number): number {
  let start = lineStart(script, offset);
  for (;;) {
    const above = start === 0 ? 0 : lineStart(script, start - lineEndBefore(script, start));
    if (above === start || !COMMENT.test(script.slice(above, start))) return start;
    start = above;
  }
}

const COMMENT = /^(?:#|\/\/|--(?!---))/;

/** How long the line end is that an offset stands behind. */
function lineEndBefore(script: string, offset: number): number {
  return script.startsWith('\r\n', offset - 2) ? 2 : 1;
}
