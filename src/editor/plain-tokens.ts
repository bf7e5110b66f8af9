import type { languages } from 'monaco-editor/editor.js';
import { appendAll } from '../base/append-all.ts';
import { TOKENS } from './language.ts';

/** A piece of a line, and what it is: the first part of a token's name in `language.ts`. */
export interface PlainToken {
  readonly text: string;
  readonly kind: string;
}

type Step = { readonly token?: string; readonly next?: string; readonly switchTo?: string };
type Rule = readonly [RegExp, string | Step | readonly (string | Step)[], string?];

/** A longer line is one piece: each rule looks at the rest of its line. */
const LONGEST = 500;

/**
 * The lines as pieces, as the editor will colour them, before it is there: what Monarch does with the rules of
 * `language.ts`, as far as they go. Put together, the pieces of a line are that line.
 */
export function plainTokens(lines: readonly string[]): readonly (readonly PlainToken[])[] {
  const states = [TOKENS.start ?? 'title'];
  return lines.map((line) =>
    line.length > LONGEST ? [{ text: line, kind: 'text' }] : tokensOf(line, states),
  );
}

/** Leaves in `states` where the next line begins. */
function tokensOf(line: string, states: string[]): readonly PlainToken[] {
  const found: PlainToken[] = [];
  let at = 0;
  // An empty line is looked at, too: it may end what was open.
  do {
    const depth = states.length;
    const state = states.at(-1);
    const match = firstMatch(line, at, rulesOf(state ?? ''));
    if (match === undefined) {
      found.push({ text: line.slice(at, at + 1), kind: 'text' });
      at += 1;
      continue;
    }
    appendAll(found, match.tokens);
    const length = match.tokens.reduce((sum, { text }) => sum + text.length, 0);
    match.steps.forEach((step) => go(states, step));
    at += length;
    const isStuck = length === 0 && states.length === depth && states.at(-1) === state;
    if (isStuck && at < line.length) {
      found.push({ text: line.slice(at, at + 1), kind: 'text' });
      at += 1;
    }
  } while (at < line.length);
  return found.filter(({ text }) => text !== '');
}

interface Match {
  readonly tokens: readonly PlainToken[];
  readonly steps: readonly Step[];
}

function firstMatch(line: string, at: number, rules: readonly Rule[]): Match | undefined {
  const rest = line.slice(at);
  for (const [pattern, action, next] of rules) {
    if (at > 0 && pattern.source.startsWith('^')) continue;
    const matched = pattern.exec(rest);
    if (matched?.index !== 0) continue;
    const steps = [action].flat().map(asStep);
    const texts = Array.isArray(action) ? matched.slice(1) : [matched[0]];
    const tokens = texts.map((text, index) => ({ text, kind: kindOf(steps[index]) }));
    return { tokens, steps: next === undefined ? steps : [...steps, { next }] };
  }
  return undefined;
}

function asStep(action: string | Step): Step {
  return typeof action === 'string' ? { token: action } : action;
}

function kindOf(step: Step | undefined): string {
  return step?.token?.split('.')[0] ?? '';
}

function go(states: string[], { next, switchTo }: Step): void {
  if (switchTo !== undefined) states.splice(-1, 1, nameOf(switchTo));
  if (next === '@pop') states.pop();
  else if (next !== undefined) states.push(nameOf(next));
}

function nameOf(reference: string): string {
  return reference.replace('@', '');
}

const known = new Map<string, readonly Rule[]>();

/** The rules of a state with those that it includes, in their order. */
function rulesOf(state: string): readonly Rule[] {
  let rules = known.get(state);
  if (rules === undefined) {
    rules = (TOKENS.tokenizer[state] ?? []).flatMap(included);
    known.set(state, rules);
  }
  return rules;
}

function included(rule: languages.IMonarchLanguageRule): readonly Rule[] {
  if ('include' in rule) return rulesOf(nameOf(rule.include ?? ''));
  return [rule as unknown as Rule];
}
