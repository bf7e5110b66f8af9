import { lineStart } from '../../base/text-lines.ts';
import { insertAt, type TextEdit } from '../../base/text-edit.ts';
import { parseJid } from '../../xmpp/jid.ts';
import { propertyOf, type ScriptSyntax } from '../ast.ts';
import type { RepairContext } from './draft.ts';

/** A localpart for an actor: `Juliet's phone` becomes `juliet-s-phone`. */
export function localpartOf(name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-|-$/g, '') || 'somebody';
}

/** The domain that the actors of a script have; `localhost` when there are none. */
export function usualDomain({ definitions }: ScriptSyntax): string {
  for (const definition of definitions) {
    const parsed = parseJid(propertyOf(definition, 'jid')?.value.text ?? '');
    if (parsed.ok && parsed.value.local !== '') return parsed.value.domain;
  }
  return 'localhost';
}

/** The password that the actors of a script have; `password` when there are none. */
export function usualPassword({ definitions }: ScriptSyntax): string {
  const written = definitions.map((definition) => propertyOf(definition, 'password')?.value.text);
  return written.find((password) => password !== undefined && password !== '') ?? 'password';
}

/** Defines an actor below the other definitions. */
export function addDefinition({ syntax, eol }: RepairContext, name: string): TextEdit {
  const lines = [
    `[Client] ${name}`,
    `\tjid: ${localpartOf(name)}@${usualDomain(syntax)}`,
    `\tpassword: ${usualPassword(syntax)}`,
  ].join(eol);
  const steps = syntax.separator?.range.start ?? syntax.actions[0]?.range.start ?? Infinity;
  const last = syntax.definitions.findLast(({ range }) => range.start < steps);
  if (last !== undefined) return insertAt(last.range.end, `${eol}${eol}${lines}`);
  const place = syntax.separator?.range.start ?? syntax.text.length;
  return insertAt(place, `${lines}${eol}${eol}`);
}

/** Puts a step on lines of its own above the line that an offset is on. */
export function addStepAbove({ text, eol }: RepairContext, at: number, head: string): TextEdit {
  return insertAt(lineStart(text, at), `${head}${eol}${eol}`);
}
