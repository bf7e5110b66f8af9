import { appendAll } from '../base/append-all.ts';
import { childElements, type XmlElement } from '../xml/element.ts';
import type { ScriptSyntax } from './ast.ts';
import { propertyOf, VERBS } from './ast.ts';

/** Attributes whose values are names. */
const NAMING: ReadonlySet<string> = new Set([
  ...['to', 'from', 'jid', 'node', 'nick', 'var', 'type', 'role', 'affiliation', 'code', 'name'],
]);

/**
 * Words of a script that mean something besides, in lower case: names of actors, JIDs and their parts, nicknames, names
 * of elements and attributes. A password that is one of them is not to be replaced wherever the word stands.
 */
export function ordinaryWords(syntax: ScriptSyntax): ReadonlySet<string> {
  const words = new Set<string>(VERBS);
  const add = once((text) => void words.add(text.trim().toLowerCase()));
  const addName = once((text) => [text, ...text.split(/[@/\s]+/)].forEach(add));
  for (const definition of syntax.definitions) {
    addName(definition.name.text);
    for (const key of ['jid', 'resource', 'connect_host', 'custom_host']) {
      addName(propertyOf(definition, key)?.value.text ?? '');
    }
  }
  const open: XmlElement[] = syntax.actions.flatMap(({ block }) => [...(block?.roots ?? [])]);
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    add(element.local);
    for (const { local, value } of element.attributes) {
      add(local);
      if (NAMING.has(local)) addName(value);
    }
    appendAll(open, childElements(element));
  }
  return words;
}

/** What goes with a password into base64. */
export function accountNames(syntax: ScriptSyntax): readonly string[] {
  return syntax.definitions.slice(0, 100).flatMap((definition) => {
    const jid = (propertyOf(definition, 'jid')?.value.text ?? '').split('/')[0] ?? '';
    const local = jid.split('@')[0] ?? '';
    return local === '' ? [] : [local, jid];
  });
}

/** Few words make a long script. */
function once(work: (text: string) => void): (text: string) => void {
  const done = new Set<string>();
  return (text) => {
    if (done.has(text)) return;
    done.add(text);
    work(text);
  };
}
