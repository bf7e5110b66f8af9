import type { Cursor } from './cursor.ts';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Entity references, bare ampersands, and what XML 1.0 forbids (section 2.2). */
const SPECIAL =
  /&(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[A-Za-z][A-Za-z0-9]*);|&|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The characters that a piece of element content stands for. What cannot be decoded stays as written. */
export function decodeText(cursor: Cursor, piece: Piece): string {
  const raw = cursor.text.slice(piece.start, piece.end);
  const cdataEnd = raw.indexOf(']]>');
  if (cdataEnd >= 0) {
    const start = piece.start + cdataEnd;
    const message = ']]> may not stand in a text. Write ]]&gt; instead.';
    cursor.error('bare-cdata-end', cursor.range(start, start + 3), message);
  }
  return decode(cursor, piece, normalizeLineEnds(raw), raw);
}

/** The same for an attribute value: white space becomes blanks (XML 1.0, section 3.3.3). */
export function decodeValue(cursor: Cursor, piece: Piece): string {
  const raw = cursor.text.slice(piece.start, piece.end);
  return decode(cursor, piece, raw.replace(/\r\n|[\t\n\r]/g, ' '), raw);
}

/** The characters that a text stands for, problems ignored: for finding `${…}` in source text. */
export function decodeReferences(raw: string): string {
  return raw.replace(SPECIAL, (found) => dereference(found) ?? found);
}

export function normalizeLineEnds(raw: string): string {
  return raw.replace(/\r\n?/g, '\n');
}

function decode(cursor: Cursor, piece: Piece, normalized: string, raw: string): string {
  for (const { 0: found, index } of raw.matchAll(SPECIAL)) {
    if (dereference(found) === undefined) reportSpecial(cursor, piece.start + index, found);
  }
  return decodeReferences(normalized);
}

function dereference(found: string): string | undefined {
  if (!found.endsWith(';')) return undefined;
  const name = found.slice(1, -1);
  if (!name.startsWith('#')) return ENTITIES.get(name);
  const isHex = name.startsWith('#x');
  if (name.startsWith('#X')) return undefined;
  return characterAt(parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10));
}

function characterAt(code: number): string | undefined {
  if (code > 0x10ffff) return undefined;
  const char = String.fromCodePoint(code);
  return /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(char) ? char : undefined;
}

function reportSpecial(cursor: Cursor, at: number, found: string): void {
  const range = cursor.range(at, at + found.length);
  if (found === '&') {
    cursor.error('bare-ampersand', range, 'A bare & is no XML. Write &amp; instead.');
  } else if (found.startsWith('&#')) {
    const message = `${found} stands for no character that XML allows. Correct or remove it.`;
    cursor.error('bad-character-reference', range, message);
  } else if (found.startsWith('&')) {
    const message = `XMPP does not know ${found}. Write the character itself, or &amp;${found.slice(1)} for this very text.`;
    cursor.error('unknown-entity', range, message);
  } else {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    cursor.error('forbidden-character', range, `XML does not allow U+${code}. Remove it.`);
  }
}
