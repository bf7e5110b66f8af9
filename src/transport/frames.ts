import { finish, type InParts } from '../base/in-parts.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { WireFrame } from '../run/ports.ts';
import type { Direction } from '../trace/event.ts';
import { ownText } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { CLIENT_NS, FRAMING_NS, SASL_NS, STREAM_NS } from '../xmpp/namespaces.ts';
import { parseWireXmlInParts } from '../xmpp/wire-xml.ts';

/** What a top-level element is to the stream (RFC 6120, sections 4 and 6; RFC 7395, section 3). */
export type FrameKind =
  'open' | 'close' | 'features' | 'stream-error' | 'sasl' | 'stanza' | 'other';

const STANZAS: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);

export function frameKind(element: XmlElement): FrameKind {
  const { local, ns } = element;
  if (ns === FRAMING_NS && (local === 'open' || local === 'close')) return local;
  if (ns === STREAM_NS && local === 'features') return 'features';
  if (ns === STREAM_NS && local === 'error') return 'stream-error';
  if (ns === SASL_NS) return 'sasl';
  return ns === CLIENT_NS && STANZAS.has(local) ? 'stanza' : 'other';
}

/** The one element of a frame, or why it is none (RFC 7395, section 3.3.3). */
export function parseFrame(frame: string): Result<XmlElement, FrameFault> {
  return finish(parseFrameInParts(frame));
}

/** The same in parts: a long frame can be read while others have their turn. */
export function* parseFrameInParts(frame: string): InParts<Result<XmlElement, FrameFault>> {
  if (!frame.startsWith('<')) return err({ sentence: t('It does not begin with an element.') });
  const parsed = yield* parseWireXmlInParts(frame);
  if (parsed.ok) return ok(parsed.value);
  const { code, sentence } = parsed.error;
  return err({ sentence, isTooLarge: code === 'too-large' || code === 'too-deep' });
}

/** Why a frame was not taken. */
export interface FrameFault {
  readonly sentence: string;
  /** Whether it may be XMPP, and is beyond what is read. */
  readonly isTooLarge?: boolean;
}

/** Whose text tells a password, or could help to guess one (RFC 6120, section 6.4). */
const SECRETS: ReadonlySet<string> = new Set(['auth', 'challenge', 'response', 'success']);

/** The frame as it was on the wire, with the text of SASL elements replaced by its length. */
function withoutSecrets(frame: string, element: XmlElement): string {
  const secret = ownText(element).length;
  if (element.ns !== SASL_NS || !SECRETS.has(element.local) || secret === 0) return frame;
  const start = frame.indexOf('>') + 1;
  const end = frame.lastIndexOf('</');
  return `${frame.slice(0, start)}${leftOut(secret)}${frame.slice(end)}`;
}

/** How much of a frame that is no XML goes into the trace, in UTF-16 units. */
const LONGEST_NONSENSE = 4096;

function shortened(frame: string): string {
  if (frame.length <= LONGEST_NONSENSE) return frame;
  return `${frame.slice(0, LONGEST_NONSENSE)}${leftOut(frame.length)}`;
}

function leftOut(characters: number): string {
  return t('… ({characters} characters)', { characters });
}

/**
 * The stanza as it goes on the wire: what has no namespace is in `jabber:client`, which RFC 7395, section 3.3.3
 * wants to be said in every frame. An `xmlns=''` below another namespace stays.
 */
export function inClientNamespace(element: XmlElement): XmlElement {
  if (element.ns !== '') return element;
  const children = element.children.map((child) =>
    child.kind === 'element' ? inClientNamespace(child) : child,
  );
  return { ...element, ns: CLIENT_NS, children };
}

/** Without what says who speaks to whom: nobody needs it to set a session up. */
export function withoutAddresses(element: XmlElement): XmlElement {
  const attributes = element.attributes.filter(
    ({ local, ns }) => ns !== '' || (local !== 'from' && local !== 'to'),
  );
  return { ...element, attributes };
}

export interface TappedFrame {
  readonly direction: Direction;
  readonly text: string;
  /** Absent when the text is no XMPP. */
  readonly element: XmlElement | undefined;
  /** Between the bind result and the end. */
  readonly isOnline: boolean;
}

/** A frame as the trace wants it. All that a script sends counts as a stanza, even if the server will not agree. */
export function wireFrame({ direction, text, element, isOnline }: TappedFrame): WireFrame {
  if (element === undefined) return { direction, phase: phaseIf(isOnline), xml: shortened(text) };
  const xml = withoutSecrets(text, element);
  const kind = frameKind(element);
  const isStanza = direction === 'sent' ? kind !== 'close' : kind === 'stanza';
  const isOfSession = (isOnline && isStanza) || kind === 'stream-error';
  if (!isOfSession) return { direction, phase: 'stream', xml };
  return { direction, phase: 'session', ...told(text, element) };
}

/** What a script sends as written, whatever it is: of the session, as a step sends it there. */
export function rawFrame(text: string): WireFrame {
  const parsed = parseFrame(text);
  const frame = { direction: 'sent', phase: 'session', isRaw: true } as const;
  if (!parsed.ok) return { ...frame, xml: shortened(text) };
  return { ...frame, ...told(text, parsed.value) };
}

function told(text: string, stanza: XmlElement) {
  const xml = withoutSecrets(text, stanza);
  return xml === text ? { xml, stanza } : { xml, stanza, isBlotted: true as const };
}

function phaseIf(isSession: boolean): WireFrame['phase'] {
  return isSession ? 'session' : 'stream';
}
