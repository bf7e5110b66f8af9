import { xml, type XmlElement, type XmlNode } from '../xml/element.ts';
import { CLIENT_NS, DATA_FORM_NS, MUC_ADMIN_NS, MUC_NS, MUC_OWNER_NS } from '../xmpp/namespaces.ts';

/** XEP-0045, section 7.2.1. */
export function entering(occupant: string, password: string | undefined): XmlElement {
  const secret = password === undefined ? [] : [xml('password', {}, password)];
  return xml(
    'presence',
    { xmlns: CLIENT_NS, to: occupant },
    xml('x', { xmlns: MUC_NS }, ...secret),
  );
}

/** XEP-0045, section 7.14. */
export function leaving(occupant: string): XmlElement {
  return xml('presence', { xmlns: CLIENT_NS, to: occupant, type: 'unavailable' });
}

/** XEP-0045, sections 7.6 and 7.7: another nickname, or more about oneself. */
export function changing(occupant: string, children: readonly XmlNode[] = []): XmlElement {
  return { ...xml('presence', { xmlns: CLIENT_NS, to: occupant }), children };
}

/** XEP-0045, section 10.1.2: the room as it is configured. */
export function accepting(room: string, id: string): XmlElement {
  const form = xml('x', { xmlns: DATA_FORM_NS, type: 'submit' });
  const query = xml('query', { xmlns: MUC_OWNER_NS }, form);
  return xml('iq', { xmlns: CLIENT_NS, to: room, id, type: 'set' }, query);
}

/** XEP-0045, sections 8 to 10: one change of a role, or of an affiliation. */
export function granting(
  room: string,
  id: string,
  item: Readonly<Record<string, string>>,
): XmlElement {
  const query = xml('query', { xmlns: MUC_ADMIN_NS }, xml('item', item));
  return xml('iq', { xmlns: CLIENT_NS, to: room, id, type: 'set' }, query);
}

/** The answer to such a request. */
export function answerTo(room: string, id: string): XmlElement {
  return xml('iq', { xmlns: CLIENT_NS, from: room, id, type: 'result' });
}

/** A message as whoever wrote it sent it: without what servers have added. */
export function saying(message: XmlElement, to: string): XmlElement {
  const attributes = message.attributes.filter(
    ({ local, ns }) => ns === '' && (local === 'id' || local === 'type'),
  );
  const children = message.children.filter(
    (node) => node.kind === 'element' && !BY_SERVERS.has(`${node.ns} ${node.local}`),
  );
  const address = { prefix: '', local: 'to', ns: '', value: to };
  return { ...message, attributes: [...attributes, address], children };
}

const BY_SERVERS: ReadonlySet<string> = new Set([
  'urn:xmpp:delay delay',
  'jabber:x:delay x',
  'urn:xmpp:sid:0 stanza-id',
  'urn:xmpp:occupant-id:0 occupant-id',
  'urn:xmpp:mam:tmp archived',
  'http://jabber.org/protocol/address addresses',
]);
