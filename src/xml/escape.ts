import { replaceUnits } from '../base/unit-writer.ts';
import { withoutForbidden } from './forbidden-characters.ts';

const MARKUP = { '&': '&amp;', '<': '&lt;' } as const;
const SPACES = { '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' } as const;
const IN_TEXT = { ...MARKUP, '>': '&gt;', '\r': '&#13;' } as const;
const IN_DOUBLE_QUOTES = { ...MARKUP, ...SPACES, '"': '&quot;' } as const;
const IN_SINGLE_QUOTES = { ...MARKUP, ...SPACES, "'": '&apos;' } as const;
const QUOTES = { '"': '&quot;', "'": '&apos;' } as const;

/** Text as element content. Characters that XML cannot hold become U+FFFD. */
export function escapeText(text: string): string {
  return replaceUnits(withoutForbidden(text), /[&<>\r]/g, IN_TEXT);
}

/** Text as element content, or between quotes of either kind. */
export function escapeAnywhere(text: string): string {
  return replaceUnits(escapeText(text), /["']/g, QUOTES);
}

/** A quoted attribute value, in double quotes unless that would need more references than single ones. */
export function quoteValue(value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const plain = withoutForbidden(value);
  const inside =
    quote === '"'
      ? replaceUnits(plain, /[&<"\t\n\r]/g, IN_DOUBLE_QUOTES)
      : replaceUnits(plain, /[&<'\t\n\r]/g, IN_SINGLE_QUOTES);
  return quote + inside + quote;
}
