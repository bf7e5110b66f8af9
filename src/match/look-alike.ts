import { t } from '../base/translate.ts';

/** Characters that are easily taken for others, by the character they are taken for. Far from complete. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  "'": '‘’‚‛ʼ`´′',
  '"': '“”„‟″',
  '-': '‐‑‒–—―−',
  '.': '․',
  ':': '։꞉',
  '/': '⁄∕',
  a: 'аα',
  c: 'сϲ',
  e: 'е',
  i: 'іι',
  j: 'ј',
  o: 'оο',
  p: 'рρ',
  s: 'ѕ',
  v: 'ν',
  x: 'хχ',
  y: 'уγ',
  A: 'АΑ',
  B: 'ВΒ',
  C: 'С',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙ',
  J: 'Ј',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟ',
  P: 'РΡ',
  S: 'Ѕ',
  T: 'ТΤ',
  X: 'ХΧ',
  Y: 'ҮΥ',
  Z: 'Ζ',
};

const PLAIN_OF = new Map(
  Object.entries(LOOKS_LIKE).flatMap(([plain, others]) =>
    [...others].map((other) => [other, plain] as const),
  ),
);

const CHARACTER_NAMES: Readonly<Record<string, string>> = {
  '\t': t('tab'),
  '\n': t('line feed'),
  '\r': t('carriage return'),
  ' ': t('space'),
  '\u00a0': t('no-break space'),
  '\u00ad': t('soft hyphen'),
  '\u200b': t('zero width space'),
  '\u200c': t('zero width non-joiner'),
  '\u200d': t('zero width joiner'),
  '\u200e': t('left-to-right mark'),
  '\u200f': t('right-to-left mark'),
  '\u2060': t('word joiner'),
  '\u202f': t('narrow no-break space'),
  '\ufe0e': t('text variation selector'),
  '\ufe0f': t('emoji variation selector'),
  '\ufeff': t('byte order mark'),
  "'": t('apostrophe'),
  '‘': t('left single quotation mark'),
  '’': t('right single quotation mark'),
  '“': t('left double quotation mark'),
  '”': t('right double quotation mark'),
  '-': t('hyphen-minus'),
  '–': t('en dash'),
  '—': t('em dash'),
};

/** How many characters of each side a note names. */
const NAMED_CHARACTERS = 4;

/** Of longer texts only that is looked at in which they differ, with so much around it, in UTF-16 units. */
const LONG = 4_000;
const AROUND = 40;

/**
 * A sentence that names the code points in which two different texts differ, when people would take them for the
 * same: compatible forms, invisible characters, other scripts' look-alikes, white space. Else `undefined`; so it is for
 * long texts that differ in more than some thousand characters, too.
 */
export function lookAlikeNote(expected: string, received: string): string | undefined {
  if (expected === received) return undefined;
  if (Math.max(expected.length, received.length) > LONG) return noteOfLong(expected, received);
  return noteOf([...expected], [...received], 0);
}

function noteOfLong(expected: string, received: string): string | undefined {
  const most = Math.min(expected.length, received.length);
  let start = 0;
  while (start < most && expected.charCodeAt(start) === received.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && codeBefore(expected, end) === codeBefore(received, end)) end++;
  // Marks and joined white space need what stands beside them; both texts have the same there.
  const from = wholeAt(expected, Math.max(0, start - AROUND));
  const behind = Math.max(0, end - AROUND);
  const [left, right] = [expected, received].map((text) => text.slice(from, text.length - behind));
  if (left === undefined || right === undefined) return undefined;
  if (Math.max(left.length, right.length) > LONG) return undefined;
  return noteOf([...left], [...right], [...expected.slice(0, from)].length);
}

function codeBefore(text: string, end: number): number {
  return text.charCodeAt(text.length - 1 - end);
}

/** At the start of a character, not within it. */
function wholeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** `before`: how many characters stand before these. */
function noteOf(
  expected: readonly string[],
  received: readonly string[],
  before: number,
): string | undefined {
  if (skeleton(expected.join('')) !== skeleton(received.join(''))) return undefined;
  const { left, right, at } = differingParts(expected, received);
  return t(
    'They look alike: at character {place} the script has {expected}, the stanza has {received}.',
    { place: before + at + 1, expected: namesOf(left), received: namesOf(right) },
  );
}

/** What is left of a text when all that people overlook is gone. */
function skeleton(text: string): string {
  const visible = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const plain = [...visible].map((char) => PLAIN_OF.get(char) ?? char).join('');
  return plain.replace(/\s+/g, ' ').trim();
}

function differingParts(left: readonly string[], right: readonly string[]) {
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at++;
  let tail = 0;
  const longest = Math.min(left.length, right.length) - at;
  while (tail < longest && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  return {
    at,
    left: left.slice(at, left.length - tail),
    right: right.slice(at, right.length - tail),
  };
}

function namesOf(characters: readonly string[]): string {
  if (characters.length === 0) return 'nothing';
  const named = characters.slice(0, NAMED_CHARACTERS).map(nameOf).join(', ');
  return characters.length > NAMED_CHARACTERS ? `${named}, …` : named;
}

/** `U+FE0F (emoji variation selector)`. */
function nameOf(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = CHARACTER_NAMES[char];
  return name === undefined ? `U+${code}` : `U+${code} (${name})`;
}
