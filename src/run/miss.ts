import { matches } from '../match/match.ts';
import { isUnaskedError } from '../match/unasked-error.ts';
import { nearestCandidate } from '../match/nearest.ts';
import type { XmlElement } from '../xml/element.ts';
import { refusalSentence, refusedWith } from './refusal.ts';
import { newest, toArray } from './sequence.ts';
import type { ActorState, PastStanza, ReceivedStanza, RunState } from './state.ts';
import type { StepResult } from './step-result.ts';

/** How many stanzas of the past are looked at, the newest ones, per actor. */
const MEMORY = 200;

/**
 * Why a `receives` was not satisfied: the nearest stanza that came (`differs`), or that none did (`missing`), with what is
 * known of the cause: what the actor sent last was refused, or the stanza went elsewhere.
 */
export function explainMiss(state: RunState, mine: ActorState, pattern: XmlElement): StepResult {
  const name = mine.actor.name;
  const past = newest(mine.past, MEMORY);
  const refusal = findRefusal(mine);
  const earlier = past.findLast(
    (each) => !isOfStep(each, state.cursor) && fits(state, pattern, each),
  );
  if (earlier !== undefined && refusal === undefined) {
    return { verdict: 'missing', note: `${never(name, pattern)} ${cameEarlier(earlier)}` };
  }
  const cause = refusal?.sentence ?? findElsewhere(state, mine, pattern);
  const fresh = [
    ...past.filter((each) => isOfStep(each, state.cursor)),
    ...toArray(mine.unread).slice(-MEMORY),
  ];
  const near = nearest(state, pattern, fresh);
  if (near !== undefined) {
    // Of an error itself the condition is told anyway.
    const note = near.seq === refusal?.stanza.seq ? undefined : cause;
    return { verdict: 'differs', stanza: near.seq, note };
  }
  const before =
    refusal === undefined && nearest(state, pattern, past.filter(wasSkipped).toReversed());
  if (before) {
    return { verdict: 'differs', stanza: before.seq, note: joined([cameEarlier(before), cause]) };
  }
  const notes = [never(name, pattern), cause, connectionNote(state, mine)];
  return { verdict: 'missing', note: joined(notes) };
}

function joined(notes: readonly (string | undefined)[]): string {
  return notes.filter((note) => note !== undefined).join(' ');
}

/** The error that answers what an actor sent last, unless a step asked for it. */
function findRefusal({ actor, lastSent, past, unread }: ActorState) {
  if (lastSent === undefined) return undefined;
  const stanza = [
    ...newest(past, MEMORY).filter(({ fate }) => fate !== 'matched'),
    ...newest(unread, MEMORY),
  ].find(
    ({ seq, element }) =>
      seq > lastSent.seq && refusedWith(lastSent.element, element) !== undefined,
  );
  return stanza && { stanza, sentence: refusalSentence(actor.name, lastSent, stanza.element) };
}

/** "Romeo never received this <message>." */
export function never(name: string, pattern: XmlElement): string {
  return `${name} never received this <${pattern.local}>.`;
}

function fits({ setup }: RunState, pattern: XmlElement, { element }: ReceivedStanza): boolean {
  if (setup.options.strictErrors && isUnaskedError(pattern, element)) return false;
  return matches(pattern, element) !== undefined;
}

/** Whether the current step skipped it. */
function isOfStep({ fate, step }: PastStanza, current: number): boolean {
  return fate === 'skipped' && step === current;
}

function wasSkipped({ fate }: PastStanza): boolean {
  return fate !== 'matched';
}

function nearest<T extends ReceivedStanza>(
  { setup }: RunState,
  pattern: XmlElement,
  stanzas: readonly T[],
): T | undefined {
  const found = nearestCandidate(
    pattern,
    stanzas.map(({ element }) => element),
    setup.options,
  );
  return found === undefined ? undefined : stanzas[found.index];
}

function cameEarlier({ fate, step }: PastStanza): string {
  switch (fate) {
    case 'skipped':
      return `It came earlier, while step ${step} waited, and was skipped.`;
    case 'matched':
      return `One like it came earlier, and step ${step} took it.`;
    case 'left':
      return `It came earlier, before the reconnect in step ${step}, and was left unread.`;
  }
}

/** "It came to Juliet instead (step 12)." Of all that came since the actor sent something, the newest. */
function findElsewhere(state: RunState, mine: ActorState, pattern: XmlElement): string | undefined {
  const { actor, lastSent } = mine;
  const fitting = [...state.actors.values()]
    .filter((other) => other.actor.name !== actor.name)
    .flatMap((other) => {
      const unread = newest(other.unread, MEMORY).map((each) => ({ ...each, step: undefined }));
      const past = newest(other.past, MEMORY).map(({ fate, ...each }) => ({
        ...each,
        step: fate === 'matched' ? each.step : undefined,
      }));
      return [...past, ...unread].map((each) => ({ ...each, name: other.actor.name }));
    })
    .filter((each) => each.seq > (lastSent?.seq ?? -1) && fits(state, pattern, each))
    .toSorted((a, b) => b.seq - a.seq)[0];
  if (fitting === undefined) return undefined;
  const where = fitting.step === undefined ? '' : ` (step ${fitting.step})`;
  return `It came to ${fitting.name} instead${where}.`;
}

/** "Juliet had disconnected in step 12, so nothing could reach her session." */
function connectionNote(state: RunState, { actor, connection }: ActorState): string | undefined {
  const { name } = actor;
  if (connection === 'never') return `${name} never connected, so nothing could come.`;
  if (connection !== 'offline') return undefined;
  const left = state.setup.scenario.steps.findLast(
    (step) => step.kind === 'disconnects' && step.actor === name && step.index < state.cursor,
  );
  return left === undefined
    ? 'The connection was closed before.'
    : `${name} had disconnected in step ${left.index}, so nothing could come any more.`;
}
