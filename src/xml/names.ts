/** The names of XML 1.0, section 2.3, without colons. */
const START =
  'A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}' +
  '\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const REST = `${START}.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}-`;

/** A name at `lastIndex`, colons included. */
// eslint-disable-next-line no-misleading-character-class -- ranges of combining characters are meant
export const NAME = new RegExp(`[:${START}][:${REST}]*`, 'uy');
/** White space of XML at `lastIndex`. */
export const SPACE = /[ \t\r\n]+/y;

// eslint-disable-next-line no-misleading-character-class -- as above
const QUALIFIED = new RegExp(`^(?:[${START}][${REST}]*:)?[${START}][${REST}]*$`, 'u');

/** Whether Namespaces in XML 1.0 allows the name: one colon at most, and a name on each side of it. */
export function isQualifiedName(name: string): boolean {
  return QUALIFIED.test(name);
}

/** The parts of a name around its first colon; without one the prefix is `''`. */
export function splitName(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':');
  return { prefix: name.slice(0, Math.max(colon, 0)), local: name.slice(colon + 1) };
}
