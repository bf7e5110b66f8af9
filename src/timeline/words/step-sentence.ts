import { t } from '../../base/translate.ts';
import type { EndingStep, ReceivesStep, Scenario, SendsStep, Step } from '../../script/scenario.ts';
import { createActorBook } from '../actor-book.ts';
import { scriptedNicknames } from '../scripted-nicknames.ts';
import { sentence } from './tell-parts.ts';
import { tellStanza } from './tell-stanza.ts';

type StanzaStep = SendsStep | ReceivesStep;

const books = new WeakMap<Scenario, ReturnType<typeof createActorBook>>();

/** What a step of the script is to do, in one sentence: `Romeo asks to enter as Romeo.` */
export function stepSentence(step: Step, scenario: Scenario): string {
  if (!('stanza' in step)) return bareStepSentence(step);
  const { actor } = step;
  const book = books.get(scenario) ?? createActorBook(scenario, undefined);
  books.set(scenario, book);
  const nicknameIn = scriptedNicknames(scenario);
  return tellStanza(step.stanza, {
    actor,
    direction: step.kind === 'sends' ? 'sent' : 'received',
    pattern: true,
    actorName: book.actorAt,
    nicknameIn: (room) => nicknameIn(actor, room),
  });
}

/** The same of a step that has no stanza. */
export function bareStepSentence(step: Exclude<Step, StanzaStep>): string {
  const { actor } = step;
  switch (step.kind) {
    case 'sends-raw':
      return sentence(t('{actor} sends raw text', { actor }));
    case 'receives-nothing':
      return sentence(t('{actor} receives nothing', { actor }));
    case 'is-refused':
    case 'is-disconnected':
      return sentence(endingSentence(step));
    case 'time-passes':
      return sentence(step.words);
    case 'connects':
      return sentence(t('{actor} connects', { actor }));
    case 'disconnects':
      return sentence(t('{actor} disconnects', { actor }));
  }
}

function endingSentence({ kind, actor, condition }: EndingStep): string {
  if (condition === undefined) {
    return kind === 'is-refused'
      ? t('{actor} is refused', { actor })
      : t('{actor} is disconnected', { actor });
  }
  return kind === 'is-refused'
    ? t('{actor} is refused: {condition}', { actor, condition })
    : t('{actor} is disconnected: {condition}', { actor, condition });
}
