import { t } from '../base/translate.ts';
import { fillText, substitute } from '../match/substitute.ts';
import type { IsRefusedStep, SendsRawStep, SendsStep } from '../script/scenario.ts';
import type { EventSeq } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import type { WireFrame } from './ports.ts';
import { append, emptySequence, toArray } from '../base/sequence.ts';
import type { ActorState } from './actor-state.ts';
import { endStep } from './step-end.ts';
import {
  actorState,
  command,
  currentStep,
  defined,
  emit,
  isStepOf,
  patchActor,
  waitFor,
  type Turn,
} from './turn.ts';
import { resolveVariable, unknownVariableNote } from './variables.ts';

export function beginConnects(turn: Turn, name: string): void {
  if (actorState(turn, name).connection === 'online') {
    endStep(turn, {
      verdict: 'sent',
      note: t('{name} is connected already: nothing was done.', { name }),
    });
    return;
  }
  connect(turn, name);
  waitFor(turn, { kind: 'connecting' });
}

/** Connects, and hopes not to be let in. */
export function beginIsRefused(turn: Turn, step: IsRefusedStep): void {
  const { actor } = step;
  if (actorState(turn, actor).connection === 'online') {
    const note = t(
      '{actor} is connected already, so nobody can refuse the sign-in. Let {actor} disconnect before.',
      { actor },
    );
    endStep(turn, { verdict: 'failed', note });
    return;
  }
  connect(turn, actor);
  waitFor(turn, { kind: 'refusing', step });
}

/** `byHand`: no step does it. */
export function connect(turn: Turn, name: string, byHand?: true): void {
  const state = actorState(turn, name);
  patchActor(turn, name, { ...leaveUnread(state, turn.state.cursor), connection: 'connecting' });
  emit(turn, { type: 'connection', actor: name, state: 'connecting', ...defined({ byHand }) });
  command(turn, { kind: 'connect', actor: name });
}

/** What an earlier session left unread is no longer matched, but remembered. */
function leaveUnread(state: ActorState, step: number): Partial<ActorState> {
  const past = toArray(state.unread).reduce(
    (list, stanza) => append(list, { ...stanza, fate: 'left' as const, step }),
    state.past,
  );
  return { unread: emptySequence(), past, problem: undefined, streamError: undefined };
}

/** The bind is done. */
export function finishConnects(turn: Turn, name: string): void {
  const { wait } = turn.state;
  if (!isStepOf(turn, name)) return;
  if (wait.kind === 'connecting') endStep(turn, { verdict: 'sent' });
  if (wait.kind === 'refusing') {
    const { condition } = wait.step;
    const note =
      condition === undefined
        ? t('The server let {name} in; the script expects that it refuses.', { name })
        : t('The server let {name} in; the script expects that it refuses with {condition}.', {
            name,
            condition,
          });
    endStep(turn, { verdict: 'failed', note });
  }
}

export function beginDisconnects(turn: Turn, name: string): void {
  if (actorState(turn, name).connection !== 'online') {
    endStep(turn, {
      verdict: 'sent',
      note: t('{name} is not connected: nothing was done.', { name }),
    });
    return;
  }
  command(turn, { kind: 'disconnect', actor: name });
  waitFor(turn, { kind: 'disconnecting' });
}

export function beginSends(turn: Turn, step: SendsStep | SendsRawStep): void {
  const { connection, problem } = actorState(turn, step.actor);
  if (connection === 'online') {
    if (step.kind === 'sends') sendStanza(turn, step);
    else sendRaw(turn, step);
  } else if (connection === 'never') {
    const note = t('{actor} is not connected. Add "{actor} connects" before this step.', {
      actor: step.actor,
    });
    endStep(turn, { verdict: 'failed', note });
  } else if (problem === undefined) {
    const note = t('{actor} is not connected any more: nothing was sent.', { actor: step.actor });
    endStep(turn, { verdict: 'sent', note });
  } else {
    endStep(turn, { verdict: 'failed', note: problem.what, problem });
  }
}

function sendStanza(turn: Turn, step: SendsStep): void {
  const substituted = substitute(step.stanza, (name) => resolveVariable(turn.state, name));
  if (!substituted.ok) {
    const note = unknownVariableNote(turn.state, substituted.error.variable);
    endStep(turn, { verdict: 'failed', note });
    return;
  }
  const { element, used } = substituted.value;
  command(turn, { kind: 'send', actor: step.actor, stanza: element });
  waitFor(turn, { kind: 'sending', stanza: element, variables: used });
}

/** What has no value is no variable here, but text as any other. */
function sendRaw(turn: Turn, { actor, text }: SendsRawStep): void {
  const { filled, used, unknown } = fillText(text, (name) => resolveVariable(turn.state, name));
  const [first] = unknown;
  const note =
    first === undefined
      ? undefined
      : t('{variable} had no value, and was sent as it stands.', { variable: `\${${first}}` });
  command(turn, { kind: 'send-raw', actor, text: filled });
  waitFor(turn, { kind: 'sending', stanza: undefined, variables: used, note });
}

/** Whether a frame is the stanza that the current step sends. A client may answer an iq of its own accord. */
export function isOwnSend(turn: Turn, name: string, frame: WireFrame): boolean {
  const { wait } = turn.state;
  if (wait.kind !== 'sending' || !isStepOf(turn, name)) return false;
  return wait.stanza === undefined ? frame.isRaw === true : isFrameOf(frame, wait.stanza);
}

/** Whether a frame brings a stanza to the server. What cannot be read may be it. */
export function isFrameOf({ direction, stanza }: WireFrame, sent: XmlElement): boolean {
  return direction === 'sent' && (stanza === undefined || isSameTag(stanza, sent));
}

function isSameTag(a: XmlElement, b: XmlElement): boolean {
  return a.local === b.local && (isSameInOrder(a, b) || tagKey(a) === tagKey(b));
}

/** As it mostly is. */
function isSameInOrder({ attributes }: XmlElement, other: XmlElement): boolean {
  return (
    attributes.length === other.attributes.length &&
    attributes.every(({ local, ns, value }, index) => {
      const there = other.attributes[index];
      return there?.local === local && there.ns === ns && there.value === value;
    })
  );
}

function tagKey({ attributes }: XmlElement): string {
  const named = attributes.map(({ local, ns, value }) => [local, ns, value].join('\n'));
  return JSON.stringify(named.sort());
}

/** Our stanza is on the wire. */
export function finishSends(turn: Turn, stanza: EventSeq, sent: XmlElement | undefined): void {
  const { wait } = turn.state;
  if (wait.kind === 'sending') {
    const { cursor: step } = turn.state;
    const name = currentStep(turn)?.actor ?? '';
    const element = wait.stanza ?? sent;
    // Who sent what is no stanza is not answered by a refusal of the one before.
    const lastSent = element && { seq: stanza, step, element };
    patchActor(turn, name, { lastSent });
    const { variables, note } = wait;
    endStep(turn, { verdict: 'sent', stanza, variables, ...defined({ note }) });
  }
}
