import type { InParts } from '../base/in-parts.ts';
import { remembering } from '../base/lazy.ts';
import { ok, type Result } from '../base/result.ts';
import type { XmlElement } from '../xml/element.ts';
import type { XmlFault } from '../xml/parse-strict.ts';
import { parseWireXml, parseWireXmlInParts } from '../xmpp/wire-xml.ts';
import type { FrameEvent } from './event.ts';

/** A frame that is an event, or will be one once it is recorded. */
type FrameText = Pick<FrameEvent, 'xml'>;

/** What was read as frames came. */
const read = new WeakMap<FrameText, XmlElement>();

/** Says what is in a frame that was read already: the very element that parsing its text would give. */
export function keepElement(frame: FrameText, element: XmlElement): void {
  read.set(frame, element);
}

/** What was read of a frame is known of its event, too, if the event has the whole text. */
export function carryElement(from: FrameText, to: FrameText): void {
  const element = read.get(from);
  if (element !== undefined && from.xml === to.xml) read.set(to, element);
}

/**
 * The element of a frame, or why it is no XML that XMPP allows. Of a live run it is what was read as the frame came;
 * otherwise it is parsed when it is asked for first, and never again: an event does not change.
 */
export const elementOf: (frame: FrameEvent) => Result<XmlElement, XmlFault> = remembering(
  (frame) => {
    const element = read.get(frame);
    return element === undefined ? parseWireXml(frame.xml) : ok(element);
  },
);

/** The same for who looks at very many frames once: nothing of them is kept. `undefined` for what is no XML. */
export function glanceAt(frame: FrameEvent): XmlElement | undefined {
  const known = read.get(frame);
  if (known !== undefined) return known;
  const parsed = parseWireXml(frame.xml);
  return parsed.ok ? parsed.value : undefined;
}

/** The same in parts, where it was not read yet: afterwards all who ask have it at once. */
export function* readInParts(frame: FrameEvent): InParts<Result<XmlElement, XmlFault>> {
  if (!read.has(frame) && frame.xml.length > LONG_FRAME) {
    const parsed = yield* parseWireXmlInParts(frame.xml);
    if (parsed.ok) keepElement(frame, parsed.value);
  }
  return elementOf(frame);
}

/** What is shorter is read before anybody notices. */
const LONG_FRAME = 100_000;
