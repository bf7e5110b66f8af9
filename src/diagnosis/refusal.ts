import { t } from '../base/translate.ts';
import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';
import { lastSentBy, type Arrival, type SentStanza, type Situation } from './situation.ts';

/** What an actor sent last, and the error that answers it. */
export interface Refusal<A extends Arrival = Arrival> {
  readonly sent: SentStanza;
  readonly answer: A;
  /** The defined condition (RFC 6120, section 8.3.3). */
  readonly condition: string;
}

/** The error that answers what an actor sent last, unless a step asked for it. */
export function refusalOf<A extends Arrival>(
  situation: Situation<A>,
  actor: string,
): Refusal<A> | undefined {
  const sent = lastSentBy(situation, actor);
  if (sent === undefined) return undefined;
  for (const answer of situation.arrivals) {
    const isNew = answer.actor === actor && answer.seq > sent.seq && answer.fate !== 'matched';
    const condition = isNew ? refusedWith(sent.element, answer.element) : undefined;
    if (condition !== undefined) return { sent, answer, condition };
  }
  return undefined;
}

/** What was refused before a step failed: what its actor sent last, else what anybody sent last. */
export function refusalIn<A extends Arrival>(situation: Situation<A>): Refusal<A> | undefined {
  const [last] = situation.sent;
  return refusalOf(situation, situation.actor) ?? (last && refusalOf(situation, last.actor));
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
  { actor, step, element }: SentStanza,
  received: XmlElement,
): string {
  const from = attributeValue(received, 'from');
  const who = from === undefined ? t('The server') : boundedText(bareText(from));
  const condition = boundedText(refusedWith(element, received) ?? t('error'), NAME_LENGTH);
  return t("{who} refused {actor}'s <{local}> of step {step}: {condition}.", {
    who,
    actor,
    local: element.local,
    step,
    condition,
  });
}

/** The same where a comparison with the error tells the rest. */
export function answerSentence({ step, element }: Pick<SentStanza, 'step' | 'element'>): string {
  return t('It answers the <{local}> of step {step}.', { local: element.local, step });
}
