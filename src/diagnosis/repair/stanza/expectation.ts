import type { XmlAttribute, XmlElement } from '../../../xml/element.ts';
import { printXml } from '../../../xml/print.ts';
import { CLIENT_NS, SCANSION_NS } from '../../../xmpp/namespaces.ts';
import { restored } from './merge.ts';
import type { ActorVariables } from './variables.ts';

/** Attributes of a message or a presence that say which one it was, not what it says. */
const INCIDENTAL = new Set(['to', 'id', 'lang']);

/**
 * A received stanza as a script would expect it, indented by tabs: all its content, with actors' JIDs as variables and
 * wildcards for what is another value in each run.
 */
export function expectationFor(
  received: XmlElement,
  variables: Pick<ActorVariables, 'restore'>,
): string {
  const attributes = received.attributes.filter((attribute) => isTelling(received, attribute));
  return printXml(restored({ ...received, attributes }, variables), {
    inheritedNs: CLIENT_NS,
    inheritedPrefixes: { scansion: SCANSION_NS },
    indent: '\t',
  });
}

/** The id of an iq ties an answer to its request (RFC 6120, section 8.2.3). */
function isTelling({ local }: XmlElement, attribute: XmlAttribute): boolean {
  return !INCIDENTAL.has(attribute.local) || (local === 'iq' && attribute.local === 'id');
}
