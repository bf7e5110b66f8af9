import type { Difference } from '../match/difference.ts';
import { isMistyped } from '../match/mistyped.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import type { Near } from './meant.ts';
import type { SentStanza } from './situation.ts';

/**
 * Whether a stanza that is near the awaited one came before what the actor sent last, and so is no answer to it: it tells
 * how things stood before. It may be meant all the same where what is awaited is no such answer, or where it has all that
 * the script names but for a letter or two.
 */
export function isBeforeCause(awaited: XmlElement, near: Near, lastSent: SentStanza): boolean {
  if (near.arrival.seq > lastSent.seq) return false;
  const { differences } = near.diff;
  if (differences.length !== 1) return differences.length > 1;
  return couldAnswer(lastSent.element, awaited) && !differences.every(isSlight);
}

/**
 * Messages bring messages; presence brings presence and, of a room, its history and subject; requests bring anything
 * (XEP-0045, sections 7 to 10). And it comes from where that was sent to, or names no sender.
 */
function couldAnswer(sent: XmlElement, awaited: XmlElement): boolean {
  if (sent.local === 'message' && awaited.local !== 'message') return false;
  if (sent.local === 'presence' && awaited.local === 'iq') return false;
  const to = attributeValue(sent, 'to');
  const from = attributeValue(awaited, 'from');
  return to === undefined || from === undefined || bareText(to) === bareText(from);
}

/** A letter or two, or more than the script names. */
function isSlight({ kind, expected = '', received = '' }: Difference): boolean {
  switch (kind) {
    case 'attribute-extra':
    case 'child-extra':
    case 'order':
      return true;
    case 'attribute-value':
    case 'text':
      return isMistyped(expected, received);
    default:
      return false;
  }
}
