import type { RowVerdict } from './model.ts';
import { VERDICTS, VERDICT_WORDS } from './words/verdict-words.ts';

/**
 * The language of the filter box. Terms are separated by spaces and all must hold; `-` before a term negates it.
 *
 * ```
 * finished            the word is in the row's name, its summary or its XML
 * "two words"         the same for a phrase
 * actor:Romeo         the actor whose row it is
 * from:room  to:Juliet   a part of the sender's or receiver's address or name
 * kind:iq             message, presence or iq
 * type:groupchat      the stanza's type
 * status:307          a MUC status code
 * error  error:forbidden   an error, or one of that condition
 * verdict:differs     the row's verdict, by its word
 * step:8  step:8..12  the step, or a range of steps
 * ```
 *
 * A term that is none of these (`step:x`, `foo:bar`) is looked for as a word: a filter is never invalid.
 */
export type FilterTerm = { readonly negated: boolean } & TermTest;

type TermTest =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'actor' | 'from' | 'to' | 'type'; readonly text: string }
  | { readonly kind: 'stanza'; readonly name: string }
  | { readonly kind: 'status'; readonly code: string }
  | { readonly kind: 'error'; readonly condition: string }
  | { readonly kind: 'verdict'; readonly verdicts: readonly RowVerdict[] }
  | { readonly kind: 'step'; readonly first: number; readonly last: number };

/** What the filter looks at. All texts are compared without regard to case. */
export interface FilterSubject {
  readonly verdict: RowVerdict;
  readonly step: number | undefined;
  readonly actor: string;
  /** Addresses and names of either end. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Name of the stanza or step: `iq`, `connects`. */
  readonly stanza: string;
  readonly type: string;
  statusCodes(): readonly string[];
  /** `''` for an error without a condition, `undefined` for what is no error. */
  condition(): string | undefined;
  /** Texts to find words in, the cheapest first. */
  texts(): Iterable<string>;
}

export function parseFilter(text: string): readonly FilterTerm[] {
  const found = text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g);
  return [...found].flatMap(([whole, minus, quoted, plain]): FilterTerm[] => {
    const negated = minus === '-';
    if (quoted !== undefined) return quoted === '' ? [] : [word(quoted, negated)];
    return whole === '-' ? [] : [{ negated, ...parseTerm(plain ?? '') }];
  });
}

function word(text: string, negated: boolean): FilterTerm {
  return { kind: 'word', text: text.toLowerCase(), negated };
}

function parseTerm(term: string): TermTest {
  const text = term.toLowerCase();
  const colon = text.indexOf(':');
  if (text === 'error') return { kind: 'error', condition: '' };
  const value = text.slice(colon + 1);
  const test = colon < 1 || value === '' ? undefined : parseKey(text.slice(0, colon), value);
  return test ?? { kind: 'word', text };
}

function parseKey(key: string, value: string): TermTest | undefined {
  switch (key) {
    case 'actor':
    case 'from':
    case 'to':
    case 'type':
      return { kind: key, text: value };
    case 'kind':
      return /^(iq|message|presence)$/.test(value) ? { kind: 'stanza', name: value } : undefined;
    case 'status':
      return /^\d+$/.test(value) ? { kind: 'status', code: value } : undefined;
    case 'error':
      return { kind: 'error', condition: value };
    case 'verdict':
      return parseVerdict(value);
    case 'step':
      return parseSteps(value);
    default:
      return undefined;
  }
}

/** By identifier or by word without spaces: `missing` and `never-came`. */
function parseVerdict(value: string): TermTest | undefined {
  const verdicts = VERDICTS.filter(
    (verdict) => verdict === value || VERDICT_WORDS[verdict].replaceAll(' ', '-') === value,
  );
  return verdicts.length === 0 ? undefined : { kind: 'verdict', verdicts };
}

function parseSteps(value: string): TermTest | undefined {
  const range = /^(\d+)(?:\.\.(\d+))?$/.exec(value);
  if (range === null) return undefined;
  const first = Number(range[1]);
  return { kind: 'step', first, last: range[2] === undefined ? first : Number(range[2]) };
}

/** Whether a row passes. No terms let everything pass. */
export function passesFilter(terms: readonly FilterTerm[], subject: FilterSubject): boolean {
  return terms.every((term) => holds(term, subject) !== term.negated);
}

function holds(term: TermTest, subject: FilterSubject): boolean {
  switch (term.kind) {
    case 'word':
      return anyHas(subject.texts(), term.text);
    case 'actor':
      return subject.actor.toLowerCase() === term.text;
    case 'from':
      return anyHas(subject.from, term.text);
    case 'to':
      return anyHas(subject.to, term.text);
    case 'type':
      return subject.type === term.text;
    case 'stanza':
      return subject.stanza === term.name;
    case 'status':
      return subject.statusCodes().includes(term.code);
    case 'error':
      return subject.condition()?.startsWith(term.condition) === true;
    case 'verdict':
      return term.verdicts.includes(subject.verdict);
    case 'step':
      return isBetween(subject.step, term);
  }
}

function isBetween(
  step: number | undefined,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  return step !== undefined && step >= first && step <= last;
}

function anyHas(texts: Iterable<string>, part: string): boolean {
  for (const text of texts) if (text.toLowerCase().includes(part)) return true;
  return false;
}
