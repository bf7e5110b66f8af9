import { t } from '../../base/translate.ts';
import { replaceRange, type TextEdit } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { bareJid, resourceText } from '../../xmpp/jid.ts';
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
  const writerOf = createWriters(syntax);
  const edits = new Map<string, TextEdit[]>();
  for (const value of values) {
    const writer = writerOf(value.value.trim());
    if (writer === undefined) continue;
    const ofActor = edits.get(writer.actor) ?? [];
    ofActor.push(writeVariable(value, printVariable(writer), syntax));
    edits.set(writer.actor, ofActor);
  }
  return [...definitionsByName(syntax).keys()].flatMap((name) => {
    const ofActor = edits.get(name);
    if (ofActor === undefined) return [];
    const why = t(
      '{name} may get another account or resource in the next run. A variable always holds the present one.',
      { name },
    );
    const title = t("Write {name}'s addresses as variables", { name });
    return [{ id: `jid ${name}`, title, why, edits: ofActor }];
  });
}

interface Writer {
  readonly actor: string;
  readonly form: JidForm;
}

/**
 * Whose address a value is, and which of them. A bare JID that two actors share is the first one's; each full JID is its
 * own actor's.
 */
function createWriters(syntax: ScriptSyntax): (value: string) => Writer | undefined {
  const bare = new Map<string, Writer>();
  const full = new Map<string, Writer>();
  for (const definition of definitionsByName(syntax).values()) {
    const { name: actor, jid, resource } = lowerActor(definition);
    const account = jid === '' ? undefined : bareJid(jid);
    if (account === undefined) continue;
    putFirst(bare, account, { actor, form: 'JID' });
    if (resource !== undefined)
      putFirst(full, `${account}/${resource}`, { actor, form: 'full JID' });
  }
  return (value) => {
    const account = bareJid(value) ?? '';
    const resource = resourceText(value);
    return resource === undefined ? bare.get(account) : full.get(`${account}/${resource}`);
  };
}

function putFirst(writers: Map<string, Writer>, address: string, writer: Writer): void {
  if (!writers.has(address)) writers.set(address, writer);
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
