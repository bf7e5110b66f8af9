import { remembering } from '../../base/lazy.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { BlockContent, ScriptSyntax } from '../ast.ts';
import { lowerActor } from '../lower-actor.ts';
import { stanzaValues } from '../stanza-values.ts';

const ADDRESS_ATTRIBUTES = ['to', 'from', 'jid'];

const addressesOf = remembering(({ roots }: BlockContent): readonly string[] =>
  roots
    .flatMap(stanzaValues)
    .filter(({ attribute }) => ADDRESS_ATTRIBUTES.includes(attribute?.local ?? ''))
    .map(({ value }) => value)
    .filter((value) => /^[^\s{}@]+@[^\s{}]+$/.test(value)),
);

/** Literal addresses that the script's stanzas name, in order, each once. */
export function addressesIn(syntax: ScriptSyntax): readonly string[] {
  const found = syntax.actions.flatMap(({ block }) => (block ? addressesOf(block.content) : []));
  return [...new Set(found)];
}

/** The room that the script is about: the first address that is no actor's; a usual one when there is none. */
export function usualRoom(syntax: ScriptSyntax): string {
  const own = new Set(syntax.definitions.map((definition) => lowerActor(definition).jid));
  const rooms = addressesIn(syntax).map(bareText);
  return rooms.find((address) => !own.has(address)) ?? 'room@conference.localhost';
}
