import { replaceUnits } from '../../base/unit-writer.ts';
import { createReplacer, type Replacer } from './replacer.ts';
import { spellingsOf } from './spellings.ts';

export interface MaskOptions {
  /** Words that mean something else, too, in lower case: they are masked only where secrets stand. */
  readonly ordinary?: ReadonlySet<string>;
  /** Account names, as they go with a password into base64. */
  readonly users?: readonly string[];
  /** `stars` (as good as none: the secret's length), or `words` that a script can be run with. */
  readonly naming?: 'stars' | 'words';
}

/** Shorter secrets are replaced only where they are a whole value, or stand in quotes. */
const LEAST_PART = 6;
/** More secrets than this are no matter of a script: others are masked where they stand, and as whole values. */
const MOST_SOUGHT = 500;

/** Words that are passwords in many scripts, and mean something in all of them. */
const COMMON: ReadonlySet<string> = new Set(
  [
    'password passwd passphrase pass secret token none true false yes no null localhost client server room',
    'message presence iq body subject error conference muc user admin test owner member outcast visitor',
    'participant moderator',
  ].flatMap((words) => words.split(' ')),
);

/** The secrets of one run or script, and what is written in their place: equal for equal ones, and only for those. */
export class Masks {
  readonly #masks = new Map<string, string>();
  /** Those that are no masks themselves, in the order in which they were noted. */
  readonly #secrets: string[] = [];
  readonly #written = new Set<string>();
  readonly #counts = new Map<number, number>();
  readonly #options: MaskOptions;
  #replacers: { readonly text: Replacer; readonly part: Replacer } | undefined;

  constructor(options: MaskOptions = {}) {
    this.#options = options;
  }

  /** Takes note of a secret. White space around it is no part of it; what is masked already stays as it is. */
  add(value: string): void {
    const secret = value.trim();
    if (secret === '' || this.#masks.has(secret)) return;
    this.fix(secret, isMasked(secret) ? secret : this.#freeMask(secret));
  }

  /** Takes note of a secret that is to be written so. */
  fix(secret: string, mask: string): void {
    if (this.#masks.has(secret)) return;
    this.#masks.set(secret, mask);
    this.#written.add(mask);
    if (isMasked(secret)) return;
    this.#secrets.push(secret);
    this.#replacers = undefined;
  }

  /** How many secrets are known that are to be replaced: it grows, or all that was masked before still is so. */
  get count(): number {
    return this.#secrets.length;
  }

  /** Whether XML without references may have a value with a secret in it; `false` is certain. */
  mayBeIn(xml: string): boolean {
    if (this.#secrets.length > MOST_SOUGHT || xml.includes('\r')) return true;
    if (this.#isIn(xml)) return true;
    // Line ends and tabs are spaces in the value of an attribute (XML 1.0, section 3.3.3).
    return this.#secrets.some((secret) => secret.includes(' ')) && this.#isIn(spaced(xml));
  }

  #isIn(form: string): boolean {
    const isWhole = this.#secrets.some((secret) => form.includes(secret));
    return isWhole || this.#made().part(form) !== form;
  }

  /** What is written in the place of a secret, which is taken note of; `''` for nothing but white space. */
  of(value: string): string {
    this.add(value);
    return this.#masks.get(value.trim()) ?? '';
  }

  /** A value with the secrets in it masked: all of it if it is one, and the longer ones as parts of it. */
  inValue(value: string): string {
    return this.#whole(value) ?? this.inParts(value);
  }

  /** A text with the longer secrets in it masked, in any spelling. */
  inParts(text: string): string {
    return this.#made().part(text);
  }

  /** A text for people, or of a log: secrets in any spelling, the short ones where quotes or tags enclose them. */
  inText(text: string): string {
    return this.#whole(text) ?? this.#withoutExcerpts(this.#made().text(text));
  }

  #whole(value: string): string | undefined {
    const secret = value.trim();
    return this.#isOrdinary(secret) ? undefined : this.#masks.get(secret);
  }

  #freeMask(secret: string): string {
    const isWord = this.#options.naming === 'words';
    const group = isWord ? 0 : secret.length;
    for (let count = this.#counts.get(group) ?? 0; ; count++) {
      const mask = isWord ? `secret-${count + 1}` : stars(secret.length, count);
      if (this.#written.has(mask)) continue;
      this.#counts.set(group, count + 1);
      return mask;
    }
  }

  #isOrdinary(secret: string): boolean {
    const word = secret.toLowerCase();
    if (COMMON.has(word) || /^\d{1,3}$/.test(word)) return true;
    return this.#options.ordinary?.has(word) === true;
  }

  #made() {
    this.#replacers ??= this.#makeReplacers();
    return this.#replacers;
  }

  #makeReplacers() {
    const parts = new Map<string, string>();
    const enclosed = new Map<string, string>();
    for (const [secret, mask] of this.#sought()) {
      const isPlain = !this.#isOrdinary(secret);
      for (const spelling of spellingsOf(secret, this.#options.users)) {
        if (isPlain && secret.length >= LEAST_PART) parts.set(spelling, mask);
        else if (isEncoded(secret, spelling)) parts.set(spelling, mask);
        else if (isPlain)
          for (const [open, close] of ENCLOSING)
            enclosed.set(open + spelling + close, open + mask + close);
      }
    }
    return {
      part: createReplacer(parts),
      text: createReplacer(new Map([...enclosed, ...parts])),
    };
  }

  #sought() {
    return this.#secrets
      .slice(0, MOST_SOUGHT)
      .map((secret) => [secret, this.#masks.get(secret) ?? ''] as const);
  }

  /** Sentences quote long values in part: `"…art of a long secr…"`. */
  #withoutExcerpts(text: string): string {
    if (!text.includes('…')) return text;
    const long = this.#sought().filter(([secret]) => secret.length >= LEAST_CUT);
    if (long.length === 0) return text;
    return text.replace(QUOTED, (found) => {
      const inner = found.slice(1, -1).replace(/^…|…$/g, '');
      const of = long.find(([secret]) => inner.length >= LEAST_PART && secret.includes(inner));
      return of === undefined ? found : found.charAt(0) + of[1].slice(0, 12) + (found.at(-1) ?? '');
    });
  }
}

function spaced(xml: string): string {
  return replaceUnits(xml, /[\n\t]/g, BLANKS);
}

const BLANKS = { '\n': ' ', '\t': ' ' } as const;

const ENCLOSING = ['""', '“”', "''", '><', '‘’'].map(
  (pair) => [pair.charAt(0), pair.charAt(1)] as const,
);
/** Shorter values are quoted whole. */
const LEAST_CUT = 40;
const QUOTED = /["'“][^"'“”]{1,600}["'”]/g;
const DIGITS = '*0123456789';

/** Stars of this length; `count`, which tells them from others, makes digits of the last ones. */
function stars(length: number, count: number): string {
  let digits = '';
  for (let rest = count; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
  }
  return digits.padStart(length, '*');
}

/** Base64 of a few characters is a word; a longer one can be nothing but the secret, however short that is. */
function isEncoded(secret: string, spelling: string): boolean {
  return spelling.length >= 12 && !spelling.includes(secret) && /^[A-Za-z0-9+/]+=*$/.test(spelling);
}

/** Whether a text is a mask, or what the frame tap leaves of SASL. */
function isMasked(text: string): boolean {
  return (/^[*\d]+$/.test(text) && text.includes('*')) || /^… \(\d+ characters\)$/.test(text);
}
