import type { XmlAttribute, XmlElement } from '../../../xml/element.ts';
import { DELAY_NS } from '../../../xmpp/namespaces.ts';

/** Attributes by namespace, element and name that are another one in each run. */
const VOLATILE: ReadonlySet<string> = new Set([
  // XEP-0203, section 4, and its predecessor XEP-0091.
  `${DELAY_NS} delay stamp`,
  'jabber:x:delay x stamp',
  // XEP-0421, section 4.
  'urn:xmpp:occupant-id:0 occupant-id id',
  // XEP-0359, section 3.
  'urn:xmpp:sid:0 stanza-id id',
  // XEP-0313, section 4.2.
  'urn:xmpp:mam:tmp archived id',
  'urn:xmpp:mam:2 result id',
]);

/** Whether a server makes this value anew each time, so that no script can know it. */
export function isVolatile({ ns, local }: XmlElement, attribute: XmlAttribute): boolean {
  return attribute.ns === '' && VOLATILE.has(`${ns} ${local} ${attribute.local}`);
}
