/** Everything that XML 1.0 forbids even as a character reference (section 2.2), lone surrogates included. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Units of which one at least stands where something is forbidden: most texts have none, and this is told soon. */
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** The characters that XML cannot hold, where they stand; none in most texts. */
export function forbiddenIn(text: string): Iterable<RegExpExecArray> {
  return SUSPECT.test(text) ? text.matchAll(FORBIDDEN) : [];
}

/** The same text with U+FFFD in their place. */
export function withoutForbidden(text: string): string {
  return SUSPECT.test(text) ? text.replace(FORBIDDEN, '\ufffd') : text;
}
