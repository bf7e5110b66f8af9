import { appendAll } from '../base/append-all.ts';
import { TOKENS } from './language.ts';

/** A part of a line, in the one colour that it has; `kind` as in `editor/language.ts`, without what stands after a dot. */
export interface ScriptToken {
  readonly kind: string;
  readonly text: string;
}

/** Beyond it a line is not looked at any more, and has no colours. */
const LONGEST_LINE = 1_000;

/** As much as is used of what an action of Monarch may be. */
interface Action {
  readonly token: string;
  readonly next?: string;
  readonly switchTo?: string;
}
type Rule = readonly [
  pattern: RegExp,
  action: string | Action | readonly (string | Action)[],
  next?: string,
];

/** The lines of a script in tokens, by the very table that colours it in the editor. */
export function scriptLines(text: string): readonly (readonly ScriptToken[])[] {
  const stack = [TOKENS.start ?? 'title'];
  return text.split(/\r\n|\r|\n/).map((line) => tokensOf(line, stack));
}

/** So often a state may be left without a character; our table needs three. */
const MOST_IDLE = 8;

/** `stack` is the state at the begin of the line, the innermost last, and becomes that at its end. */
function tokensOf(line: string, stack: string[]): readonly ScriptToken[] {
  const tokens: ScriptToken[] = [];
  const seen = line.slice(0, LONGEST_LINE);
  let [at, idle] = [0, 0];
  // An empty line may change the state, too.
  do {
    const found = idle > MOST_IDLE ? undefined : firstMatch(seen, at, stack);
    const parts = found === undefined ? [] : take(found, stack);
    // What no rule knows is text.
    const length = found?.match[0].length ?? 1;
    appendAll(tokens, found === undefined ? [textToken(seen.slice(at, at + 1))] : parts);
    at += length;
    idle = length === 0 ? idle + 1 : 0;
  } while (at < seen.length);
  return joined([...tokens, textToken(line.slice(seen.length))]);
}

function textToken(text: string): ScriptToken {
  return { kind: 'text', text };
}

interface Found {
  readonly rule: Rule;
  readonly match: RegExpExecArray;
}

function firstMatch(line: string, at: number, stack: readonly string[]): Found | undefined {
  const rest = line.slice(at);
  for (const rule of rulesOf(stack.at(-1) ?? '')) {
    if (at > 0 && rule[0].source.startsWith('^')) continue;
    const match = rule[0].exec(rest);
    if (match?.index === 0) return { rule, match };
  }
  return undefined;
}

const known = new Map<string, readonly Rule[]>();

/** The rules of a state, with those that it includes in their place. */
function rulesOf(state: string): readonly Rule[] {
  const rules =
    known.get(state) ??
    (TOKENS.tokenizer[state] ?? []).flatMap((rule) =>
      'include' in rule
        ? rulesOf((rule.include ?? '').replace('@', ''))
        : // The table is our own: it has no other form of rules.
          [rule as unknown as Rule],
    );
  known.set(state, rules);
  return rules;
}

/** The tokens of a match, one for each of its groups where the action has as many; the state becomes what the rule says. */
function take({ rule: [, action, next], match }: Found, stack: string[]): readonly ScriptToken[] {
  const isSplit = Array.isArray(action);
  const actions = (isSplit ? action : [action]) as readonly (string | Action)[];
  const texts = isSplit ? match.slice(1) : [match[0]];
  for (const each of actions) if (typeof each !== 'string') change(each, stack);
  if (next !== undefined) change({ token: '', next }, stack);
  return texts.map((text, index) => {
    const each = actions[index] ?? '';
    const [kind = ''] = (typeof each === 'string' ? each : each.token).split('.');
    return { kind, text };
  });
}

function change({ next, switchTo }: Action, stack: string[]): void {
  if (next === '@pop') stack.pop();
  else if (next !== undefined) stack.push(next.replace('@', ''));
  if (switchTo !== undefined) stack.splice(-1, 1, switchTo.replace('@', ''));
}

/** Neighbours of one kind as one token: fewer are painted. */
function joined(tokens: readonly ScriptToken[]): readonly ScriptToken[] {
  const parts: ScriptToken[] = [];
  for (const token of tokens) {
    if (token.text === '') continue;
    const last = parts.at(-1);
    const isSame = last?.kind === token.kind;
    if (isSame) parts.splice(-1, 1, { kind: token.kind, text: last.text + token.text });
    else parts.push(token);
  }
  return parts;
}
