// Ranges of combining characters are meant.
/* eslint-disable no-misleading-character-class */

/** A name at `lastIndex`, colons included. */
export const NAME =
  /[:A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}][:A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}.0-9\u{b7}\u{300}-\u{36f}\u{203f}\u{2040}-]*/uy;
const NC_NAME =
  /[A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}][A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}.0-9\u{b7}\u{300}-\u{36f}\u{203f}\u{2040}-]*/uy;
/* eslint-enable no-misleading-character-class */

/** White space of XML at `lastIndex`. */
export const SPACE = /[ \t\r\n]+/y;

/** Whether Namespaces in XML 1.0 allows the name: one colon at most, and a name on each side of it. */
export function isQualifiedName(name: string): boolean {
  const first = lengthOfName(name, 0);
  if (first === 0 || first === name.length) return first > 0;
  if (name[first] !== ':') return false;
  const second = lengthOfName(name, first + 1);
  return second > 0 && first + 1 + second === name.length;
}

function lengthOfName(text: string, from: number): number {
  NC_NAME.lastIndex = from;
  return NC_NAME.exec(text)?.[0].length ?? 0;
}

/** The parts of a name around its first colon; without one the prefix is `''`. */
export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return { prefix: name.slice(0, Math.max(colon, 0)), local: name.slice(colon + 1) };
}
