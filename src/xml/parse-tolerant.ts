import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import { Cursor, type XmlProblem } from './cursor.ts';
import { decodeText, normalizeLineEnds } from './decode-text.ts';
import type { XmlElement } from './element.ts';
import { NAME } from './names.ts';
import type { Namespaces, XmlDeclaration } from './resolve-names.ts';
import { scanStartTag } from './scan-tag.ts';
import { TolerantTree } from './tolerant-tree.ts';

export interface TolerantOptions {
  /** The part of the text that is XML; all of it by default. */
  readonly range?: TextRange;
  /** Parts that count as white space, in order: comment lines of the surrounding language. */
  readonly blanks?: readonly TextRange[];
  /** The default namespace around the XML; none by default. */
  readonly defaultNs?: string;
  /** Prefixes declared around the XML; none by default. */
  readonly prefixes?: Readonly<Record<string, string>>;
}

export interface TolerantXml {
  /** The elements at the top, in order; an empty list when there are none. */
  readonly roots: readonly XmlElement[];
  /** In order of their places. */
  readonly problems: readonly XmlProblem[];
  /** Every namespace declaration, in order. */
  readonly declarations: readonly XmlDeclaration[];
}

/**
 * Parses XML that people are writing: never fails, gets over every fault, says where each one is. Elements and
 * attributes carry ranges, which are offsets into the whole `text`. CDATA sections become text; comments are
 * skipped with a warning, as XMPP does not allow them on the wire.
 */
export function parseTolerant(text: string, options: TolerantOptions = {}): TolerantXml {
  const { start, end } = options.range ?? { start: 0, end: text.length };
  const cursor = new Cursor(blankOut(text.slice(start, end), start, options.blanks ?? []), start);
  const scope: Namespaces = new Map([
    ['', options.defaultNs ?? ''],
    ...Object.entries(options.prefixes ?? {}),
  ]);
  const tree = new TolerantTree(cursor, scope);
  while (!cursor.isAtEnd) parseNext(cursor, tree);
  tree.finish();
  const problems = cursor.problems.toSorted((a, b) => a.range.start - b.range.start);
  return { roots: tree.roots, problems, declarations: tree.declarations };
}

/** Every character but line ends becomes a blank, so that offsets hold. */
function blankOut(slice: string, offset: number, blanks: readonly TextRange[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const blank of blanks) {
    const start = Math.max(blank.start - offset, at);
    const end = Math.min(blank.end - offset, slice.length);
    if (start >= end) continue;
    pieces.push(slice.slice(at, start), slice.slice(start, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  return [...pieces, slice.slice(at)].join('');
}

function parseNext(cursor: Cursor, tree: TolerantTree): void {
  if (!cursor.has('<')) parseText(cursor, tree, cursor.at);
  else if (cursor.has('<!--')) parseComment(cursor);
  else if (cursor.has('<![CDATA[')) parseCdata(cursor, tree);
  else if (cursor.has('<!') || cursor.has('<?')) parseForbidden(cursor);
  else if (cursor.has('</')) parseEndTag(cursor, tree);
  else if (isTagAhead(cursor)) tree.open(scanStartTag(cursor));
  else parseBareLessThan(cursor, tree);
}

function isTagAhead(cursor: Cursor): boolean {
  NAME.lastIndex = cursor.at + 1;
  return NAME.test(cursor.text);
}

function parseText(cursor: Cursor, tree: TolerantTree, start: number): void {
  const end = cursor.find('<');
  cursor.at = end;
  tree.text(decodeText(cursor, { start, end }), start, end);
}

function parseBareLessThan(cursor: Cursor, tree: TolerantTree): void {
  const start = cursor.at;
  cursor.at += 1;
  const range = cursor.range(start, cursor.at);
  cursor.error('bare-less-than', range, t('A bare < is no XML. Write &lt;, or finish the tag.'));
  parseText(cursor, tree, start);
}

function parseComment(cursor: Cursor): void {
  const start = cursor.at;
  cursor.at += '<!--'.length;
  if (
    !endSection(cursor, '-->', { start, fault: t('The comment is not closed. Add --> after it.') })
  )
    return;
  const message = t(
    'XMPP allows no XML comments; this one is left out. Use a line with # at its very start.',
  );
  cursor.warn('xml-comment', cursor.range(start, cursor.at), message);
}

function parseCdata(cursor: Cursor, tree: TolerantTree): void {
  const start = cursor.at;
  cursor.at += '<![CDATA['.length;
  const contentStart = cursor.at;
  const isClosed = endSection(cursor, ']]>', {
    start,
    fault: t('The CDATA section is not closed. Add ]]> after it.'),
  });
  const content = cursor.text.slice(contentStart, isClosed ? cursor.at - 3 : cursor.at);
  tree.text(normalizeLineEnds(content), start, cursor.at, true);
}

/** Moves past the terminator and tells whether it is there; reports when not and takes all that is left. */
function endSection(
  cursor: Cursor,
  terminator: string,
  section: { readonly start: number; readonly fault: string },
): boolean {
  const found = cursor.text.indexOf(terminator, cursor.at);
  if (found < 0) {
    cursor.error('unclosed-section', cursor.range(section.start, cursor.at), section.fault);
  }
  cursor.at = found < 0 ? cursor.text.length : found + terminator.length;
  return found >= 0;
}

function parseForbidden(cursor: Cursor): void {
  const start = cursor.at;
  cursor.at = Math.min(cursor.find('>') + 1, cursor.text.length);
  const message = t('XMPP allows no declarations and processing instructions. Remove this.');
  cursor.error('forbidden-construct', cursor.range(start, cursor.at), message);
}

function parseEndTag(cursor: Cursor, tree: TolerantTree): void {
  const start = cursor.at;
  cursor.at += 2;
  const name = cursor.take(NAME);
  const nameEnd = cursor.at;
  const junk = cursor.take(/[^<>]*/y);
  const range = cursor.range(start, nameEnd);
  if (!cursor.has('>')) {
    cursor.at = nameEnd;
    cursor.error(
      'unclosed-tag',
      range,
      t('The tag </{name} lacks its closing ">". Add it.', { name }),
    );
  } else {
    cursor.at += 1;
    if (junk.trim() !== '') {
      const place = cursor.range(nameEnd, nameEnd + junk.length);
      cursor.error('junk-in-tag', place, t('An end tag holds a name only. Remove the rest.'));
    }
  }
  tree.close(name, start, cursor.at);
}
