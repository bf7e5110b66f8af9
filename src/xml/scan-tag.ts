import { t } from '../base/translate.ts';
import type { TextRange } from '../base/text-range.ts';
import type { Cursor } from './cursor.ts';
import { decodeValue } from './decode-text.ts';
import { NAME, SPACE } from './names.ts';

/** A start tag as written, before namespaces. */
export interface RawTag {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  readonly attributes: readonly RawAttribute[];
  readonly isEmpty: boolean;
}

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly valueRange: TextRange;
}

/** Scans the start tag at the cursor, which stands on `<` with a name after it. */
export function scanStartTag(cursor: Cursor): RawTag {
  const start = cursor.at;
  cursor.at += 1;
  const name = cursor.take(NAME);
  const nameRange = cursor.range(start + 1, cursor.at);
  const attributes = scanAttributes(cursor);
  const isEmpty = cursor.has('/>');
  if (isEmpty || cursor.has('>')) cursor.at += isEmpty ? 2 : 1;
  else
    cursor.error(
      'unclosed-tag',
      nameRange,
      t('The tag <{name} lacks its closing ">". Add it.', { name }),
    );
  return { name, nameRange, range: cursor.range(start, cursor.at), attributes, isEmpty };
}

/** Stops at `>`, `/>`, `<` or the end; leaves white space before a `<` alone. */
function scanAttributes(cursor: Cursor): RawAttribute[] {
  const attributes: RawAttribute[] = [];
  const names = new Set<string>();
  for (;;) {
    const before = cursor.at;
    const space = cursor.take(SPACE);
    if (cursor.isAtEnd || cursor.has('<')) {
      cursor.at = before;
      return attributes;
    }
    if (cursor.has('>') || cursor.has('/>')) return attributes;
    const attribute = scanAttribute(cursor);
    if (attribute === undefined) continue;
    if (space === '' && attributes.length > 0) {
      const message = t('Put a space before {attribute}.', { attribute: attribute.name });
      cursor.error('missing-space', attribute.nameRange, message);
    }
    if (names.has(attribute.name)) reportTwice(cursor, attribute);
    else attributes.push(attribute);
    names.add(attribute.name);
  }
}

function reportTwice(cursor: Cursor, { name, range }: RawAttribute): void {
  const message = t('The attribute {name} is given twice; only the first one counts. Remove one.', {
    name,
  });
  cursor.error('duplicate-attribute', range, message);
}

const JUNK = /[^ \t\r\n<>/=]+|[/=]/y;

function scanAttribute(cursor: Cursor): RawAttribute | undefined {
  const start = cursor.at;
  const name = cursor.take(NAME);
  if (name === '') {
    const junk = cursor.take(JUNK);
    const message = t('{junk} does not belong into a tag here. Remove it.', { junk });
    cursor.error('junk-in-tag', cursor.range(start, cursor.at), message);
    return undefined;
  }
  const nameRange = cursor.range(start, cursor.at);
  const nameEnd = cursor.at;
  if (cursor.take(/[ \t\r\n]*=[ \t\r\n]*/y) === '') {
    const message = t('The attribute {name} has no value. Write {name}="…".', { name });
    cursor.error('missing-value', nameRange, message);
    return {
      name,
      value: '',
      range: nameRange,
      nameRange,
      valueRange: cursor.range(nameEnd, nameEnd),
    };
  }
  const { value, valueRange } = scanValue(cursor, name);
  return { name, value, range: cursor.range(start, cursor.at), nameRange, valueRange };
}

interface ScannedValue {
  readonly value: string;
  readonly valueRange: TextRange;
}

function scanValue(cursor: Cursor, name: string): ScannedValue {
  const quote = cursor.text.charAt(cursor.at);
  if (quote !== '"' && quote !== "'") return scanUnquotedValue(cursor, name);
  const start = cursor.at + 1;
  const first = closingQuote(cursor.text, start, quote);
  if (first === undefined) return scanUnclosedValue(cursor, name, quote);
  const end = skipQuotesInside(cursor, first, quote);
  cursor.at = end + 1;
  const less = cursor.text.slice(start, end).indexOf('<');
  if (less >= 0) {
    const range = cursor.range(start + less, start + less + 1);
    cursor.error('bare-less-than', range, t('A value may not hold a bare <. Write &lt; instead.'));
  }
  return piece(cursor, start, end);
}

/**
 * Where the quote that was opened is closed; `undefined` when it seems to be missing, that is when there is none, or
 * when what lies before the next one looks like the rest of the tag and more: `id='x><b to='`, `id='x type='`.
 */
function closingQuote(text: string, start: number, quote: string): number | undefined {
  const end = text.indexOf(quote, start);
  if (end < 0) return undefined;
  const value = text.slice(start, end);
  const tagEnd = value.search(/[>\n]/);
  const isTagInside = tagEnd >= 0 && value.includes('<', tagEnd);
  const isNextAttribute = /\s[\w:.-]+\s*=\s*$/.test(value) && /[^\s/>]/.test(text.charAt(end + 1));
  return isTagInside || isNextAttribute ? undefined : end;
}

/**
 * A quote right before a word, with another one behind it and nothing of a tag between them, was meant as a character
 * of the value: `to='${Juliet's JID}'`. Reports it and returns the place of the quote that does close the value.
 */
function skipQuotesInside(cursor: Cursor, first: number, quote: string): number {
  const { text } = cursor;
  const other = quote === '"' ? "'" : '"';
  const reference = quote === '"' ? '&quot;' : '&apos;';
  for (let end = first; ;) {
    const isInside = /[\p{L}\p{N}_]/u.test(text.charAt(end + 1));
    const next = isInside ? text.indexOf(quote, end + 1) : -1;
    if (next < 0 || /[=<>\r\n]/.test(text.slice(end + 1, next))) return end;
    const message = t(
      'This {quote} ends the value. Put the value between two {other}, or write {reference} here.',
      { quote, other, reference },
    );
    cursor.error('quote-in-value', cursor.range(end, end + 1), message);
    end = next;
  }
}

function scanUnclosedValue(cursor: Cursor, name: string, quote: string): ScannedValue {
  const start = cursor.at + 1;
  cursor.at = start;
  cursor.take(/(?:(?!\s[\w:.-]+\s*=|\/?>|[<\n\r]).)*/sy);
  const range = cursor.range(start - 1, cursor.at);
  const message = t('The value of {name} lacks its closing quote. Add {quote} after it.', {
    name,
    quote,
  });
  cursor.error('unclosed-value', range, message);
  return piece(cursor, start, cursor.at);
}

function scanUnquotedValue(cursor: Cursor, name: string): ScannedValue {
  const start = cursor.at;
  const raw = cursor.take(/(?:(?!\/>)[^ \t\r\n<>])*/y);
  const range = cursor.range(start, cursor.at);
  const message = t('The value of {name} needs quotes. Write {name}="{value}".', {
    name,
    value: raw.replace(/["']/g, ''),
  });
  cursor.error('unquoted-value', range, message);
  const end = /["']$/.test(raw) ? cursor.at - 1 : cursor.at;
  return piece(cursor, start, end);
}

function piece(cursor: Cursor, start: number, end: number): ScannedValue {
  return { value: decodeValue(cursor, { start, end }), valueRange: cursor.range(start, end) };
}
