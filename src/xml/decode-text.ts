import { t } from '../base/translate.ts';
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
    const message = t(']]> may not stand in a text. Write ]]&gt; instead.');
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
  const writer = new UnitWriter(raw.length);
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

/** Each reference, and each bare ampersand, with the character that it stands for, if there is one. */
function eachReference(
  raw: string,
  visit: (start: number, end: number, char: string | undefined) => void,
): void {
  for (let start = raw.indexOf('&'); start !== -1;) {
    const semicolon = semicolonAfter(raw, start);
    const end = semicolon === -1 ? start + 1 : semicolon + 1;
    visit(start, end, semicolon === -1 ? undefined : dereference(raw, start, semicolon));
    start = raw.indexOf('&', end);
  }
}

/** Where a reference ends that is spelt like one; -1: this ampersand begins none. */
function semicolonAfter(raw: string, start: number): number {
  let at = start + 1;
  let isPart = isLetterOrDigit;
  if (raw.charCodeAt(at) === NUMBER_SIGN) {
    at += 1;
    const isHex = isX(raw.charCodeAt(at));
    if (isHex) at += 1;
    isPart = isHex ? isHexDigit : isDigit;
  } else if (isDigit(raw.charCodeAt(at))) return -1;
  const first = at;
  while (isPart(raw.charCodeAt(at))) at += 1;
  return at > first && raw.charCodeAt(at) === SEMICOLON ? at : -1;
}

const NUMBER_SIGN = 0x23;
const SEMICOLON = 0x3b;

/** No digit, letter or anything is past the end, where the unit is NaN. */
function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isX(unit: number): boolean {
  return unit === 0x78 || unit === 0x58;
}

function isHexDigit(unit: number): boolean {
  const small = unit | 0x20;
  return isDigit(unit) || (small >= 0x61 && small <= 0x66);
}

function isLetterOrDigit(unit: number): boolean {
  const small = unit | 0x20;
  return isDigit(unit) || (small >= 0x61 && small <= 0x7a);
}

function decode(cursor: Cursor, piece: Piece, normalized: string, raw: string): string {
  const report = (start: number, end: number) =>
    reportSpecial(cursor, piece.start + start, raw.slice(start, end));
  for (const { 0: found, index } of forbiddenIn(raw)) report(index, index + found.length);
  if (normalized === raw) return decoded(raw, report);
  decoded(raw, report);
  return decodeReferences(normalized);
}

/** The character of a reference between its ampersand and its semicolon (XML 1.0, section 4.1). */
function dereference(raw: string, start: number, semicolon: number): string | undefined {
  if (raw.charCodeAt(start + 1) !== NUMBER_SIGN) {
    return ENTITIES.find(([name]) => raw.startsWith(name, start + 1))?.[1];
  }
  const isHex = isX(raw.charCodeAt(start + 2));
  if (isHex && raw.charAt(start + 2) === 'X') return undefined;
  const digits = raw.slice(start + (isHex ? 3 : 2), semicolon);
  const code = parseInt(digits, isHex ? 16 : 10);
  return isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0, section 2.2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code > 0xffff && code <= 0x10ffff)
  );
}

function reportSpecial(cursor: Cursor, at: number, found: string): void {
  const range = cursor.range(at, at + found.length);
  if (found === '&') {
    cursor.error('bare-ampersand', range, t('A bare & is no XML. Write &amp; instead.'));
  } else if (found.startsWith('&#')) {
    const message = t('{found} stands for no character that XML allows. Correct or remove it.', {
      found,
    });
    cursor.error('bad-character-reference', range, message);
  } else if (found.startsWith('&')) {
    const message = t(
      'XMPP does not know {found}. Write the character itself, or &amp;{rest} for this very text.',
      { found, rest: found.slice(1) },
    );
    cursor.error('unknown-entity', range, message);
  } else {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    cursor.error(
      'forbidden-character',
      range,
      t('XML does not allow U+{code}. Remove it.', { code }),
    );
  }
}
