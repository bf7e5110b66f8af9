import { misleadingScripts } from './mixed-scripts.ts';

/** A run of a text as it is, or one character that stands for itself badly. */
export interface VisiblePart {
  readonly text: string;
  /** What is shown in the place of `text`, such as `⟨U+200B⟩`; `undefined` for what can be shown as it is. */
  readonly mark: string | undefined;
}

export interface VisibleOptions {
  /** Line ends stay as they are: for texts that are shown with their lines. */
  readonly keepsLines?: boolean;
}

/**
 * Whether nobody can see a character, or see it for what it is: controls, format and ignorable characters, variation
 * selectors, tags, unusual spaces, lone surrogates, private use, and what is not assigned.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const HARMLESS = /^[\t\x20-\x7e]*$/;

/** The text, what cannot be seen in it told by its code point. Nothing but that changes; `''` for `''`. */
export function visibleText(text: string, options?: VisibleOptions): string {
  if (HARMLESS.test(text)) return text;
  return visibleParts(text, options)
    .map(({ text: shown, mark }) => mark ?? shown)
    .join('');
}

/** The same in parts, for a page that gives the marks a look of their own. Joined, their `text` is the text. */
export function visibleParts(text: string, options: VisibleOptions = {}): readonly VisiblePart[] {
  if (text === '') return [];
  if (HARMLESS.test(text)) return [{ text, mark: undefined }];
  const characters = [...text];
  const misleading = misleadingScripts(characters);
  const parts: VisiblePart[] = [];
  let plain = '';
  for (const [at, text] of characters.entries()) {
    const mark = markOf(characters, at, misleading.has(at), options);
    if (mark === undefined) {
      plain += text;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, mark: undefined });
    parts.push({ text, mark });
    plain = '';
  }
  return plain === '' ? parts : [...parts, { text: plain, mark: undefined }];
}

/** `U+200B`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function markOf(
  characters: readonly string[],
  at: number,
  isMisleading: boolean,
  { keepsLines = false }: VisibleOptions,
): string | undefined {
  const character = characters[at] ?? '';
  const name = codePointName(character);
  if (isMisleading) return `⟨${name} ${character}⟩`;
  if (HARMLESS.test(character) || (keepsLines && /[\r\n]/.test(character))) return undefined;
  return isUnseen(characters, at) ? `⟨${name}⟩` : undefined;
}

function isUnseen(characters: readonly string[], at: number): boolean {
  const character = characters[at] ?? '';
  if (UNSEEN.test(character)) return !isInItsPlace(characters, at);
  return /\p{M}/u.test(character) && isLoose(characters, at);
}

/** Signs that are format characters by class, and seen all the same. */
const SEEN_FORMAT = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]/;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u{e007f}]/u;
const JOINING =
  /[\p{Script=Arab}\p{Script=Syrc}\p{Script=Mong}\p{Script=Deva}\p{Script=Beng}\p{Script=Guru}\p{Script=Gujr}\p{Script=Orya}\p{Script=Taml}\p{Script=Telu}\p{Script=Knda}\p{Script=Mlym}\p{Script=Sinh}\p{Script=Khmr}\p{Script=Mymr}\p{Script=Tibt}]/u;

/** Joiners between letters that join, and what makes one picture of several: readers need these. */
function isInItsPlace(characters: readonly string[], at: number): boolean {
  const character = characters[at] ?? '';
  if (SEEN_FORMAT.test(character)) return true;
  if (isFlagTag(character)) return isFlag(characters, at);
  const [before, after] = [characters[at - 1] ?? '', characters[at + 1] ?? ''];
  if (character === '\u200c' || character === '\u200d') return joins(before, character, after);
  if (character !== '\ufe0f' && character !== '\ufe0e') return false;
  const isKeycap = /[0-9#*]/.test(before) && after === '\u20e3';
  return isKeycap || /\p{Extended_Pictographic}/u.test(before);
}

/** A joiner of pictures, or between letters; one may also end a syllable (Unicode, 9.2 and 12.1). */
function joins(before: string, joiner: string, after: string): boolean {
  const isJoiner = joiner === '\u200d';
  if (isJoiner && PICTURE.test(before) && /\p{Extended_Pictographic}/u.test(after)) return true;
  return JOINING.test(before) && (JOINING.test(after) || isJoiner);
}

function isFlagTag(character: string): boolean {
  return character >= '\u{e0030}' && character <= '\u{e007f}';
}

/** Longest flag of a region (UTS 51, ED-14a). */
const FLAG_TAGS = 7;

function isFlag(characters: readonly string[], at: number): boolean {
  let [start, end] = [at, at];
  while (at - start < FLAG_TAGS && isFlagTag(characters[start - 1] ?? '')) start -= 1;
  while (end - at < FLAG_TAGS && characters[end] !== '\u{e007f}') end += 1;
  return (
    characters[start - 1] === '\u{1f3f4}' &&
    characters[end] === '\u{e007f}' &&
    end - start < FLAG_TAGS
  );
}

/** Marks above this number on one letter are a tower. */
const MOST_MARKS = 4;

/** A combining mark without a letter to stand on, or one of too many. */
function isLoose(characters: readonly string[], at: number): boolean {
  let base = at - 1;
  while (at - base <= MOST_MARKS && /\p{M}/u.test(characters[base] ?? '')) base -= 1;
  const letter = characters[base] ?? '';
  return (
    at - base > MOST_MARKS || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(letter) || /["'<>=]/.test(letter)
  );
}
