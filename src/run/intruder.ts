import type { EventSeq } from '../trace/event.ts';
import { excerpt } from '../match/label.ts';
import { attributeValue, findChild, ownText, type XmlElement } from '../xml/element.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';
import { likelyCause } from '../xmpp/refusal-causes.ts';
import { refusedWith } from './refusal.ts';
import type { ActorState, ReceivedStanza } from './state.ts';

/**
 * What came where nothing should have: an error with its condition and what it answers, a message with its words, and
 * whether it had come before the step began.
 */
export function intruderNote(
  { actor, lastSent }: ActorState,
  { seq, element }: ReceivedStanza,
  began: EventSeq,
): string {
  const from = attributeValue(element, 'from');
  const origin = from === undefined ? '' : ` from ${from}`;
  const type = attributeValue(element, 'type');
  const kind = type === 'error' ? 'an error' : `a <${element.local}>`;
  const lead = `${actor.name} received ${kind}${origin}${contentOf(element)}; nothing should have come.`;
  const isAnswer =
    lastSent !== undefined &&
    lastSent.seq < seq &&
    refusedWith(lastSent.element, element) !== undefined;
  const answer = isAnswer
    ? `It answers the <${lastSent.element.local}> of step ${lastSent.step}.`
    : undefined;
  const cause = likelyCause(stanzaError(element)?.condition ?? '', element.local);
  const before =
    seq < began ? 'It had come before the step began, and no step had read it.' : undefined;
  return [lead, answer, cause, before].filter((part) => part !== undefined).join(' ');
}

/** `: item-not-found ("There is no such room")`, `, "Hello"`. */
function contentOf(element: XmlElement): string {
  const error = stanzaError(element);
  if (error !== undefined) {
    const text = error.text === '' ? '' : ` ("${excerpt(error.text)}")`;
    return `: ${error.condition ?? 'no condition'}${text}`;
  }
  const body = findChild(element, 'body');
  const words = body === undefined ? '' : ownText(body).trim();
  return words === '' ? '' : `, "${excerpt(words)}"`;
}
