import { UnitWriter, replaceUnits } from '../base/unit-writer.ts';
import type { Cursor } from './cursor.ts';
import { forbiddenIn } from './forbidden-characters.ts';

const ENTITIES = [
  ['amp;', '&'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['quot;', '"'],
  ['apos;', "'"],
] as const;

/** Between `&` and `;` of a reference. */
const NAME = /^(?:#(?:[xX][0-9a-fA-F]+|[0-9]+)|[A-Za-z][A-Za-z0-9]*)$/;

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
  return decode(cursor, piece, spaced(raw), raw);
}

/** The characters that a text stands for, problems ignored: for finding `${…}` in source text. */
export function decodeReferences(raw: string): string {
  return decoded(raw, () => undefined);
}

/** The same; `problem` is told what stands for no character. */
function decoded(raw: string, problem: (start: number, end: number) => void): string {
  if (!raw.includes('&')) return raw;
  const writer = new UnitWriter();
  let done = 0;
  eachReference(raw, (start, end, char) => {
    if (char === undefined) return void problem(start, end);
    for (; done < start; done += 1) writer.put(raw.charCodeAt(done));
    writer.putText(char);
    done = end;
  });
  if (done === 0) return raw;
  for (; done < raw.length; done += 1) writer.put(raw.charCodeAt(done));
  return writer.text();
}

export function normalizeLineEnds(raw: string): string {
  return raw.includes('\r') ? replaceUnits(raw.split('\r\n').join('\n'), /\r/g, LINE_FEED) : raw;
}

const LINE_FEED = { '\r': '\n' } as const;

/** A line end is one blank, however it is written. */
function spaced(raw: string): string {
  return replaceUnits(normalizeLineEnds(raw), /[\t\n]/g, BLANKS);
}

const BLANKS = { '\t': ' ', '\n': ' ' } as const;

/**
 * Each reference, and each bare ampersand, with the character that it stands for, if there is one. Looks at each unit a
 * few times at most.
 */
function eachReference(
  raw: string,
  visit: (start: number, end: number, char: string | undefined) => void,
): void {
  let semicolon = -1;
  let start = raw.indexOf('&');
  while (start !== -1) {
    const next = raw.indexOf('&', start + 1);
    if (semicolon < start) semicolon = raw.indexOf(';', start);
    if (semicolon === -1) semicolon = raw.length;
    const limit = next === -1 ? raw.length : next;
    const known = ENTITIES.find(([name]) => raw.startsWith(name, start + 1));
    const name = known === undefined && semicolon < limit ? raw.slice(start + 1, semicolon) : '';
    if (known !== undefined) visit(start, start + 1 + known[0].length, known[1]);
    else if (NAME.test(name)) visit(start, semicolon + 1, dereference(name));
    else visit(start, start + 1, undefined);
    start = next;
  }
}

function decode(cursor: Cursor, piece: Piece, normalized: string, raw: string): string {
  const report = (start: number, end: number) =>
    reportSpecial(cursor, piece.start + start, raw.slice(start, end));
  for (const { 0: found, index } of forbiddenIn(raw)) report(index, index + found.length);
  if (normalized === raw) return decoded(raw, report);
  decoded(raw, report);
  return decodeReferences(normalized);
}

/** The character of a numeric reference without `&` and `;`. */
function dereference(name: string): string | undefined {
  if (!name.startsWith('#') || name.startsWith('#X')) return undefined;
  const isHex = name.startsWith('#x');
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
