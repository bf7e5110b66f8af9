import type { OptionValue } from '../xmpp/stage.ts';

/**
 * A value as the server's configuration has it: `true`, `false`, a number, a text in quotes, or a list of such texts in
 * braces. `undefined` for anything else: nothing of a script is ever run as code.
 */
export function readOptionValue(written: string): OptionValue | undefined {
  const text = written.trim().replace(/;$/, '');
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  return quoted(text) ?? listIn(text);
}

function quoted(text: string): string | undefined {
  const quote = text.charAt(0);
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote))
    return undefined;
  const inside = text.slice(1, -1);
  return inside.includes(quote) || inside.includes('\\') ? undefined : inside;
}

function listIn(text: string): readonly string[] | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  const items: string[] = [];
  let rest = text.slice(1, -1).trim();
  while (rest !== '') {
    const item = /^(?:"[^"\\]*"|'[^'\\]*')/.exec(rest)?.[0];
    if (item === undefined) return undefined;
    items.push(item.slice(1, -1));
    rest = rest.slice(item.length).trimStart();
    if (rest === '') break;
    if (!/^[,;]/.test(rest)) return undefined;
    rest = rest.slice(1).trimStart();
  }
  return items;
}
