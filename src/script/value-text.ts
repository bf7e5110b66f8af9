import type { ScriptSyntax } from './ast.ts';
import { blockAt, valueAt } from './elements-at.ts';

/** Plain text as it has to be written at an offset of a script: XML references inside stanzas, itself elsewhere. */
export function writtenAt(syntax: ScriptSyntax, offset: number, plain: string): string {
  const block = blockAt(syntax, offset);
  if (block === undefined) return plain;
  const value = valueAt(block, offset);
  const quote = value?.attribute && syntax.text.charAt(value.range.start - 1);
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (quote === "'") return escaped.replaceAll("'", '&apos;');
  return quote === '"' ? escaped.replaceAll('"', '&quot;') : escaped;
}
