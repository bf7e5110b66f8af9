import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';

/** What an actor sent, and the step that did. */
export interface SentStanza {
  readonly step: number;
  readonly element: XmlElement;
}

/**
 * The condition with which a stanza was refused, if that error answers it: of the same kind, from where it was sent to,
 * and with its id (RFC 6120, section 8.3.1). `undefined` for all other stanzas, and for errors without a condition.
 */
export function refusedWith(sent: XmlElement, received: XmlElement): string | undefined {
  if (received.local !== sent.local || !isAnswered(sent, received)) return undefined;
  return stanzaError(received)?.condition;
}

function isAnswered(sent: XmlElement, received: XmlElement): boolean {
  const id = attributeValue(sent, 'id');
  if (id !== undefined && attributeValue(received, 'id') !== id) return false;
  const to = attributeValue(sent, 'to');
  const from = attributeValue(received, 'from');
  if (to === undefined || from === undefined) return true;
  return from === to || from === bareText(to);
}

/** `room@conference.localhost refused Juliet's <presence> of step 8: conflict.` */
export function refusalSentence(
  actor: string,
  { step, element }: SentStanza,
  received: XmlElement,
): string {
  const from = attributeValue(received, 'from');
  const who = from === undefined ? 'The server' : boundedText(bareText(from));
  const condition = boundedText(refusedWith(element, received) ?? 'error', NAME_LENGTH);
  return `${who} refused ${actor}'s <${element.local}> of step ${step}: ${condition}.`;
}
