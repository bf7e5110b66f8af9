import type { Direction } from '../trace/event.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { bareText, resourceText } from '../xmpp/jid.ts';
import { boundJid, type KnownElement, type KnownEntry } from './known-elements.ts';

/** An element whose direction is told, or was found out. */
export interface DirectedElement extends KnownElement {
  readonly direction: Direction;
}

/** Of streams: what only a server sends (RFC 6120, XEP-0198, XEP-0388). */
const BY_SERVER: ReadonlySet<string> = new Set(
  'features challenge success failure proceed compressed enabled resumed failed error continue'.split(
    ' ',
  ),
);
const BY_CLIENT: ReadonlySet<string> = new Set(
  'auth response starttls compress enable resume authenticate next active inactive abort'.split(
    ' ',
  ),
);

/**
 * Gives every element a direction. Where a log tells none, its session is one client’s, whose address is the one that most
 * stanzas with a sender are for: what is for it has come, what it asks of others was sent, and an answer goes the other way
 * than its request.
 */
export function withDirections(
  entries: readonly KnownEntry[],
): readonly (DirectedElement | Exclude<KnownEntry, KnownElement>)[] {
  const owner = entries.some((entry) => entry.kind === 'element' && entry.direction === undefined)
    ? ownerOf(entries)
    : '';
  const asked = new Map<string, Direction>();
  return entries.map((entry) => {
    if (entry.kind === 'words') return entry;
    const direction = entry.direction ?? directionOf(entry, owner, asked);
    const id = attributeValue(entry.element, 'id');
    if (id !== undefined && isRequest(entry.element)) asked.set(id, direction);
    return { ...entry, direction };
  });
}

/** The full JID of the client whose log it is; `''` where nothing tells it. */
function ownerOf(entries: readonly KnownEntry[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind === 'words' || !entry.isStanza) continue;
    const bound = boundJid(entry.element);
    if (bound !== undefined) return bound;
    const { to = '', from } = addressesOf(entry.element);
    if (from === undefined || resourceText(to) === undefined) continue;
    counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  let [owner, most] = ['', 0];
  for (const [jid, count] of counts) if (count > most) [owner, most] = [jid, count];
  return owner;
}

function addressesOf(element: XmlElement) {
  return { to: attributeValue(element, 'to'), from: attributeValue(element, 'from') };
}

function isRequest(element: XmlElement): boolean {
  const type = attributeValue(element, 'type');
  return element.local === 'iq' && (type === 'get' || type === 'set');
}

function directionOf(
  { element, isStanza }: KnownElement,
  owner: string,
  asked: ReadonlyMap<string, Direction>,
): Direction {
  if (!isStanza) return streamDirection(element, owner);
  const { to, from } = addressesOf(element);
  const isForOwner = to !== undefined && (to === owner || to === bareText(owner));
  if (isForOwner && from !== owner) return 'received';
  if (from !== undefined) return isOwn(from, owner) ? 'sent' : 'received';
  if (element.local === 'iq' && !isRequest(element)) {
    const request = asked.get(attributeValue(element, 'id') ?? '');
    return request === 'received' ? 'sent' : 'received';
  }
  return 'sent';
}

/** Of a bare JID: the account itself answers with it. */
function isOwn(from: string, owner: string): boolean {
  return from === owner;
}

function streamDirection(element: XmlElement, owner: string): Direction {
  if (BY_SERVER.has(element.local)) return 'received';
  if (BY_CLIENT.has(element.local)) return 'sent';
  const from = attributeValue(element, 'from');
  return from === undefined || bareText(from) === bareText(owner) ? 'sent' : 'received';
}
