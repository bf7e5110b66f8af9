import { attributeValue, childElements, findChild, type XmlElement } from '../xml/element.ts';
import { bareText, resourceText } from '../xmpp/jid.ts';
import { MUC_ADMIN_NS, MUC_NS, MUC_OWNER_NS, MUC_USER_NS } from '../xmpp/namespaces.ts';
import type { Direction } from '../trace/event.ts';

const ROOM_NAMESPACES: ReadonlySet<string> = new Set([
  MUC_NS,
  MUC_USER_NS,
  MUC_ADMIN_NS,
  MUC_OWNER_NS,
]);
/** XEP-0249. */
const DIRECT_INVITATION_NS = 'jabber:x:conference';

/** A stanza, and which way it went. */
export interface Passed {
  readonly element: XmlElement;
  readonly direction: Direction;
}

/** What a log has to do with rooms. */
export interface RoomTraffic {
  /** Domains of the services of rooms. */
  readonly services: ReadonlySet<string>;
  /**
   * Whether a stanza has to do with rooms, or with what people say to each other. What a client asks of its own server does not:
   * contacts, bookmarks, what the server can do. News that servers send in orders of their own is none either.
   */
  readonly isPart: (stanza: Passed) => boolean;
}

/** Finds the rooms among stanzas: whoever speaks the language of XEP-0045, or to whom groups talk. */
export function roomTraffic(stanzas: Iterable<Passed>): RoomTraffic {
  const services = new Set<string>();
  for (const stanza of stanzas) {
    const party = partyOf(stanza);
    if (party !== undefined && party.includes('@') && speaksOfRooms(stanza.element)) {
      services.add(bareText(party).replace(/^.*@/s, ''));
    }
  }
  return { services, isPart: (stanza) => isPart(stanza, services) };
}

function partyOf({ element, direction }: Passed): string | undefined {
  return attributeValue(element, direction === 'sent' ? 'to' : 'from');
}

function speaksOfRooms(element: XmlElement): boolean {
  if (element.local === 'message') return attributeValue(element, 'type') === 'groupchat';
  return childElements(element).some(({ ns }) => ROOM_NAMESPACES.has(ns));
}

function isPart(stanza: Passed, services: ReadonlySet<string>): boolean {
  const { element, direction } = stanza;
  const party = partyOf(stanza);
  const isOfRoom = party !== undefined && services.has(bareText(party).replace(/^.*@/s, ''));
  if (isOfRoom) {
    return direction === 'sent' || !(isOfServiceItself(element, party) || isNewsOfForm(element));
  }
  if (element.local === 'message') return isSaid(element);
  // Whoever has told that it is there is sent messages.
  return element.local === 'presence' && direction === 'sent' && party === undefined;
}

/** Some rooms tell what they can do, and their avatar, by a presence of their own: that is no occupant’s. */
function isOfServiceItself(element: XmlElement, party: string): boolean {
  const isOfNobody = element.local === 'presence' && resourceText(party) === undefined;
  return isOfNobody && attributeValue(element, 'type') !== 'error';
}

/**
 * A room’s word that its configuration has changed (XEP-0045, section 10.2.1): servers send it before the answer to whoever
 * changed it, or after that, so no script that waits for both passes on all of them.
 */
function isNewsOfForm(element: XmlElement): boolean {
  if (element.local !== 'message' || findChild(element, 'body') !== undefined) return false;
  const news = findChild(element, 'x', MUC_USER_NS);
  const codes = news === undefined ? [] : childElements(news);
  return (
    codes.length > 0 && codes.every((each) => FORM_CODES.has(attributeValue(each, 'code') ?? ''))
  );
}

const FORM_CODES: ReadonlySet<string> = new Set('102 103 104 170 171 172 173 174'.split(' '));

/** A message with words or an invitation; all else is between clients. */
function isSaid(element: XmlElement): boolean {
  if (attributeValue(element, 'type') === 'headline') return false;
  return (
    findChild(element, 'body') !== undefined ||
    findChild(element, 'x', MUC_USER_NS) !== undefined ||
    findChild(element, 'x', DIRECT_INVITATION_NS) !== undefined
  );
}
