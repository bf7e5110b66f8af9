import { parseTolerant } from '../xml/parse-tolerant.ts';
import { CLIENT_NS, SCANSION_NS } from '../xmpp/namespaces.ts';
import type { BlockSyntax, CommentSyntax } from './ast.ts';
import { lineKind, trimmedPart, type Line } from './lines.ts';

/**
 * How many of `lines` from `from` on are a stanza block: indented lines (or XML that should be), with comments
 * before and between them. A blank line ends it; 0 when there is none.
 */
export function blockLength(lines: readonly Line[], from: number): number {
  let length = 0;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    const kind = line === undefined ? 'blank' : lineKind(line);
    if (kind === 'indented' || kind === 'xml') length = index - from + 1;
    else if (kind !== 'comment') break;
  }
  return length;
}

/** Parses the lines of a block, of which there is at least one. */
export function parseBlock(
  text: string,
  lines: readonly Line[],
  options: { readonly isDetached: boolean },
): BlockSyntax {
  const [first, last] = [lines[0], lines.at(-1)];
  const range = { start: first?.start ?? 0, end: last?.end ?? 0 };
  const comments = lines
    .filter((line) => lineKind(line) === 'comment')
    .map((line) => parseComment(line, 'block'));
  const xml = parseTolerant(text, {
    range,
    blanks: comments.map((comment) => comment.range),
    defaultNs: CLIENT_NS,
    prefixes: { scansion: SCANSION_NS },
  });
  return {
    ...xml,
    range,
    line: first?.number ?? 1,
    comments,
    spaces: lines.map(wrongIndent).find((indent) => indent !== undefined),
    isDetached: options.isDetached,
  };
}

/** The indentation of a line that does not begin with a TAB; `undefined` when it does. */
export function wrongIndent(line: Line): BlockSyntax['spaces'] {
  if (lineKind(line) === 'comment' || line.text.startsWith('\t')) return undefined;
  const width = line.text.length - line.text.trimStart().length;
  return { start: line.start, end: line.start + width };
}

/** A line of the kind `comment`. */
export function parseComment(line: Line, place: CommentSyntax['place']): CommentSyntax {
  const marker = (['##', '#', '//'] as const).find((m) => line.text.startsWith(m)) ?? '--';
  return {
    kind: 'comment',
    marker,
    content: trimmedPart(line, marker.length),
    place,
    range: { start: line.start, end: line.end },
    line: line.number,
  };
}
