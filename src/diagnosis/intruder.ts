import { t } from '../base/translate.ts';
import type { EventSeq } from '../trace/event.ts';
import { excerpt } from '../match/label.ts';
import { attributeValue, findChild, ownText, type XmlElement } from '../xml/element.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';
import { likelyCause } from '../xmpp/refusal-causes.ts';
import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { stepVerb, type Scenario } from '../script/scenario.ts';
import { causeOf } from './refusal-cause.ts';
import { answerSentence, refusedWith } from './refusal.ts';
import type { FailedExpectation } from '../run/explainer.ts';
import type { ActorState, ReceivedStanza } from '../run/actor-state.ts';

/**
 * What came where nothing should have: an error with its condition, what it answers and why that may be, a message with
 * its words, and during which step it came, where that was an earlier one.
 */
export function explainIntruder(
  { scenario, index }: FailedExpectation,
  { actor, lastSent }: ActorState,
  { seq, during, element }: ReceivedStanza,
  began: EventSeq,
): string {
  const from = attributeValue(element, 'from');
  const origin =
    from === undefined ? '' : ` ${t('from {boundedText}', { boundedText: boundedText(from) })}`;
  const type = attributeValue(element, 'type');
  const kind = type === 'error' ? t('an error') : t('a <{local}>', { local: element.local });
  const lead = t('{name} received {kind}{origin}{contentOf}; nothing should have come.', {
    name: actor.name,
    kind,
    origin,
    contentOf: contentOf(element),
  });
  const condition =
    lastSent === undefined || lastSent.seq > seq
      ? undefined
      : refusedWith(lastSent.element, element);
  const answer =
    condition === undefined || lastSent === undefined ? undefined : answerSentence(lastSent);
  const cause =
    condition === undefined || lastSent === undefined
      ? likelyCause(stanzaError(element)?.condition ?? '', element)
      : causeOf(lastSent.element, lastSent.step, condition, scenario);
  const before = seq < began ? cameBefore(during, index, scenario) : undefined;
  return [lead, answer, cause, before].filter((part) => part !== undefined).join(' ');
}

/** `It came after step 4 (Romeo sends), before this step began, and no step had read it.` */
function cameBefore(during: number, index: number, { steps }: Scenario): string {
  const step = steps[during - 1];
  const since =
    step === undefined || during >= index
      ? t('It came')
      : t('It came after step {during} ({actor} {stepVerb}),', {
          during,
          actor: step.actor,
          stepVerb: stepVerb(step),
        });
  return t('{since} before this step began, and no step had read it.', { since });
}

/** `: item-not-found ("There is no such room")`, `, "Hello"`. */
function contentOf(element: XmlElement): string {
  const error = stanzaError(element);
  if (error !== undefined) {
    const text = error.text === '' ? '' : ` ("${excerpt(error.text)}")`;
    return `: ${boundedText(error.condition ?? t('no condition'), NAME_LENGTH)}${text}`;
  }
  const body = findChild(element, 'body');
  const words = body === undefined ? '' : ownText(body).trim();
  return words === '' ? '' : `, "${excerpt(words)}"`;
}
