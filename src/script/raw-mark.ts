import type { CommentSyntax, ItemSyntax } from './ast.ts';
import { splitLines, type Line } from './lines.ts';

/**
 * A comment `# @raw` right above `Romeo sends:`, other comment lines between them allowed: the block below is sent as
 * it is written, be it XML or not. A reason may follow, as in `# @raw: the root is never closed`. The form is our own;
 * scansion reads past the comment.
 */
export const RAW_MARK = '# @raw';

/** Whether a comment, its marker left out, is the mark. */
export function isRawMark(comment: string): boolean {
  return /^@raw(?![\w-])/.test(comment);
}

/** The mark among the comments right above a line; `undefined` when there is none. */
export function rawMarkAbove(
  items: readonly ItemSyntax[],
  line: number,
): CommentSyntax | undefined {
  for (let index = items.length - 1, next = line - 1; index >= 0; index -= 1, next -= 1) {
    const item = items[index];
    if (item?.kind !== 'comment' || item.place !== 'alone' || item.line !== next) return undefined;
    if (isRawMark(item.content.text)) return item;
  }
  return undefined;
}

/**
 * How many of `lines` from `from` on are a raw block. Unlike a stanza it may have lines of nothing but white space, so
 * long as they begin with the TAB of the block; what has none ends it, and so does a comment with nothing below it.
 */
export function rawLength(lines: readonly Line[], from: number): number {
  let length = 0;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    const isTabbed = line?.text.startsWith('\t') === true;
    if (line?.kind === 'indented' || line?.kind === 'xml' || (isTabbed && line.text.length > 1)) {
      length = index - from + 1;
    } else if (line?.kind !== 'comment' && !isTabbed) break;
  }
  return length;
}

/**
 * What a raw block puts on the wire: its lines without the TAB of the block (or, where that is missing, without their
 * indentation), parted by line feeds, no line feed at the end. Comment lines are left out. `${…}` are still in it.
 */
export function rawText(block: string): string {
  return splitLines(block)
    .filter(({ kind }) => kind !== 'comment')
    .map(({ text }) => (text.startsWith('\t') ? text.slice(1) : text.trimStart()))
    .join('\n');
}
