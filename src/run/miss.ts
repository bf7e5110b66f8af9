import type { EventSeq } from '../trace/event.ts';
import { diffStanza } from '../match/diff.ts';
import { matches } from '../match/match.ts';
import { isUnaskedError } from '../match/unasked-error.ts';
import { nearestCandidate } from '../match/nearest.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { isBeforeCause } from './before-cause.ts';
import { causeOf, spellingSentence } from './refusal-cause.ts';
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
  const refusal = findRefusal(state, mine);
  const past = newest(mine.past, MEMORY);
  const earlier = past.findLast(
    (each) => !isOfStep(each, state.cursor) && fits(state, pattern, each),
  );
  if (earlier !== undefined && refusal === undefined) {
    const note = `${never(mine.actor.name, pattern)} ${cameEarlier(earlier)}`;
    return { verdict: 'missing', note };
  }
  const fresh = [
    ...past.filter((each) => isOfStep(each, state.cursor)),
    ...toArray(mine.unread).slice(-MEMORY),
  ];
  const near = nearest(state, pattern, fresh);
  if (refusal !== undefined && !isNearer(state, { pattern, near, refusal })) {
    return { verdict: 'differs', stanza: refusal.stanza.seq, note: refusal.note };
  }
  const known = knownOf(state, mine, { pattern, near, fresh, refusal });
  if (near !== undefined && known.silence === undefined) {
    return { verdict: 'differs', stanza: near.seq, note: known.cause ?? known.others };
  }
  return refusal === undefined && near === undefined
    ? explainOlder(state, mine, known, fresh)
    : explainNothing(state, mine, known);
}

interface Arrived {
  readonly pattern: XmlElement;
  readonly near: ReceivedStanza | undefined;
  /** What the step could read. */
  readonly fresh: readonly ReceivedStanza[];
  readonly refusal: Refusal | undefined;
}

function knownOf(state: RunState, mine: ActorState, arrived: Arrived): Known {
  const { pattern, near, refusal } = arrived;
  const others = refusalOfOthers(state, mine);
  const spelling = others === undefined ? findSpelling(state, pattern, near) : undefined;
  return {
    pattern,
    silence: silenceSince(state, mine, arrived),
    others,
    cause: refusal?.sentence ?? findElsewhere(state, mine, pattern) ?? spelling,
  };
}

interface Known {
  readonly pattern: XmlElement;
  readonly silence: string | undefined;
  /** What another actor was refused. */
  readonly others: string | undefined;
  readonly cause: string | undefined;
}

/** What came while an earlier step waited may have been meant. */
function explainOlder(
  state: RunState,
  mine: ActorState,
  known: Known,
  fresh: readonly ReceivedStanza[],
): StepResult {
  const skipped = newest(mine.past, MEMORY).filter(wasSkipped).toReversed();
  const before = nearest(state, known.pattern, skipped);
  if (before === undefined) return explainNothing(state, mine, known);
  const silence = silenceSince(state, mine, { pattern: known.pattern, near: before, fresh });
  if (silence !== undefined) return explainNothing(state, mine, { ...known, silence });
  const note = joined([known.others, cameEarlier(before), known.cause]);
  return { verdict: 'differs', stanza: before.seq, note };
}

function explainNothing(
  state: RunState,
  mine: ActorState,
  { pattern, silence, others, cause }: Known,
): StepResult {
  const lead = [silence, others, never(mine.actor.name, pattern)];
  return { verdict: 'missing', note: joined([...lead, cause, connectionNote(state, mine)]) };
}

function joined(notes: readonly (string | undefined)[]): string {
  return notes.filter((note) => note !== undefined).join(' ');
}

interface Refusal {
  readonly stanza: ReceivedStanza;
  /** Who refused what, with which condition, and why that may be. */
  readonly sentence: string;
  /** The same without what a comparison with the error tells. */
  readonly note: string;
  /** When the refused stanza was sent. */
  readonly since: EventSeq;
}

/** The error that answers what an actor sent last, unless a step asked for it. */
function findRefusal(state: RunState, { actor, lastSent, past, unread }: ActorState) {
  if (lastSent === undefined) return undefined;
  const stanza = [
    ...newest(past, MEMORY).filter(({ fate }) => fate !== 'matched'),
    ...newest(unread, MEMORY),
  ].find(
    ({ seq, element }) =>
      seq > lastSent.seq && refusedWith(lastSent.element, element) !== undefined,
  );
  if (stanza === undefined) return undefined;
  const { step, element, seq } = lastSent;
  const condition = refusedWith(element, stanza.element) ?? 'error';
  const cause = causeOf(element, step, condition, state.setup.scenario);
  const refusal: Refusal = {
    stanza,
    sentence: joined([refusalSentence(actor.name, lastSent, stanza.element), cause]),
    note: joined([`It answers the <${element.local}> of step ${step}.`, cause]),
    since: seq,
  };
  return refusal;
}

/** Whether a stanza that came since the refused one was sent is nearly the expected one all the same. */
function isNearer(
  { setup }: RunState,
  {
    pattern,
    near,
    refusal,
  }: { pattern: XmlElement; near: ReceivedStanza | undefined; refusal: Refusal },
): boolean {
  if (near === undefined || near.seq === refusal.stanza.seq || near.seq < refusal.since)
    return false;
  return diffStanza(pattern, near.element, setup.options).differences.length <= 1;
}

/** The script spells in two ways who is to send it, and the nearest stanza does not come from there. */
function findSpelling(
  { setup, cursor }: RunState,
  pattern: XmlElement,
  near: ReceivedStanza | undefined,
): string | undefined {
  const from = near && attributeValue(near.element, 'from');
  if (from !== undefined && from === attributeValue(pattern, 'from')) return undefined;
  return spellingSentence(pattern, cursor, setup.scenario);
}

/** "Nothing came to Romeo since step 13 (<presence>)": what is near came before, and is no answer to that. */
function silenceSince(
  { setup }: RunState,
  { actor, lastSent }: ActorState,
  { pattern, near, fresh }: Pick<Arrived, 'pattern' | 'near' | 'fresh'>,
): string | undefined {
  if (lastSent === undefined || near === undefined) return undefined;
  if (fresh.some(({ seq }) => seq > lastSent.seq)) return undefined;
  if (!isBeforeCause(pattern, near, lastSent, setup.options)) return undefined;
  return `Nothing came to ${actor.name} since step ${lastSent.step} (<${lastSent.element.local}>).`;
}

/** What another actor sent last of all, if it was refused: then nothing came of it for this one either. */
function refusalOfOthers(state: RunState, mine: ActorState): string | undefined {
  const last = [...state.actors.values()]
    .filter(({ lastSent }) => lastSent !== undefined)
    .toSorted((a, b) => (b.lastSent?.seq ?? 0) - (a.lastSent?.seq ?? 0))[0];
  if (last === undefined || last.actor.name === mine.actor.name) return undefined;
  return findRefusal(state, last)?.sentence;
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
