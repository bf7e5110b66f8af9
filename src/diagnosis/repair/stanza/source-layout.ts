import { removeRange, type TextEdit } from '../../../base/text-edit.ts';
import { leadBefore, lineStart } from '../../../base/text-lines.ts';
import type { TextRange } from '../../../base/text-range.ts';
import type { XmlElement } from '../../../xml/element.ts';
import { printXml } from '../../../xml/print.ts';
import { SCANSION_NS } from '../../../xmpp/namespaces.ts';

/**
 * What one level of XML is indented by in a script, going by the first line that stands deeper than the one before it:
 * in the block itself, else anywhere. A TAB in a script that has no such line.
 */
export function indentOf(source: string, block: TextRange | undefined): string {
  const own = block && deeperBy(source.slice(lineStart(source, block.start), block.end));
  return own ?? deeperBy(source) ?? '\t';
}

function deeperBy(text: string): string | undefined {
  let before: string | undefined;
  for (const [, lead = ''] of text.matchAll(/^([ \t]+)</gm)) {
    if (before !== undefined && lead.length > before.length && lead.startsWith(before)) {
      const deeper = lead.slice(before.length);
      // Two levels that begin in one line are two TABs deeper.
      return deeper.startsWith('\t') ? '\t' : deeper;
    }
    before = lead;
  }
  return undefined;
}

/**
 * The start of the XML white space that ends at an offset, line ends included. The offset itself below a comment line:
 * what is put there must not become part of the comment.
 */
export function startOfBlank(source: string, offset: number): number {
  const start = beforeBlank(source, offset);
  return isBelowComment(source, { start, end: offset }) ? offset : start;
}

/** Takes a range away with the white space before it; what follows it does not become part of a comment line above. */
export function takeAway(source: string, { start, end }: TextRange): TextEdit {
  const restOfLine = /[ \t]*(?:[\r\n]|$)/y;
  restOfLine.lastIndex = end;
  const isLast = restOfLine.test(source);
  const from = isLast ? beforeBlank(source, start) : startOfBlank(source, start);
  return removeRange({ start: from, end });
}

function beforeBlank(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[ \t\r\n]/.test(source[start - 1] ?? '')) start--;
  return start;
}

/** Whether white space begins at the end of a comment line. */
function isBelowComment(source: string, { start, end }: TextRange): boolean {
  // Lines may be long: only where one ends its start is looked for.
  if (!/[\r\n]/.test(source.slice(start, end))) return false;
  return /^(?:#|\/\/|--)/.test(source.slice(lineStart(source, start), start));
}

/** The start of the comment lines right above the line that begins with what is at an offset, or of that line itself. */
export function commentsAbove(source: string, offset: number): number | undefined {
  if (leadBefore(source, offset) === undefined) return undefined;
  let start = lineStart(source, offset);
  for (;;) {
    const above = lineAbove(source, start);
    if (!/^(?:#|\/\/|--)/.test(above)) return start;
    start -= above.length;
  }
}

/** The line that ends at an offset, its line end included. */
function lineAbove(source: string, end: number): string {
  const length = source.startsWith('\r\n', end - 2) ? 2 : 1;
  return end < length ? '' : source.slice(lineStart(source, end - length), end);
}

export interface Layout {
  /** What the line begins with; `undefined` where all is to be on one line. */
  readonly lead: string | undefined;
  /** What one level more is indented by. */
  readonly indent: string;
}

/** An element as a script has it: spread over lines under `lead`, or on one line when there is no lead. */
export function printInScript(
  element: XmlElement,
  inheritedNs: string,
  { lead, indent }: Layout,
): string {
  const context = { inheritedNs, inheritedPrefixes: { scansion: SCANSION_NS } };
  if (lead === undefined) return printXml(collapsed(element), context);
  return printXml(element, { ...context, indent }).replaceAll('\n', `\n${lead}`);
}

/** Without line ends in its texts, which could end the block; matching collapses white space, too. */
function collapsed(element: XmlElement): XmlElement {
  const children = element.children.map((child) =>
    child.kind === 'element'
      ? collapsed(child)
      : { ...child, text: child.text.replace(/[ \t\r\n]+/g, ' ') },
  );
  return { ...element, children };
}
