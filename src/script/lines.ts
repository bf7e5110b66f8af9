import type { TextPart } from './ast.ts';

/** One line of a text, without its end. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

/** All lines; `\n`, `\r\n` and `\r` end one. A byte order mark at the start belongs to no line. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
    const end = Math.max(match.index, start);
    lines.push({ text: text.slice(start, end), start, end, number: lines.length + 1 });
    start = match.index + match[0].length;
  }
  return lines;
}

export type LineKind =
  'blank' | 'indented' | 'separator' | 'comment' | 'definition' | 'xml' | 'other';

const KINDS: readonly (readonly [RegExp, LineKind])[] = [
  [/^\s*$/, 'blank'],
  [/^\s/, 'indented'],
  [/^-{5,}\s*$/, 'separator'],
  [/^(?:#|\/\/|--)/, 'comment'],
  [/^\[/, 'definition'],
  [/^</, 'xml'],
];

/** Decided by the start of the line; `xml` is a stanza that somebody forgot to indent. */
export function lineKind(line: Line): LineKind {
  return KINDS.find(([pattern]) => pattern.test(line.text))?.[1] ?? 'other';
}

/** The part of a line from `from` to `to` (columns from 0), white space at both ends left out. */
export function trimmedPart(line: Line, from = 0, to = line.text.length): TextPart {
  const slice = line.text.slice(from, to);
  const text = slice.trim();
  const start = line.start + from + (text === '' ? 0 : slice.length - slice.trimStart().length);
  return { text, range: { start, end: start + text.length } };
}
