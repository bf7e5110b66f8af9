/** Everything that XML 1.0 forbids even as a character reference (section 2.2), lone surrogates included. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Units of which one at least stands where something is forbidden: most texts have none, and this is told soon. */
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

function withoutForbidden(text: string): string {
  return SUSPECT.test(text) ? text.replace(FORBIDDEN, '\ufffd') : text;
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function refer(char: string): string {
  return REFERENCES[char] ?? char;
}

/** Text as element content. Characters that XML cannot hold become U+FFFD. */
export function escapeText(text: string): string {
  return withoutForbidden(text).replace(/[&<>\r]/g, refer);
}

/** Text as element content, or between quotes of either kind. */
export function escapeAnywhere(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}

/** A quoted attribute value, in double quotes unless that would need more references than single ones. */
export function quoteValue(value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const special = quote === '"' ? /[&<"\t\n\r]/g : /[&<'\t\n\r]/g;
  return quote + withoutForbidden(value).replace(special, refer) + quote;
}
