import { replaceRange, type TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { bareText, isSameJid, resourceText } from '../../xmpp/jid.ts';
import { definitionsByName, type ScriptSyntax } from '../ast.ts';
import { lowerActor } from '../lower-actor.ts';
import { stanzaValues, type StanzaValue } from '../stanza-values.ts';
import { writtenAt } from '../value-text.ts';
import { printVariable, type JidForm } from '../variables.ts';
import { isLiteral, recordedStanzas, type Proposal } from './proposal.ts';

/** Addresses of actors, as whole values or texts, become variables: one proposal for each actor. */
export function proposeVariables(syntax: ScriptSyntax): readonly Proposal[] {
  const values = recordedStanzas(syntax)
    .flatMap(({ root }) => stanzaValues(root))
    .filter(({ value }) => isLiteral(value.trim()));
  const taken = new Set<StanzaValue>();
  return [...definitionsByName(syntax).values()].flatMap((definition) => {
    const { name, jid, resource } = lowerActor(definition);
    const edits = values.flatMap((value) => {
      const form = taken.has(value) ? undefined : formOf(value.value.trim(), jid, resource);
      if (form === undefined) return [];
      taken.add(value);
      return [writeVariable(value, printVariable({ actor: name, form }), syntax)];
    });
    if (edits.length === 0) return [];
    const why = `${name} may get another account or resource in the next run. A variable always holds the present one.`;
    return [{ id: `jid ${name}`, title: `Write ${name}'s addresses as variables`, why, edits }];
  });
}

/** A bare JID that two actors share is the first one's; each full JID is its own actor's. */
function formOf(value: string, jid: string, resource: string | undefined): JidForm | undefined {
  if (jid === '' || !isSameJid(bareText(value), jid)) return undefined;
  const found = resourceText(value);
  if (found === undefined) return 'JID';
  return found === resource ? 'full JID' : undefined;
}

/** Between double quotes, as names hold apostrophes. */
function writeVariable(value: StanzaValue, variable: string, syntax: ScriptSyntax): TextEdit {
  const { text } = syntax;
  const { range } = value;
  if (value.attribute === undefined) {
    const raw = text.slice(range.start, range.end);
    const start = range.start + (raw.length - raw.trimStart().length);
    const place = { start, end: range.end - (raw.length - raw.trimEnd().length) };
    return replaceRange(place, writtenAt(syntax, start, variable));
  }
  const quoted: TextRange = { start: range.start - 1, end: range.end + 1 };
  const escaped = variable.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return replaceRange(quoted, `"${escaped.replaceAll('"', '&quot;')}"`);
}
