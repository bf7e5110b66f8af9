import { UnitWriter } from './unit-writer.ts';

/** Up to this length a regular expression is as good. */
const SHORT = 10_000;

/** White space of XML that is not one space. */
const UNTIDY = /[\t\r\n]| {2}/;

/**
 * Runs of XML's white space (space, tab, carriage return, line feed; XML 1.0, section 2.3) as one space each; a no-break
 * space is none and stays. At the ends, too, one stays.
 */
export function collapseSpace(text: string): string {
  if (!UNTIDY.test(text)) return text;
  // Single spaces, of which there are many, stay as they are.
  return text.length <= SHORT
    ? text.replace(/[\t\r\n][ \t\r\n]*| [ \t\r\n]+/g, ' ')
    : collapsedLong(text);
}

function collapsedLong(text: string): string {
  const writer = new UnitWriter(text.length);
  let isBehindSpace = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isSpace = isSpaceUnit(unit);
    if (!isSpace) writer.put(unit);
    else if (!isBehindSpace) writer.put(SPACE);
    isBehindSpace = isSpace;
  }
  return writer.text();
}

const SPACE = 32;

function isSpaceUnit(unit: number): boolean {
  return unit === SPACE || unit === 9 || unit === 10 || unit === 13;
}
