import type { RowVerdict } from '../model.ts';

/** One clause of a filter. */
export type FilterTerm = { readonly negated: boolean } & TermTest;

export type TermTest =
  /** Any of the words, or of the phrases. */
  | { readonly kind: 'word'; readonly text: string }
  | {
      readonly kind: 'actor' | 'from' | 'to' | 'with' | 'ns' | 'id';
      readonly parts: readonly SoughtText[];
    }
  | { readonly kind: 'type' | 'stanza'; readonly texts: readonly string[] }
  | { readonly kind: 'body'; readonly texts: readonly string[] }
  | { readonly kind: 'direction'; readonly directions: readonly FilterDirection[] }
  | { readonly kind: 'status'; readonly codes: readonly string[] }
  | { readonly kind: 'error'; readonly conditions: readonly string[] }
  | { readonly kind: 'verdict'; readonly verdicts: readonly RowVerdict[] }
  | { readonly kind: 'step'; readonly ranges: readonly StepRange[] }
  | { readonly kind: 'pattern'; readonly finds: (text: string) => boolean };

export type FilterDirection = 'in' | 'out';

export interface StepRange {
  readonly first: number;
  readonly last: number;
}

/** What a text is to have: one piece anywhere, or what stands between stars, in order, from its start to its end. */
export interface SoughtText {
  readonly pieces: readonly string[];
  /** Whether one piece is to be the whole text. */
  readonly isWhole: boolean;
}

/** What the filter looks at. All texts are compared without regard to case. */
export interface FilterSubject {
  readonly verdict: RowVerdict;
  readonly step: number | undefined;
  readonly actor: string;
  /** `in` for what came to the actor, `out` for what it sent. */
  readonly direction: FilterDirection;
  /** Addresses and names of either end. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Name of the stanza or step: `iq`, `connects`. */
  readonly stanza: string;
  readonly type: string;
  /** `''` for a stanza without one. */
  readonly id: string;
  statusCodes(): readonly string[];
  /** `''` for an error without a condition, `undefined` for what is no error. */
  condition(): string | undefined;
  /** Of all elements of the stanza. */
  namespaces(): Iterable<string>;
  /** What is said; `''` where nothing is. */
  body(): string;
  /** Texts to find words in, the cheapest first. */
  texts(): Iterable<string>;
  /** Whether one of the texts has a word, which is in lower case. */
  hasWord(word: string): boolean;
  /**
   * Whether an attribute inside of the stanza may have a text, which is in lower case, and whether its body may: to look
   * costs less than to find out.
   */
  mayHold(text: string): boolean;
  maySay(text: string): boolean;
}

/** Whether a row passes. No terms let everything pass. */
export function passesFilter(terms: readonly FilterTerm[], subject: FilterSubject): boolean {
  return terms.every((term) => holdsTerm(term, subject) !== term.negated);
}

/** Whether what a term asks for holds; a negated one asks for the same. */
export function holdsTerm(term: TermTest, subject: FilterSubject): boolean {
  if ('parts' in term) {
    if (term.kind === 'ns' && !mayHoldSome(subject, term.parts)) return false;
    return someHas(textsOf(term.kind, subject), term.parts);
  }
  switch (term.kind) {
    case 'word':
      return subject.hasWord(term.text);
    case 'type':
      return term.texts.includes(subject.type);
    case 'stanza':
      return term.texts.includes(subject.stanza);
    case 'direction':
      return term.directions.includes(subject.direction);
    case 'verdict':
      return term.verdicts.includes(subject.verdict);
    case 'step':
      return isWithin(subject.step, term.ranges);
    default:
      return holdsInside(term, subject);
  }
}

/** What has to look into the stanza. */
function holdsInside(
  term: Extract<TermTest, { kind: 'body' | 'status' | 'error' | 'pattern' }>,
  subject: FilterSubject,
): boolean {
  if (term.kind === 'pattern') return somePattern(subject.texts(), term.finds);
  if (term.kind === 'body') {
    if (!term.texts.some((text) => subject.maySay(text))) return false;
    const said = subject.body().toLowerCase();
    return term.texts.some((text) => said.includes(text));
  }
  if (term.kind === 'status') {
    if (!term.codes.some((code) => subject.mayHold(code))) return false;
    const codes = subject.statusCodes();
    return term.codes.some((code) => codes.includes(code));
  }
  const condition = subject.condition();
  return condition !== undefined && term.conditions.some((each) => condition.startsWith(each));
}

function textsOf(
  kind: 'actor' | 'from' | 'to' | 'with' | 'ns' | 'id',
  subject: FilterSubject,
): Iterable<string> {
  switch (kind) {
    case 'actor':
      return [subject.actor];
    case 'id':
      return [subject.id];
    case 'with':
      return [...subject.from, ...subject.to];
    case 'ns':
      return subject.namespaces();
    default:
      return subject[kind];
  }
}

function isWithin(step: number | undefined, ranges: readonly StepRange[]): boolean {
  return step !== undefined && ranges.some(({ first, last }) => step >= first && step <= last);
}

function mayHoldSome(subject: FilterSubject, parts: readonly SoughtText[]): boolean {
  return parts.some(({ pieces }) => pieces.every((piece) => subject.mayHold(piece)));
}

/** Whether one of some texts has a word, which is in lower case. */
export function someHasWord(texts: Iterable<string>, word: string): boolean {
  return some(texts, (text) => text.includes(word));
}

function some(texts: Iterable<string>, holdsLower: (lower: string) => boolean): boolean {
  for (const text of texts) if (holdsLower(text.toLowerCase())) return true;
  return false;
}

function somePattern(texts: Iterable<string>, finds: (text: string) => boolean): boolean {
  for (const text of texts) if (finds(text)) return true;
  return false;
}

function someHas(texts: Iterable<string>, parts: readonly SoughtText[]): boolean {
  return some(texts, (text) => parts.some((part) => hasPieces(text, part)));
}

/** Passes over the text once. */
function hasPieces(text: string, { pieces, isWhole }: SoughtText): boolean {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return isWhole ? text === first : text.includes(first);
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
