import {
  CLIENT_NS,
  DATA_FORM_NS,
  DELAY_NS,
  MUC_ADMIN_NS,
  MUC_USER_NS,
} from '../xmpp/namespaces.ts';

/** What tells an element from its siblings of the same name. */
export interface Identification {
  /**
   * An attribute; `<value>` for the text of that child; `text()` for the element's own text; `types()` for the names of
   * its empty children.
   */
  readonly by: readonly string[];
  /** `all`: together, as far as both sides give them. `first`: the first one that both sides give decides. */
  readonly how: 'all' | 'first';
  /** Whether it says what the element is: another one is then another element, not a changed one. */
  readonly defining: boolean;
  readonly source: string;
}

type Row = readonly [namespaces: string, elements: string, by: string, source: string];

const DISCO_INFO = 'http://jabber.org/protocol/disco#info';
const DISCO_ITEMS = 'http://jabber.org/protocol/disco#items';
const PUBSUB = 'http://jabber.org/protocol/pubsub';
const OMEMO = 'eu.siacs.conversations.axolotl';
const ERRORS = 'urn:ietf:params:xml:ns:xmpp-stanzas';

/**
 * One line for elements that are told apart in the same way. `|` between attributes: the first that both sides give;
 * `+`: all of them; `!`: it defines the element. Elements that are not here are told apart by what their stanzas show.
 */
