import { type SetName, codePointSet, foldCase } from './tables.ts';

/** The stringprep profiles of XMPP and SASL. */
export type Profile = 'nodeprep' | 'nameprep' | 'resourceprep' | 'saslprep';

interface Rules {
  readonly foldsCase: boolean;
  /** Non-ASCII spaces (C.1.2) become a space instead of being prohibited. */
  readonly mapsSpaces: boolean;
  readonly prohibited: readonly SetName[];
  readonly prohibitedAscii: string;
}

/** Prohibited by each of the profiles. */
const ALWAYS_PROHIBITED: readonly SetName[] = [
  'nonAsciiSpace',
  'nonAsciiControl',
  'privateUse',
  'nonCharacter',
  'surrogate',
  'inappropriateForPlainText',
  'inappropriateForCanonicalRepresentation',
  'changesDisplay',
  'tagging',
];

const RULES: Readonly<Record<Profile, Rules>> = {
  /** RFC 6122 appendix A. */
  nodeprep: {
    foldsCase: true,
    mapsSpaces: false,
    prohibited: [...ALWAYS_PROHIBITED, 'asciiControl'],
    prohibitedAscii: ' "&\'/:<>@',
  },
  /** RFC 3491. */
  nameprep: {
    foldsCase: true,
    mapsSpaces: false,
    prohibited: ALWAYS_PROHIBITED,
    prohibitedAscii: '',
  },
  /** RFC 6122 appendix B. */
  resourceprep: {
    foldsCase: false,
    mapsSpaces: false,
    prohibited: [...ALWAYS_PROHIBITED, 'asciiControl'],
    prohibitedAscii: '',
  },
  /** RFC 4013. */
  saslprep: {
    foldsCase: false,
    mapsSpaces: true,
    prohibited: [...ALWAYS_PROHIBITED, 'asciiControl'],
    prohibitedAscii: '',
  },
};

export function isProfile(name: string): name is Profile {
  return name in RULES;
}

/**
 * Prepares a text by a profile of stringprep (RFC 3454); `undefined` when it is not allowed.
 * The normalisation is that of the running Unicode version and not of Unicode 3.2; the two differ for a handful of
 * corrected characters, and for code points unassigned in 3.2, which `strict` refuses.
 * @param strict Refuses code points unassigned in Unicode 3.2: the rule for text that is stored (RFC 3454 §7).
 */
export function prepare(profile: Profile, text: string, strict: boolean): string | undefined {
  const rules = RULES[profile];
  if (strict && includesAny(text, ['unassigned'])) return undefined;
  const prepared = map(text, rules).normalize('NFKC');
  const allowed =
    !includesAny(prepared, rules.prohibited) &&
    ![...rules.prohibitedAscii].some((character) => prepared.includes(character)) &&
    isBidiSound(prepared);
  return allowed ? prepared : undefined;
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** RFC 3454 §3. */
function map(text: string, rules: Rules): string {
  if (PRINTABLE_ASCII.test(text)) return rules.foldsCase ? text.toLowerCase() : text;
  let mapped = '';
  for (const codePoint of codePointsOf(text)) mapped += mapOne(codePoint, rules);
  return mapped;
}

function mapOne(codePoint: number, rules: Rules): string {
  if (codePointSet('mappedToNothing').has(codePoint)) return '';
  if (rules.mapsSpaces && codePointSet('nonAsciiSpace').has(codePoint)) return ' ';
  return rules.foldsCase ? foldCase(codePoint) : String.fromCodePoint(codePoint);
}

function includesAny(text: string, names: readonly SetName[]): boolean {
  if (PRINTABLE_ASCII.test(text)) return false;
  const sets = names.map(codePointSet);
  return codePointsOf(text).some((codePoint) => sets.some((set) => set.has(codePoint)));
}

/** RFC 3454 §6: text that runs from right to left does so throughout, and begins and ends so. */
function isBidiSound(text: string): boolean {
  if (PRINTABLE_ASCII.test(text)) return true;
  const codePoints = codePointsOf(text);
  const rightToLeft = codePointSet('rightToLeft');
  if (!codePoints.some((codePoint) => rightToLeft.has(codePoint))) return true;
  const leftToRight = codePointSet('leftToRight');
  const ends = [codePoints[0] ?? 0, codePoints.at(-1) ?? 0];
  return (
    !codePoints.some((codePoint) => leftToRight.has(codePoint)) &&
    ends.every((codePoint) => rightToLeft.has(codePoint))
  );
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
