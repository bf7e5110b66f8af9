import { matches } from '../match/match.ts';
import { nearestCandidate } from '../match/nearest.ts';
import type { XmlElement } from '../xml/element.ts';
import { newest, toArray } from './sequence.ts';
import type { ActorState, PastStanza, ReceivedStanza, RunState } from './state.ts';
import type { StepResult } from './step-result.ts';

/** How many stanzas of the past are looked at, the newest ones, per actor. */
const MEMORY = 200;

/**
 * Why a `receives` was not satisfied: the nearest stanza that came (`differs`), or that none did (`missing`), with what is
 * known of where the stanza went.
 */
export function explainMiss(state: RunState, mine: ActorState, pattern: XmlElement): StepResult {
  const name = mine.actor.name;
  const past = newest(mine.past, MEMORY);
  const earlier = past.findLast((each) => !isOfStep(each, state.cursor) && fits(pattern, each));
  if (earlier !== undefined) {
    return { verdict: 'missing', note: `${never(name, pattern)} ${cameEarlier(earlier)}` };
  }
  const elsewhere = findElsewhere(state, name, pattern);
  const fresh = [
    ...past.filter((each) => isOfStep(each, state.cursor)),
    ...toArray(mine.unread).slice(-MEMORY),
  ];
  const near = nearest(pattern, fresh);
  if (near !== undefined) return { verdict: 'differs', stanza: near.seq, note: elsewhere };
  const before = nearest(pattern, past.filter(wasSkipped).toReversed());
  if (before !== undefined) {
    const note = [cameEarlier(before), elsewhere].filter((each) => each !== undefined).join(' ');
    return { verdict: 'differs', stanza: before.seq, note };
  }
  const notes = [never(name, pattern), elsewhere, connectionNote(state, mine)];
  return { verdict: 'missing', note: notes.filter((note) => note !== undefined).join(' ') };
}

/** "Romeo never received this <message>." */
export function never(name: string, pattern: XmlElement): string {
  return `${name} never received this <${pattern.local}>.`;
}

function fits(pattern: XmlElement, { element }: ReceivedStanza): boolean {
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
  pattern: XmlElement,
  stanzas: readonly T[],
): T | undefined {
  const found = nearestCandidate(
    pattern,
    stanzas.map(({ element }) => element),
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

/** "It came to Juliet instead (step 12)." */
function findElsewhere(state: RunState, name: string, pattern: XmlElement): string | undefined {
  for (const other of state.actors.values()) {
    if (other.actor.name === name) continue;
    const taken = newest(other.past, MEMORY).findLast((each) => fits(pattern, each));
    const where = taken?.fate === 'matched' ? ` (step ${taken.step})` : '';
    if (taken !== undefined || newest(other.unread, MEMORY).some((each) => fits(pattern, each))) {
      return `It came to ${other.actor.name} instead${where}.`;
    }
  }
  return undefined;
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