const ROWS: readonly Row[] = [
  [CLIENT_NS, 'body subject status', 'xml:lang', 'RFC 6121, sections 4.7.2.2, 5.2.3 and 5.2.4'],
  [ERRORS, 'text', 'xml:lang', 'RFC 6120, section 8.3.2'],
  ['jabber:iq:roster', 'item', 'jid', 'RFC 6121, section 2.1.2.3'],
  ['jabber:iq:roster', 'group', 'text()!', 'RFC 6121, section 2.1.2.6'],
  ['jabber:x:roster http://jabber.org/protocol/rosterx', 'item', 'jid', 'XEP-0144, section 2'],
  ['urn:ietf:params:xml:ns:xmpp-sasl', 'mechanism', 'text()!', 'RFC 6120, section 6.3.3'],
  [DATA_FORM_NS, 'field', 'var!', 'XEP-0004, section 3.2'],
  [DATA_FORM_NS, 'option', '<value>!', 'XEP-0004, section 3.2'],
  [MUC_USER_NS, 'status', 'code!', 'XEP-0045, section 15.6'],
  [MUC_USER_NS, 'item', 'jid|nick', 'XEP-0045, section 7.2.3'],
  [MUC_USER_NS, 'invite decline', 'to|from', 'XEP-0045, section 7.8.2'],
  [MUC_ADMIN_NS, 'item', 'jid|nick', 'XEP-0045, sections 8 and 9'],
  ['urn:xmpp:hats:0 xmpp:prosody.im/protocol/hats:1', 'hat', 'uri!', 'XEP-0317, section 3'],
  [DISCO_INFO, 'feature', 'var!', 'XEP-0030, section 3.1'],
  [DISCO_INFO, 'identity', 'category+type+xml:lang!', 'XEP-0030, section 3.1'],
  [DISCO_ITEMS, 'item', 'jid+node', 'XEP-0030, section 4.1'],
  [PUBSUB, 'item retract', 'id', 'XEP-0060, section 7.1'],
  [PUBSUB, 'items', 'node', 'XEP-0060, section 6.5'],
  [PUBSUB, 'subscription', 'node+jid+subid', 'XEP-0060, sections 5.6 and 6.1'],
  [PUBSUB, 'affiliation', 'node', 'XEP-0060, section 5.7'],
  [`${PUBSUB}#event`, 'item retract', 'id', 'XEP-0060, section 7.1.2.1'],
  [`${PUBSUB}#event`, 'items delete purge configuration', 'node', 'XEP-0060, section 7.1.2'],
  [`${PUBSUB}#event`, 'subscription', 'node+jid+subid', 'XEP-0060, section 8.8.4'],
  [`${PUBSUB}#owner`, 'affiliation', 'jid', 'XEP-0060, section 8.9'],
  [`${PUBSUB}#owner`, 'subscription', 'jid+subid', 'XEP-0060, section 8.8'],
  ['storage:bookmarks', 'conference', 'jid', 'XEP-0048, section 2.1'],
  ['storage:bookmarks', 'url', 'url', 'XEP-0048, section 2.1'],
  ['jabber:iq:privacy', 'list', 'name!', 'XEP-0016, section 2.1'],
  ['jabber:iq:privacy', 'item', 'order|value', 'XEP-0016, section 2.1'],
  ['urn:xmpp:blocking urn:xmpp:privacy:blocking', 'item', 'jid', 'XEP-0191, section 3'],
  ['jabber:iq:search', 'item', 'jid', 'XEP-0055, section 2.1'],
  ['urn:xmpp:mam:2 urn:xmpp:mam:1 urn:xmpp:mam:0', 'result', 'id', 'XEP-0313, section 4.2'],
  ['urn:xmpp:mam:tmp', 'result archived', 'id|by', 'XEP-0313, version 0.2, section 3'],
  ['urn:xmpp:mam:2 urn:xmpp:mam:1', 'jid', 'text()!', 'XEP-0313, section 6'],
  [`${DELAY_NS} jabber:x:delay`, 'delay x', 'from', 'XEP-0203, section 2'],
  ['urn:xmpp:sid:0', 'stanza-id', 'by', 'XEP-0359, section 2.1'],
  ['http://jabber.org/protocol/caps', 'c', 'node', 'XEP-0115, section 4'],
  ['urn:xmpp:hashes:2 urn:xmpp:hashes:1', 'hash hash-used', 'algo!', 'XEP-0300, section 2'],
  ['http://jabber.org/protocol/commands', 'command', 'node+sessionid', 'XEP-0050, section 2'],
  ['urn:xmpp:extdisco:2 urn:xmpp:extdisco:1', 'service', 'type+host+port', 'XEP-0215, section 3'],
  ['urn:xmpp:http:upload:0', 'header', 'name!', 'XEP-0363, section 5'],
  ['urn:xmpp:avatar:metadata', 'info', 'id', 'XEP-0084, section 4.2.1'],
  ['urn:xmpp:reactions:0', 'reaction', 'text()!', 'XEP-0444, section 3'],
  ['urn:xmpp:reference:0', 'reference', 'uri+begin', 'XEP-0372, section 3'],
  ['urn:xmpp:jingle:1', 'content', 'name!', 'XEP-0166, section 7.3'],
  ['urn:xmpp:jingle:apps:rtp:1', 'payload-type', 'id!', 'XEP-0167, section 4'],
  ['urn:xmpp:jingle:apps:rtp:1', 'parameter', 'name!', 'XEP-0167, section 4'],
  ['urn:xmpp:jingle:transports:ice-udp:1', 'candidate', 'id', 'XEP-0176, section 5.3'],
  [OMEMO, 'device', 'id', 'XEP-0384, version 0.3, section 4.2'],
  [OMEMO, 'key', 'rid', 'XEP-0384, version 0.3, section 4.5'],
  [OMEMO, 'preKeyPublic', 'preKeyId', 'XEP-0384, version 0.3, section 4.3'],
  ['urn:xmpp:omemo:2', 'device', 'id', 'XEP-0384, section 4.2'],
  ['urn:xmpp:omemo:2', 'keys', 'jid', 'XEP-0384, section 4.4'],
  ['urn:xmpp:omemo:2', 'key', 'rid', 'XEP-0384, section 4.4'],
  ['urn:xmpp:omemo:2', 'pk', 'id', 'XEP-0384, section 4.3'],
  ['vcard-temp', 'TEL', 'types()|<NUMBER>', 'XEP-0054, section 3.3.3'],
  ['vcard-temp', 'EMAIL', '<USERID>|types()', 'XEP-0054, section 3.3.3'],
  ['vcard-temp', 'ADR LABEL', 'types()', 'XEP-0054, section 3.3.3'],
];

/** The rows one by one, by name and namespace as `elementKey` has them. */
export const IDENTIFICATIONS: ReadonlyMap<string, Identification> = new Map(
  ROWS.flatMap(([namespaces, elements, by, source]) =>
    namespaces
      .split(' ')
      .flatMap((ns) =>
        elements.split(' ').map((local) => [`${local} ${ns}`, identification(by, source)] as const),
      ),
  ),
);

function identification(written: string, source: string): Identification {
  const by = written.replace('!', '');
  return {
    by: by.split(/[|+]/),
    how: by.includes('|') ? 'first' : 'all',
    defining: written.includes('!'),
    source,
  };
}
