import { type XmlElement, type XmlNode } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import {
  CLIENT_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
  SCANSION_NS,
  STANZA_ERRORS_NS,
} from '../xmpp/namespaces.ts';

/** What clients and servers add to stanzas of their own accord: nothing of it is what the stanza says. */
const ADDED: ReadonlySet<string> = new Set([
  'http://jabber.org/protocol/caps c',
  'urn:xmpp:caps c',
  'vcard-temp:x:update x',
  'urn:xmpp:occupant-id:0 occupant-id',
  'urn:xmpp:sid:0 stanza-id',
  'urn:xmpp:mam:tmp archived',
  'urn:xmpp:idle:1 idle',
  'jabber:x:delay x',
  'urn:xmpp:hats:0 hats',
  `${STANZA_ERRORS_NS} text`,
]);
/** What a service can do, and its forms: no two versions of a server say the same. */
const VARYING: ReadonlySet<string> = new Set([
  'http://jabber.org/protocol/disco#info query',
  'http://jabber.org/protocol/disco#items query',
  `${MUC_OWNER_NS} query`,
  'vcard-temp vCard',
  'jabber:iq:version query',
]);

/** What a pattern is made with. */
export interface Known {
  /** The address of whoever received the stanza. */
  readonly ownJid: string;
  /** Ids of all that was sent: others will not come again. */
  readonly sentIds: ReadonlySet<string>;
}

/**
 * What a client received as the pattern of a step: without what programs add by themselves, and lenient in all that is not in
 * the language of stanzas, as another server may say more, or in another order.
 */
export function asExpectation(element: XmlElement, { ownJid, sentIds }: Known): XmlElement {
  const isOwn = (value: string) => value === ownJid || value === bareText(ownJid);
  const isTold = (local: string, value: string) => {
    if (local === 'to') return !isOwn(value);
    return local !== 'id' || tellsId(element, value, sentIds);
  };
  const attributes = element.attributes.filter(
    ({ local, ns, value }) => ns === '' && isTold(local, value),
  );
  return { ...element, attributes, children: element.children.flatMap(kept).map(lenient) };
}

/** Of presence, servers keep the id of the sender or do not. */
function tellsId({ local }: XmlElement, id: string, sentIds: ReadonlySet<string>): boolean {
  return local === 'iq' || (local === 'message' && sentIds.has(id));
}

function kept(node: XmlNode): readonly XmlNode[] {
  if (node.kind === 'text') return node.text.trim() === '' ? [] : [node];
  const key = `${node.ns} ${node.local}`;
  if (ADDED.has(key)) return [];
  if (VARYING.has(key)) return [{ ...node, attributes: [], children: [] }];
  return [{ ...node, attributes: withoutLanguage(node), children: node.children.flatMap(kept) }];
}

function withoutLanguage({ attributes, local, ns }: XmlElement) {
  const isError = local === 'error' && ns === CLIENT_NS;
  return attributes.filter((each) => each.ns === '' && !(isError && each.local === 'by'));
}

function lenient(node: XmlNode): XmlNode {
  if (node.kind === 'text' || node.ns === CLIENT_NS || node.ns === STANZA_ERRORS_NS) return node;
  if (node.children.length === 0 && node.attributes.length === 0 && node.ns !== MUC_USER_NS) {
    return VARYING.has(`${node.ns} ${node.local}`) ? withDirective(node) : node;
  }
  return withDirective(node);
}

function withDirective(node: XmlElement): XmlElement {
  const directive = { prefix: 'scansion', local: 'strict', ns: SCANSION_NS, value: 'nowhere' };
  return { ...node, attributes: [...node.attributes, directive] };
}

/** What a client sent as it is to be sent again: its address is its server’s to write, forms keep what is in them. */
export function asRequest(element: XmlElement): XmlElement {
  const attributes = element.attributes.filter(({ local, ns }) => !(local === 'from' && ns === ''));
  return withoutMargins({ ...element, attributes })[0] as XmlElement;
}

/** White space between elements is nothing. */
function withoutMargins(node: XmlNode): readonly XmlNode[] {
  if (node.kind === 'text') return [node];
  const { children } = node;
  const hasElements = children.some(({ kind }) => kind === 'element');
  const isMargin = (child: XmlNode) =>
    hasElements && child.kind === 'text' && child.text.trim() === '';
  return [
    { ...node, children: children.filter((each) => !isMargin(each)).flatMap(withoutMargins) },
  ];
}
