import { CLIENT_NS, STREAM_NS } from '../xmpp/namespaces.ts';

const ROOT = /^<((?:([\w.-]+):)?[\w.-]+)/;

/**
 * An element as it stands in a TCP stream as a frame of its own (RFC 7395, section 3.3.3): the namespaces that the head of the
 * stream declared stand in it.
 */
export function asFrame(xml: string): string {
  const root = ROOT.exec(xml);
  if (root === null) return xml;
  const tag = xml.slice(0, xml.indexOf('>') + 1);
  const lead = root[0];
  const own: string[] = [];
  if (root[2] === undefined && !declares(tag, 'xmlns')) own.push(`xmlns="${CLIENT_NS}"`);
  if (root[2] === 'stream' && !declares(tag, 'xmlns:stream')) {
    own.push(`xmlns:stream="${STREAM_NS}"`);
  }
  return own.length === 0 ? xml : `${lead} ${own.join(' ')}${xml.slice(lead.length)}`;
}

const DECLARED = /\s(xmlns(?::[\w.-]{1,100})?)\s*=/g;

function declares(tag: string, name: string): boolean {
  return [...tag.matchAll(DECLARED)].some(([, declared]) => declared === name);
}
