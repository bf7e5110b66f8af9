/** A part of a filter's text between spaces. `at` and `end` are places in the text; a minus belongs to it. */
export type FilterToken = {
  readonly at: number;
  readonly end: number;
  readonly negated: boolean;
} & (
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'pattern'; readonly text: string }
  | {
      readonly kind: 'keyed';
      readonly name: string;
      /** Between commas, without their quotes. */
      readonly values: readonly string[];
      /** As it is written, without a minus. */
      readonly whole: string;
    }
);

/** The parts of a filter, in order. Spaces within quotes, and within the slashes of a pattern, part nothing. Linear. */
export function tokensOf(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token !== undefined) tokens.push(token);
    at = skipSpace(text, token?.end ?? at + 1);
  }
  return tokens;
}

function tokenAt(text: string, at: number): FilterToken | undefined {
  const negated = text[at] === '-';
  const start = negated ? at + 1 : at;
  const place = { at, negated };
  if (text[start] === '"') {
    const end = closing(text, start + 1, '"');
    return {
      ...place,
      end: Math.min(end + 1, text.length),
      kind: 'phrase',
      text: text.slice(start + 1, end),
    };
  }
  if (text[start] === '/') {
    const end = patternEnd(text, start + 1);
    return {
      ...place,
      end: Math.min(end + 1, text.length),
      kind: 'pattern',
      text: text.slice(start + 1, end),
    };
  }
  const end = wordEnd(text, start);
  if (end === start) return undefined;
  const whole = text.slice(start, end);
  const colon = whole.indexOf(':');
  if (colon < 1) return { ...place, end, kind: 'word', text: whole };
  return {
    ...place,
    end,
    kind: 'keyed',
    name: whole.slice(0, colon),
    values: valuesOf(whole.slice(colon + 1)),
    whole,
  };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text[at])) at += 1;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

/** Where the character stands next; the end of the text where it does not. */
function closing(text: string, from: number, character: string): number {
  const found = text.indexOf(character, from);
  return found < 0 ? text.length : found;
}

/** A slash that is escaped ends no pattern. */
function patternEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '/') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** A quote that is never closed quotes up to the end. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text[at])) {
    at = text[at] === '"' ? closing(text, at + 1, '"') + 1 : at + 1;
  }
  return Math.min(at, text.length);
}

function valuesOf(text: string): readonly string[] {
  const values: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closing(text, at + 1, '"') : closing(text, at, ',');
    values.push(text.slice(isQuoted ? at + 1 : at, end));
    at = (isQuoted ? closing(text, end, ',') : end) + 1;
  }
  return values;
}
