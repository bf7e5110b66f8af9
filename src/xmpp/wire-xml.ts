import { finish, type InParts } from '../base/in-parts.ts';
import type { Result } from '../base/result.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseStrictInParts, type XmlFault } from '../xml/parse-strict.ts';
import { STREAM_NS } from './namespaces.ts';

/**
 * The element of an RFC 7395 frame as a server sent it, or why it is no XML that XMPP allows. A stream error whose prefix
 * is not declared counts as one: Prosody 13 sends it so over WebSocket.
 */
export function parseWireXml(xml: string): Result<XmlElement, XmlFault> {
  return finish(parseWireXmlInParts(xml));
}

/** The same in parts: a long frame can be read while others have their turn. */
export function parseWireXmlInParts(xml: string): InParts<Result<XmlElement, XmlFault>> {
  return parseStrictInParts(xml.replace(/^<stream:error>/, DECLARED));
}

const DECLARED = `<stream:error xmlns:stream="${STREAM_NS}">`;
