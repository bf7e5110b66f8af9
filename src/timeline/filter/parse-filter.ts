import { t } from '../../base/translate.ts';
import { editDistance } from '../../base/edit-distance.ts';
import type { FilterTerm, TermTest } from './filter.ts';
import { filterKey, FILTER_KEY_NAMES, type FilterKey } from './filter-keys.ts';
import { tokensOf, type FilterToken } from './filter-tokens.ts';

/** What is wrong with a part of a filter, or doubtful. A part that is wrong leaves nothing out. */
export interface FilterProblem {
  /** Where it stands in the text, from 0, and where it ends. */
  readonly at: number;
  readonly end: number;
  readonly severity: 'error' | 'hint';
  readonly message: string;
}

/** A part of a filter as it was written. */
export interface FilterClause {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly term: FilterTerm | undefined;
  readonly problem: FilterProblem | undefined;
}

export interface ParsedFilter {
  readonly clauses: readonly FilterClause[];
  readonly terms: readonly FilterTerm[];
  readonly problems: readonly FilterProblem[];
  /** Whether it has a pattern that nobody has compiled. */
  readonly lacksPatterns: boolean;
}

/** Makes a pattern's test, which takes no longer than its text is long; or says what is wrong with it. */
export type PatternCompiler = (
  source: string,
) =>
  | { readonly ok: true; readonly finds: (text: string) => boolean }
  | { readonly ok: false; readonly message: string };

/**
 * The language of the filter box. Clauses are separated by spaces and all must hold; `-` before one negates it, and
 * commas part values of which one is enough.
 *
 * ```
 * finished            the word is in the row's name, its summary or its XML
 * "two words"         the same for a phrase
 * /sec(ret|ond)/      the same for a pattern, without regard to case
 * actor:Romeo,Juliet  the actor whose row it is
 * from:room@*  to:room  a part of the sender's or receiver's address or name; `*` stands for anything
 * with:room           either end
 * kind:iq,presence    message, presence or iq
 * type:groupchat      the stanza's type
 * dir:in              what came, or what was sent (`out`)
 * code:307            a MUC status code (also `status:`)
 * error  error:forbidden   an error, or one of that condition
 * verdict:differs     the row's verdict, by its word
 * step:8  step:8..12  the step, or a range of steps
 * ns:muc#user  id:lx3  body:"good morrow"
 * ```
 *
 * What follows no known key (`http://x`) is looked for as a word. A clause that is not finished (`kind:`) or wrong
 * (`step:x`) leaves nothing out, and wrong ones are told.
 */
export function parseFilter(text: string, compile?: PatternCompiler): ParsedFilter {
  const clauses = tokensOf(text).map((token) => clauseOf(token, text, compile));
  return {
    clauses,
    terms: clauses.flatMap(({ term }) => term ?? []),
    problems: clauses.flatMap(({ problem }) => problem ?? []),
    lacksPatterns: compile === undefined && clauses.some(({ text: own }) => isPattern(own)),
  };
}

function isPattern(text: string): boolean {
  return /^-?\/./.test(text);
}

type Read = Pick<FilterClause, 'problem'> & { readonly test: TermTest | undefined };

function clauseOf(
  token: FilterToken,
  text: string,
  compile: PatternCompiler | undefined,
): FilterClause {
  const { at, end, negated } = token;
  const { test, problem } = readToken(token, compile);
  const term = test === undefined ? undefined : { ...test, negated };
  return { at, end, text: text.slice(at, end), term, problem };
}

function readToken(token: FilterToken, compile: PatternCompiler | undefined): Read {
  switch (token.kind) {
    case 'phrase':
      return plain(token.text === '' ? undefined : word(token.text));
    case 'pattern':
      return readPattern(token, compile);
    case 'word':
      return plain(
        token.text.toLowerCase() === 'error'
          ? { kind: 'error', conditions: [''] }
          : word(token.text),
      );
    case 'keyed':
      return readKeyed(token);
  }
}

function plain(test: TermTest | undefined): Read {
  return { test, problem: undefined };
}

function word(text: string): TermTest {
  return { kind: 'word', text: text.toLowerCase() };
}

function readPattern(
  token: Extract<FilterToken, { kind: 'pattern' }>,
  compile: PatternCompiler | undefined,
): Read {
  if (token.text === '' || compile === undefined) return plain(undefined);
  const compiled = compile(token.text);
  if (compiled.ok) return plain({ kind: 'pattern', finds: compiled.finds });
  return { test: undefined, problem: problemOf(token, 'error', compiled.message) };
}

function readKeyed(token: Extract<FilterToken, { kind: 'keyed' }>): Read {
  const { name, values, whole } = token;
  const key = filterKey(name.toLowerCase());
  if (key === undefined) {
    return { test: word(whole), problem: nearKey(token) };
  }
  const written = values.filter((value) => value !== '').map((value) => value.toLowerCase());
  // Somebody is about to write it.
  if (written.length === 0) return plain(undefined);
  const test = key.read(written);
  return test === undefined
    ? { test, problem: problemOf(token, 'error', badValue(key)) }
    : plain(test);
}

function badValue({ name, takes }: FilterKey): string {
  return t('“{name}:” takes {takes}.', { name, takes });
}

/** A word that is nearly a key. */
function nearKey(token: Extract<FilterToken, { kind: 'keyed' }>): FilterProblem | undefined {
  const name = token.name.toLowerCase();
  const near = FILTER_KEY_NAMES.find((key) => editDistance(key, name) === 1 && name.length > 2);
  if (near === undefined) return undefined;
  return problemOf(token, 'hint', t('Looked for as a word. Did you mean “{near}:”?', { near }));
}

function problemOf(
  { at, end }: FilterToken,
  severity: FilterProblem['severity'],
  message: string,
): FilterProblem {
  return { at, end, severity, message };
}
