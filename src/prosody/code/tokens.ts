/** A piece of Lua 5.4 source that is no white space. */
export interface LuaToken {
  readonly kind: 'comment' | 'string' | 'number' | 'keyword' | 'name' | 'sign';
  readonly text: string;
  /** Of its first UTF-16 unit. */
  readonly start: number;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** In the order of the text. Any text can be read: what is no Lua comes as signs; what has no end goes to the end. */
export function luaTokens(source: string): readonly LuaToken[] {
  const tokens: LuaToken[] = [];
  let line = 1;
  let counted = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(source); found !== null; found = TOKEN.exec(source)) {
    const [, piece = ''] = found;
    const start = TOKEN.lastIndex - piece.length;
    const end = longEnd(source, piece, TOKEN.lastIndex);
    TOKEN.lastIndex = end;
    const text = source.slice(start, end);
    line += linesIn(source, counted, start);
    counted = start;
    tokens.push({ kind: kindOf(text), text, start, line });
  }
  return tokens;
}

/** Where a token ends whose first piece was found to end at `end`: long brackets reach to their other half. */
function longEnd(source: string, piece: string, end: number): number {
  const level = /^(?:--)?\[(=*)\[$/.exec(piece)?.[1];
  if (level === undefined) return end;
  const close = `]${level}]`;
  const at = source.indexOf(close, end);
  return at === -1 ? source.length : at + close.length;
}

function linesIn(source: string, from: number, to: number): number {
  let count = 0;
  for (
    let at = source.indexOf('\n', from);
    at !== -1 && at < to;
    at = source.indexOf('\n', at + 1)
  ) {
    count += 1;
  }
  return count;
}

const TOKEN =
  /\s*((?:--)?\[=*\[|--[^\n]*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|[A-Za-z_]\w*|0[xX][\w.]+|\d[\w.]*|\.\.\.?|::|[<>=~]=|\S)/y;

const KEYWORDS: ReadonlySet<string> = new Set([
  ...['and', 'break', 'do', 'else', 'elseif', 'end', 'false', 'for', 'function', 'goto', 'if'],
  ...['in', 'local', 'nil', 'not', 'or', 'repeat', 'return', 'then', 'true', 'until', 'while'],
]);

function kindOf(text: string): LuaToken['kind'] {
  if (text.startsWith('--')) return 'comment';
  if (KEYWORDS.has(text)) return 'keyword';
  const first = text[0] ?? '';
  if (/[A-Za-z_]/.test(first)) return 'name';
  if (/\d/.test(first)) return 'number';
  // Alone, each of these is the begin of a string that has no end, or a bracket.
  return text.length > 1 && `"'[`.includes(first) ? 'string' : 'sign';
}
