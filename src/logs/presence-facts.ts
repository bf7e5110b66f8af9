import {
  attributeValue,
  childElements,
  findChild,
  ownText,
  type XmlElement,
} from '../xml/element.ts';
import {
  DATA_FORM_NS,
  DELAY_NS,
  MUC_ADMIN_NS,
  MUC_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
} from '../xmpp/namespaces.ts';
import { resourceText } from '../xmpp/jid.ts';

/** What a room tells of an occupant (XEP-0045, section 7.2.2). */
export interface OccupantFacts {
  readonly affiliation: string;
  readonly role: string;
  readonly jid: string | undefined;
  readonly newNick: string | undefined;
  readonly codes: ReadonlySet<string>;
  /** Of presence: what people say of themselves. */
  readonly words: string;
}

/** The facts of a presence from a room. */
export function occupantFacts(presence: XmlElement): OccupantFacts {
  const told = findChild(presence, 'x', MUC_USER_NS);
  const item = told && findChild(told, 'item', MUC_USER_NS);
  const value = (name: string) => item && attributeValue(item, name);
  const statuses = told === undefined ? [] : childElements(told);
  return {
    affiliation: value('affiliation') ?? 'none',
    role: value('role') ?? 'participant',
    jid: value('jid'),
    newNick: value('nick'),
    codes: new Set(statuses.map((each) => attributeValue(each, 'code') ?? '')),
    words: selfWords(presence).map(ownText).join('\n'),
  };
}

/** What people say of themselves: `<show/>` and `<status/>` (RFC 6121, section 4.7.2). */
export function selfWords(presence: XmlElement): readonly XmlElement[] {
  const names = ['show', 'status'];
  return childElements(presence).filter(
    ({ local, ns }) => ns === presence.ns && names.includes(local),
  );
}

/** Whether a message was said before (XEP-0203). */
export function isDelayed(message: XmlElement): boolean {
  return findChild(message, 'delay', DELAY_NS) !== undefined;
}

/** What tells a message from others of the same occupant. */
export function messageKey(message: XmlElement): string {
  const text = ['subject', 'body'].map((name) => {
    const child = findChild(message, name);
    return child === undefined ? '' : ownText(child);
  });
  return `${attributeValue(message, 'id') ?? ''}\n${text.join('\n')}`;
}

/** The password that somebody enters a room with, or sets it to. */
export function passwordIn(element: XmlElement): string | undefined {
  const enters = findChild(element, 'x', MUC_NS);
  const password = enters && findChild(enters, 'password', MUC_NS);
  if (password !== undefined) return ownText(password);
  const query = findChild(element, 'query', MUC_OWNER_NS);
  const form = query && findChild(query, 'x', DATA_FORM_NS);
  const fields = form === undefined ? [] : childElements(form);
  const secret = fields.find((each) => attributeValue(each, 'var') === 'muc#roomconfig_roomsecret');
  const value = secret && findChild(secret, 'value');
  return value && ownText(value);
}

/** Whom a request changes: nicknames and addresses (XEP-0045, section 9). */
export function namedIn(element: XmlElement): readonly string[] {
  const query = findChild(element, 'query', MUC_ADMIN_NS);
  const items = query === undefined ? [] : childElements(query);
  return items.flatMap((item) =>
    ['nick', 'jid'].flatMap((name) => attributeValue(item, name) ?? []),
  );
}

/** Somebody of whom nothing was told. */
export const NOTHING_TOLD: OccupantFacts = {
  affiliation: 'none',
  role: 'participant',
  jid: undefined,
  newNick: undefined,
  codes: new Set(),
  words: '',
};

/** Whether nothing has changed that somebody would have to bring about. */
export function isSameOccupant(a: OccupantFacts, b: OccupantFacts): boolean {
  return a.affiliation === b.affiliation && a.role === b.role && a.words === b.words;
}

/** The nickname that a stanza came from; `''` where it came from none. */
export function nickIn(element: XmlElement): string {
  return resourceText(attributeValue(element, 'from') ?? '') ?? '';
}

/** Whether a room tells an occupant of themselves (XEP-0045, section 7.2.2). */
export function isOwnPresence(element: XmlElement): boolean {
  return occupantFacts(element).codes.has('110');
}

/** Whether it tells of somebody who is in the room. */
export function isArrival(element: XmlElement): boolean {
  return attributeValue(element, 'type') === undefined;
}

/** What every room sends at the end of an entry (XEP-0045, section 7.2.15). */
export function isEmptySubject(message: XmlElement): boolean {
  const subject = findChild(message, 'subject');
  return (
    subject !== undefined && ownText(subject) === '' && findChild(message, 'body') === undefined
  );
}

/** Whoever plays the occupant has another resource than it had. */
export function withoutAddress(presence: XmlElement): XmlElement {
  const attributesOf = (element: XmlElement) =>
    element.ns === MUC_USER_NS && element.local === 'item'
      ? element.attributes.filter(({ local }) => local !== 'jid')
      : element.attributes;
  return {
    ...presence,
    attributes: attributesOf(presence),
    children: presence.children.map((child) =>
      child.kind === 'element' ? withoutAddress(child) : child,
    ),
  };
}
