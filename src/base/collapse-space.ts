/** Up to this length a regular expression is as good. */
const SHORT = 10_000;
/** So many codes become text at once: more take longer. */
const AT_ONCE = 65_536;

/** What no decoder gives back. No XML that came has one, but a script may. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** White space of XML that is not one space. */
const UNTIDY = /[\t\r\n]| {2}/;

/**
 * Runs of XML's white space (space, tab, carriage return, line feed; XML 1.0, section 2.3) as one space each; a no-break
 * space is none and stays. At the ends, too, one stays.
 */
export function collapseSpace(text: string): string {
  if (!UNTIDY.test(text)) return text;
  // Single spaces, of which there are many, stay as they are.
  return text.length <= SHORT || LONE_SURROGATE.test(text)
    ? text.replace(/[\t\r\n][ \t\r\n]*| [ \t\r\n]+/g, ' ')
    : collapsedLong(text);
}

/** Millions of replacements, each a text of its own, would hold up the page. */
function collapsedLong(text: string): string {
  const codes = new Uint16Array(text.length);
  let length = 0;
  let isBehindSpace = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSpace = isSpaceCode(code);
    if (!isSpace) codes[length++] = code;
    else if (!isBehindSpace) codes[length++] = SPACE;
    isBehindSpace = isSpace;
  }
  return textOf(codes.subarray(0, length));
}

function textOf(codes: Uint16Array): string {
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  const pieces: string[] = [];
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    pieces.push(decoder.decode(codes.subarray(at, at + AT_ONCE), { stream: true }));
  }
  return pieces.join('');
}

const SPACE = 32;

function isSpaceCode(code: number): boolean {
  return code === SPACE || code === 9 || code === 10 || code === 13;
}
