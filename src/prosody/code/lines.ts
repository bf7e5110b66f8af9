import { luaTokens, type LuaToken } from './tokens.ts';

/** A piece of a line of Lua, as it is to be coloured. */
export interface LuaSpan {
  readonly kind: LuaToken['kind'] | 'space';
  readonly text: string;
}

/** The lines of a source, each cut into pieces that together are the line. A token of several lines is one piece in each. */
export function luaLines(source: string): readonly (readonly LuaSpan[])[] {
  const lines: LuaSpan[][] = [[]];
  const add = (kind: LuaSpan['kind'], text: string): void => {
    text.split(/\r?\n/).forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    });
  };
  let end = 0;
  for (const { kind, text, start } of luaTokens(source)) {
    add('space', source.slice(end, start));
    add(kind, text);
    end = start + text.length;
  }
  add('space', source.slice(end));
  return lines;
}
