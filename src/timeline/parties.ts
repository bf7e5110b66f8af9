import { attributeValue } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import type { ActorBook } from './actor-book.ts';
import type { RowSeed } from './row-seeds.ts';
import type { StanzaReader } from './stanza-reader.ts';

/** Who stands at the other end of an arrow. */
export type Party =
  | { readonly kind: 'actor'; readonly name: string }
  /** A bare JID: a room, a component, a domain, an account that is no actor's. */
  | { readonly kind: 'service'; readonly jid: string };

/**
 * The address at the other end: of the stanza that was on the wire, or else of the script's. `''` when the stanza
 * names none; `undefined` when the row has no other end.
 */
export function otherAddress(seed: RowSeed, reader: StanzaReader): string | undefined {
  const end = seed.direction === 'sent' ? 'to' : 'from';
  const { step, told } = seed;
  // Of a logpoint whoever the server was, for what it handled then.
  const frame = told === undefined ? seed.frame : told.cause;
  if (frame !== undefined) return reader.head(frame)[end] ?? '';
  if (step?.kind === 'sends-raw') return '';
  if (step?.kind !== 'sends' && step?.kind !== 'receives') return undefined;
  return attributeValue(step.stanza, end) ?? '';
}

/** Own address, none, or one that cannot be known yet: the actor's server. */
export function resolve(address: string, actor: string, book: ActorBook): Party {
  const server: Party = { kind: 'service', jid: book.domainOf(actor) };
  const other = book.actorAt(address);
  if (other !== undefined && other !== actor) return { kind: 'actor', name: other };
  if (other === actor || address === '' || /^[{$]/.test(address)) return server;
  return { kind: 'service', jid: bareText(address) };
}
