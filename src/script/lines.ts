import type { TextPart } from './ast.ts';

/** One line of a text, without its end. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
  readonly kind: LineKind;
}

/** Decided by the start of the line; `xml` is a stanza that somebody forgot to indent. */
export type LineKind =
  'blank' | 'indented' | 'separator' | 'comment' | 'definition' | 'xml' | 'other';

/** All lines; `\n`, `\r\n` and `\r` end one. A byte order mark at the start belongs to no line. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const find = endFinder(text);
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start <= text.length) {
    const end = find(start);
    const content = text.slice(start, end);
    lines.push({ text: content, start, end, number: lines.length + 1, kind: lineKind(content) });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

/** Finds the next line end, or the end of the text; places are asked for in order. */
function endFinder(text: string): (from: number) => number {
  const find = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found;
  };
  let [carriageReturn, lineFeed] = [find('\r', 0), find('\n', 0)];
  return (from) => {
    if (carriageReturn < from) carriageReturn = find('\r', from);
    if (lineFeed < from) lineFeed = find('\n', from);
    return Math.min(lineFeed, carriageReturn);
  };
}

const KINDS_BY_CHARACTER: ReadonlyMap<string, LineKind> = new Map([
  ['', 'blank'],
  ['[', 'definition'],
  ['<', 'xml'],
  ['#', 'comment'],
]);

function lineKind(text: string): LineKind {
  const kind = KINDS_BY_CHARACTER.get(text.charAt(0));
  if (kind !== undefined) return kind;
  if (/^\s/.test(text)) return text.trim() === '' ? 'blank' : 'indented';
  if (/^-{5,}\s*$/.test(text)) return 'separator';
  return text.startsWith('//') || text.startsWith('--') ? 'comment' : 'other';
}

/** The part of a line from `from` to `to` (columns from 0), white space at both ends left out. */
export function trimmedPart(line: Line, from = 0, to = line.text.length): TextPart {
  const slice = line.text.slice(from, to);
  const text = slice.trim();
  const start = line.start + from + (text === '' ? 0 : slice.length - slice.trimStart().length);
  return { text, range: { start, end: start + text.length } };
}
