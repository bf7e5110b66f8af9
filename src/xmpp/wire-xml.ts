import type { Result } from '../base/result.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseStrict, type XmlFault } from '../xml/parse-strict.ts';
import { STREAM_NS } from './namespaces.ts';

/**
 * The element of an RFC 7395 frame as a server sent it, or why it is no XML that XMPP allows. A stream error whose prefix
 * is not declared counts as one: Prosody 13 sends it so over WebSocket.
 */
export function parseWireXml(xml: string): Result<XmlElement, XmlFault> {
  return parseStrict(xml.replace(/^<stream:error>/, DECLARED));
}

const DECLARED = `<stream:error xmlns:stream="${STREAM_NS}">`;
