import { shiftRange, type TextRange } from '../base/text-range.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseTolerant } from '../xml/parse-tolerant.ts';
import { shiftElement } from '../xml/shift.ts';
import { CLIENT_NS, SCRIPT_PREFIXES } from '../xmpp/namespaces.ts';
import type { BlockContent, BlockSyntax, CommentSyntax } from './ast.ts';
import type { ParseCache } from './parse-cache.ts';
import { trimmedPart, type Line } from './lines.ts';

/**
 * How many of `lines` from `from` on are a stanza block: indented lines (or XML that should be), with comments
 * before and between them. A blank line ends it; 0 when there is none.
 */
export function blockLength(lines: readonly Line[], from: number): number {
  let length = 0;
  for (let index = from; index < lines.length; index += 1) {
    const kind = lines[index]?.kind;
    if (kind === 'indented' || kind === 'xml') length = index - from + 1;
    else if (kind !== 'comment') break;
  }
  return length;
}

export interface BlockOptions {
  readonly isDetached: boolean;
  readonly isRaw: boolean;
  readonly cache: ParseCache;
}

/** Parses the lines of a block, of which there is at least one. */
export function parseBlock(
  text: string,
  lines: readonly Line[],
  { isDetached, isRaw, cache }: BlockOptions,
): BlockSyntax {
  const start = lines[0]?.start ?? 0;
  const line = lines[0]?.number ?? 1;
  const source = text.slice(start, lines.at(-1)?.end ?? 0);
  const content = cache.contentOf(source, isRaw, () => {
    const own = lines.map((each) => moveLine(each, -start, 1 - line));
    return isRaw
      ? { ...parseContent(source, own), isRaw, problems: [] }
      : parseContent(source, own);
  });
  return new PlacedBlock(content, lines[0], isDetached);
}

function parseContent(text: string, lines: readonly Line[]): BlockContent {
  const comments = lines
    .filter(({ kind }) => kind === 'comment')
    .map((line) => parseComment(line, 'block'));
  const xml = parseTolerant(text, {
    blanks: comments.map((comment) => comment.range),
    defaultNs: CLIENT_NS,
    prefixes: SCRIPT_PREFIXES,
  });
  const spaces = lines.map(wrongIndent).find((indent) => indent !== undefined);
  return { text, isRaw: false, ...xml, comments, spaces };
}

/** Most blocks of a script are never looked at between two keystrokes, so their trees are moved when asked for. */
class PlacedBlock implements BlockSyntax {
  readonly content: BlockContent;
  readonly range: TextRange;
  readonly line: number;
  readonly isDetached: boolean;
  #roots: readonly XmlElement[] | undefined;

  constructor(content: BlockContent, first: Line | undefined, isDetached: boolean) {
    const start = first?.start ?? 0;
    this.content = content;
    this.range = { start, end: start + content.text.length };
    this.line = first?.number ?? 1;
    this.isDetached = isDetached;
  }

  get roots(): readonly XmlElement[] {
    return (this.#roots ??= this.content.roots.map((root) => shiftElement(root, this.range.start)));
  }

  get problems() {
    return this.content.problems.map((each) => ({ ...each, range: this.#place(each.range) }));
  }

  get declarations() {
    return this.content.declarations.map((each) => ({
      ...each,
      range: this.#place(each.range),
      valueRange: this.#place(each.valueRange),
    }));
  }

  get comments() {
    return this.content.comments.map((comment) => ({
      ...comment,
      content: { text: comment.content.text, range: this.#place(comment.content.range) },
      range: this.#place(comment.range),
      line: comment.line + this.line - 1,
    }));
  }

  get spaces() {
    return this.content.spaces && this.#place(this.content.spaces);
  }

  #place(range: TextRange): TextRange {
    return shiftRange(range, this.range.start);
  }
}

function moveLine(line: Line, by: number, byLines: number): Line {
  return {
    ...line,
    start: line.start + by,
    end: line.end + by,
    number: line.number + byLines,
  };
}

/** The indentation of a line that does not begin with a TAB; `undefined` when it does. */
export function wrongIndent(line: Line): BlockSyntax['spaces'] {
  if (line.kind === 'comment' || line.text.startsWith('\t')) return undefined;
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
