import { luaTokens, type LuaToken } from './tokens.ts';

/** A function as a Lua file writes it. */
export interface LuaFunction {
  /**
   * As the file has it: `room_mt:route_stanza`, `send_subject`; `on muc-room-created` for one that is hooked to that event;
   * `given to array.filter` for another argument. Absent where nothing tells.
   */
  readonly name?: string;
  /** Of the word `function`, from 1: what Lua calls `linedefined`. */
  readonly line: number;
  /** Of its `end`; of the last line of the file where that is missing. */
  readonly end: number;
}

/** All functions of a file in the order in which they begin, inner ones after those around them. */
export function luaFunctions(source: string): readonly LuaFunction[] {
  const tokens = luaTokens(source).filter(({ kind }) => kind !== 'comment');
  const functions: { name?: string; line: number; end: number }[] = [];
  const open: ({ end: number } | undefined)[] = [];
  const calls = createCalls();
  tokens.forEach((token, index) => {
    if (token.kind === 'sign') return calls.take(tokens, index);
    if (token.kind !== 'keyword') return;
    if (token.text === 'function') {
      const name = nameAt(tokens, index) ?? calls.wordsFor(tokens, index);
      const found = { ...(name === undefined ? {} : { name }), line: token.line, end: 0 };
      functions.push(found);
      open.push(found);
    } else if (OPENERS.has(token.text)) {
      open.push(undefined);
    } else if (CLOSERS.has(token.text)) {
      const closed = open.pop();
      if (closed !== undefined) closed.end = token.line;
    }
  });
  const last = tokens.at(-1)?.line ?? 1;
  return functions.map((each) => (each.end === 0 ? { ...each, end: last } : each));
}

/** `while` and `for` open with their `do`. */
const OPENERS: ReadonlySet<string> = new Set(['do', 'if', 'repeat']);
const CLOSERS: ReadonlySet<string> = new Set(['end', 'until']);

/** The name of a function whose keyword stands there: after it, or before the `=` that assigns it. */
function nameAt(tokens: readonly LuaToken[], index: number): string | undefined {
  let name = '';
  for (let at = index + 1; tokens[at]?.text !== '('; at += 1) {
    const token = tokens[at];
    if (token === undefined || !isPartOfName(token)) break;
    name += token.text;
  }
  if (name !== '') return name;
  return tokens[index - 1]?.text === '=' ? chainBefore(tokens, index - 1) : undefined;
}

function isPartOfName({ kind, text }: LuaToken): boolean {
  return kind === 'name' || text === '.' || text === ':';
}

/** The words before a token: `a.b:c`, `a["b"]`; `undefined` when there are none. */
function chainBefore(tokens: readonly LuaToken[], index: number): string | undefined {
  let first = index;
  for (let token = tokens[first - 1]; token !== undefined; token = tokens[first - 1]) {
    const isKey = token.text === ']' && tokens[first - 3]?.text === '[';
    const next = tokens[first];
    // Two names side by side are the end of one statement and the begin of another.
    const isOther = token.kind === 'name' && first < index && next?.kind === 'name';
    if (isOther || !(isKey || isPartOfName(token))) break;
    first -= isKey ? 3 : 1;
  }
  const words = tokens.slice(first, index).map(({ text }) => text);
  return words.length === 0 ? undefined : words.join('');
}

/** Follows brackets, so that a function among the arguments of a call is known by the call. */
function createCalls() {
  const open: { readonly callee: string | undefined; readonly event: string | undefined }[] = [];
  return {
    take(tokens: readonly LuaToken[], index: number): void {
      const text = tokens[index]?.text ?? '';
      if (text === '(' || text === '{' || text === '[') {
        const callee = text === '(' ? chainBefore(tokens, index) : undefined;
        const next = tokens[index + 1];
        open.push({ callee, event: next?.kind === 'string' ? unquoted(next.text) : undefined });
      } else if (text === ')' || text === '}' || text === ']') {
        open.pop();
      }
    },
    wordsFor(tokens: readonly LuaToken[], index: number): string | undefined {
      const before = tokens[index - 1]?.text;
      const call = open.at(-1);
      if (call?.callee === undefined || (before !== '(' && before !== ',')) return undefined;
      const isHook = call.event !== undefined && /\bhook\w*$|_hook$/.test(call.callee);
      return isHook ? `on ${call.event}` : `given to ${call.callee}`;
    },
  };
}

function unquoted(text: string): string {
  return text.replace(/^\[=*\[|^["']|["']$|\]=*\]$/g, '');
}
