import { remembering } from '../base/lazy.ts';
import type { Result } from '../base/result.ts';
import type { XmlElement } from '../xml/element.ts';
import type { XmlFault } from '../xml/parse-strict.ts';
import { parseWireXml } from '../xmpp/wire-xml.ts';
import type { FrameEvent } from './event.ts';

/**
 * The element of a frame, or why it is no XML that XMPP allows. Parsed when it is asked for first, and never again: an
 * event does not change.
 */
export const elementOf: (frame: FrameEvent) => Result<XmlElement, XmlFault> = remembering(
  ({ xml }) => parseWireXml(xml),
);
