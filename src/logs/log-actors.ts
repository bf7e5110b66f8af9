import { attributeValue } from '../xml/element.ts';
import { bareText, fullJid, parseJid } from '../xmpp/jid.ts';
import { boundJid, type KnownEntry } from './known-elements.ts';
import type { DirectedElement } from './told-directions.ts';

/** A client whose stanzas a log tells. */
export interface LogActor {
  readonly name: string;
  /** Full where the log tells its resource. */
  readonly jid: string;
}

/** So many actors have lanes; the sessions of others share the last one. */
export const MOST_ACTORS = 200;

type Entry = DirectedElement | Exclude<KnownEntry, { kind: 'element' }>;

/**
 * Whose each session is: those with the same full JID are one actor’s. An actor’s name is the first part of its address; where
 * no stanza tells that, it is a client with a number.
 */
export function actorsOf(entries: readonly Entry[]): ReadonlyMap<string, LogActor> {
  const jids = jidsOfSessions(entries);
  const byJid = new Map<string, LogActor>();
  const bySession = new Map<string, LogActor>();
  const names = new Set<string>();
  for (const [session, told] of jids) {
    const jid = told ?? `client${String(bySession.size + 1)}@localhost`;
    const known =
      byJid.get(jid) ?? (byJid.size < MOST_ACTORS ? undefined : [...byJid.values()].at(-1));
    const actor = known ?? { name: freshName(jid, names), jid };
    names.add(actor.name);
    byJid.set(jid, actor);
    bySession.set(session, actor);
  }
  return bySession;
}

/** The address of each session in the order of their first elements; `undefined` where nothing tells it. */
function jidsOfSessions(entries: readonly Entry[]): ReadonlyMap<string, string | undefined> {
  const jids = new Map<string, string | undefined>();
  const isBound = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'words') continue;
    const { session } = entry;
    if (!jids.has(session)) jids.set(session, labelJid(session));
    if (isBound.has(session)) continue;
    const bound = entry.direction === 'received' ? boundJid(entry.element) : undefined;
    const jid = fullOf(bound ?? addressIn(entry));
    if (jid !== undefined) {
      jids.set(session, jid);
      isBound.add(session);
    }
  }
  return jids;
}

/** Some logs name a session by the account. */
function labelJid(session: string): string | undefined {
  const jid = parseJid(session);
  return jid.ok && jid.value.local !== '' ? bareText(session) : undefined;
}

function addressIn({ element, isStanza, direction }: DirectedElement): string | undefined {
  return isStanza ? attributeValue(element, direction === 'sent' ? 'from' : 'to') : undefined;
}

function fullOf(jid: string | undefined): string | undefined {
  return jid !== undefined && fullJid(jid) !== undefined ? jid : undefined;
}

/** A name of an actor that no other one has, made of the first word of an address or of a nickname. */
export function freshName(jid: string, taken: ReadonlySet<string>): string {
  const local = bareText(jid).split('@')[0] ?? '';
  const word = (/[A-Za-z][A-Za-z0-9]*/.exec(local)?.[0] ?? 'Client').slice(0, 40);
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}${String(number)}`)) number += 1;
  return `${name}${String(number)}`;
}

/** The account alone. */
export function accountOf({ jid }: LogActor): string {
  return bareText(jid);
}
