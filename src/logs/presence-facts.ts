import { attributeValue, childElements, findChild, ownText, type XmlElement } from '../xml/element.ts';
import { DATA_FORM_NS, DELAY_NS, MUC_ADMIN_NS, MUC_NS, MUC_OWNER_NS, MUC_USER_NS } from '../xmpp/namespaces.ts';

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
export function factsOf(presence: XmlElement): OccupantFacts {
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
    words: wordsOf(presence).map(ownText).join('\n'),
  };
}

/** What people say of themselves: `<show/>` and `<status/>` (RFC 6121, section 4.7.2). */
export function wordsOf(presence: XmlElement): readonly XmlElement[] {
  const names = ['show', 'status'];
  return childElements(presence).filter(({ local, ns }) => ns === presence.ns && names.includes(local));
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
