import type { Direction } from '../trace/event.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../xml/element.ts';
import { resourceText } from '../xmpp/jid.ts';
import {
  DELAY_NS,
  DISCO_INFO_NS,
  DISCO_ITEMS_NS,
  MUC_ADMIN_NS,
  MUC_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
} from '../xmpp/namespaces.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';
import { USE_CASE_NAMES } from './muc-map/use-case-names.ts';
import { lookUp, muc, type SpecRef } from './registry.ts';

/** Where a specification tells of what a stanza does. */
export interface StanzaSection {
  readonly ref: SpecRef;
  /** What is told there, as of a use case of XEP-0045; absent where this page has no words for it. */
  readonly name?: string;
}

/** The section that tells of what a stanza does, as somebody sends or receives it; of a pattern, too. */
export function stanzaSection(stanza: XmlElement, direction: Direction): StanzaSection {
  const ref = refOf(stanza, direction);
  const name =
    ref.document === 'XEP-0045' && ref.section !== undefined
      ? USE_CASE_NAMES[ref.section]
      : undefined;
  return name === undefined ? { ref } : { ref, name };
}

function refOf(stanza: XmlElement, direction: Direction): SpecRef {
  const condition = stanzaError(stanza)?.condition;
  const refused = condition === undefined ? undefined : lookUp('error condition', condition)?.ref;
  if (refused !== undefined) return refused;
  const isSent = direction === 'sent';
  if (stanza.local === 'presence') return presenceRef(stanza, isSent);
  return stanza.local === 'message' ? messageRef(stanza, isSent) : iqRef(stanza, isSent);
}

/** The first of these that is there says most of what happens; 110 alone says whose presence it is. */
const TELLING_CODES = ['201', '303', '333', '301', '307', '321', '322', '332', '110'];

function presenceRef(presence: XmlElement, isSent: boolean): SpecRef {
  const type = attributeValue(presence, 'type');
  const place = attributeValue(presence, isSent ? 'to' : 'from') ?? '';
  const entering = findChild(presence, 'x', MUC_NS);
  if (entering !== undefined) return enteringRef(entering);
  const about = findChild(presence, 'x', MUC_USER_NS);
  const told = about === undefined ? undefined : toldRef(about);
  if (told !== undefined) return told;
  const isOccupant = about !== undefined || (isSent && resourceText(place) !== undefined);
  if (!isOccupant) return { document: 'RFC 6121', section: '4' };
  if (type === 'unavailable') return muc('7.14');
  if (isSent) return muc(findChild(presence, 'show') === undefined ? '7.6' : '7.7');
  return muc('7.2.2');
}

/** What the room tells with a presence; `undefined` where that is no more than who is there. */
function toldRef(about: XmlElement): SpecRef | undefined {
  if (findChild(about, 'destroy') !== undefined) return muc('10.9');
  const codes = codesOf(about);
  const code = TELLING_CODES.find((each) => codes.includes(each));
  return code === undefined ? undefined : codeRef(code);
}

function enteringRef(entering: XmlElement): SpecRef {
  if (findChild(entering, 'password') !== undefined) return muc('7.2.5');
  return muc(findChild(entering, 'history') === undefined ? '7.2.1' : '7.2.14');
}

function messageRef(message: XmlElement, isSent: boolean): SpecRef {
  const about = findChild(message, 'x', MUC_USER_NS);
  const ofRoom = about === undefined ? undefined : noticeRef(about);
  if (ofRoom !== undefined) return ofRoom;
  if (findChild(message, 'x', 'jabber:x:conference') !== undefined) return muc('7.8.1');
  const type = attributeValue(message, 'type');
  if (type !== 'groupchat') {
    return about === undefined ? { document: 'RFC 6121', section: '5' } : muc('7.5');
  }
  const isSubject = findChild(message, 'subject') !== undefined;
  if (isSubject && findChild(message, 'body') === undefined) return muc(isSent ? '8.1' : '7.2.15');
  return muc(findChild(message, 'delay', DELAY_NS) === undefined ? '7.4' : '7.2.13');
}

/** What a room passes on, or tells of itself and of who is not inside; `undefined` where it does neither. */
function noticeRef(about: XmlElement): SpecRef | undefined {
  if (['invite', 'decline'].some((local) => findChild(about, local) !== undefined)) {
    return muc('7.8.2');
  }
  const [code] = codesOf(about);
  if (code !== undefined) return codeRef(code);
  const item = findChild(about, 'item');
  return item === undefined ? undefined : changeRef(item);
}

function iqRef(iq: XmlElement, isSent: boolean): SpecRef {
  const [query] = childElements(iq);
  const type = attributeValue(iq, 'type');
  switch (query?.ns) {
    case MUC_ADMIN_NS: {
      const item = findChild(query, 'item');
      if (item === undefined) return muc('9.5');
      return (isSent && type === 'set' ? changeRef(item) : listRef(item)) ?? muc('9.5');
    }
    case MUC_OWNER_NS:
      return ownerRef(query, type);
    case 'jabber:iq:register':
      return muc('7.10');
    case DISCO_INFO_NS:
      return muc('6.4');
    case DISCO_ITEMS_NS:
      return muc('6.5');
    default:
      return { document: 'RFC 6120', section: '8.2.3' };
  }
}

function ownerRef(query: XmlElement, type: string | undefined): SpecRef {
  if (findChild(query, 'destroy') !== undefined) return muc('10.9');
  const form = childElements(query)[0];
  const isInstant = type === 'set' && form !== undefined && childElements(form).length === 0;
  return muc(isInstant ? '10.1.2' : '10.2');
}

const ROLE_CHANGES: Readonly<Record<string, string>> = {
  none: '8.2',
  visitor: '8.4',
  participant: '8.3',
  moderator: '9.6',
};
const AFFILIATION_CHANGES: Readonly<Record<string, string>> = {
  outcast: '9.1',
  none: '9.4',
  member: '9.3',
  admin: '10.6',
  owner: '10.3',
};
const LISTS: Readonly<Record<string, string>> = {
  participant: '8.5',
  moderator: '9.8',
  outcast: '9.2',
  member: '9.5',
  admin: '10.8',
  owner: '10.5',
};

/** Of an item that changes something. An affiliation says more than the role that follows from it. */
function changeRef(item: XmlElement): SpecRef | undefined {
  const { affiliation, role } = rightsOf(item);
  return sectionIn(AFFILIATION_CHANGES, affiliation) ?? sectionIn(ROLE_CHANGES, role);
}

function listRef(item: XmlElement): SpecRef | undefined {
  const { affiliation, role } = rightsOf(item);
  return sectionIn(LISTS, affiliation) ?? sectionIn(LISTS, role);
}

function rightsOf(item: XmlElement) {
  return {
    affiliation: attributeValue(item, 'affiliation') ?? '',
    role: attributeValue(item, 'role') ?? '',
  };
}

function sectionIn(sections: Readonly<Record<string, string>>, word: string): SpecRef | undefined {
  const section = Object.hasOwn(sections, word) ? sections[word] : undefined;
  return section === undefined ? undefined : muc(section);
}

function codeRef(code: string): SpecRef {
  return lookUp('status code', code)?.ref ?? muc('16.6.2');
}

function codesOf(about: XmlElement): readonly string[] {
  return childElements(about)
    .filter(({ local }) => local === 'status')
    .map((status) => attributeValue(status, 'code') ?? '');
}
