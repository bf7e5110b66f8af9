import type { InParts } from '../base/in-parts.ts';
import { attributeValue, findChild, ownText, type XmlElement } from '../xml/element.ts';
import { parseWireXml } from '../xmpp/wire-xml.ts';
import { BIND_NS, CLIENT_NS } from '../xmpp/namespaces.ts';
import type { ElementEntry, LogEntry, WordsEntry } from './found-entries.ts';
import { asFrame } from './wire-form.ts';

/** An entry whose XML was read. */
export interface KnownElement extends ElementEntry {
  readonly frame: string;
  readonly element: XmlElement;
  readonly isStanza: boolean;
}

export type KnownEntry = KnownElement | WordsEntry;

/** An entry that is no XML that XMPP allows. */
export interface RefusedElement {
  readonly entry: ElementEntry;
  /** One plain sentence. */
  readonly sentence: string;
}

/** Reads the XML of every entry strictly; what it refuses is told apart. */
export function* readElements(entries: readonly LogEntry[]): InParts<{
  readonly known: readonly KnownEntry[];
  readonly refused: readonly RefusedElement[];
}> {
  const known: KnownEntry[] = [];
  const refused: RefusedElement[] = [];
  for (const entry of entries) {
    yield;
    if (entry.kind === 'words') {
      known.push(entry);
      continue;
    }
    const frame = asFrame(entry.xml);
    const read = parseWireXml(frame);
    if (!read.ok) refused.push({ entry, sentence: read.error.sentence });
    else known.push({ ...entry, frame, element: read.value, isStanza: isStanza(read.value) });
  }
  return { known, refused };
}

const STANZA_NAMES: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);

function isStanza({ local, ns }: XmlElement): boolean {
  return STANZA_NAMES.has(local) && ns === CLIENT_NS;
}

/** The full JID that a server bound (RFC 6120, section 7.6), where an element tells it. */
export function boundJid(element: XmlElement): string | undefined {
  if (element.local !== 'iq' || attributeValue(element, 'type') !== 'result') return undefined;
  const bind = findChild(element, 'bind', BIND_NS);
  const jid = bind && findChild(bind, 'jid', BIND_NS);
  return jid && ownText(jid).trim();
}

/** Whether it belongs to the making of a session, not to what is said in it. */
export function isOfBinding(element: XmlElement): boolean {
  if (element.local !== 'iq') return false;
  return [BIND_NS, SESSION_NS].some((ns) =>
    element.children.some((each) => each.kind === 'element' && each.ns === ns),
  );
}

/** RFC 3921, section 3. */
const SESSION_NS = 'urn:ietf:params:xml:ns:xmpp-session';
