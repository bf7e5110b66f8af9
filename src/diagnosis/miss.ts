import type { EventSeq } from '../trace/event.ts';
import { diffStanza } from '../match/diff.ts';
import { matches } from '../match/match.ts';
import { isUnaskedError } from '../match/unasked-error.ts';
import { nearestCandidate } from './nearest.ts';
import { attributeValue, type XmlElement } from '../xml/element.ts';
import { isBeforeCause } from './before-cause.ts';
import { causeOf, spellingSentence } from './refusal-cause.ts';
import { refusalSentence, refusedWith } from './refusal.ts';
import { newest, toArray } from '../run/sequence.ts';
import type { ActorState, PastStanza, ReceivedStanza } from '../run/actor-state.ts';
import type { FailedExpectation } from '../run/explainer.ts';
import { neverReceived, type StepResult } from '../run/step-result.ts';

/** How many stanzas of the past are looked at, the newest ones, per actor. */
const MEMORY = 200;

/**
 * Why a `receives` was not satisfied: the nearest stanza that came (`differs`), or that none did (`missing`), with what is
 * known of the cause: what the actor sent last was refused, or the stanza went elsewhere.
 */
export function explainMiss(
  failed: FailedExpectation,
  mine: ActorState,
  pattern: XmlElement,
): StepResult {
  const refusal = findRefusal(failed, mine);
  const past = newest(mine.past, MEMORY);
  const earlier = past.findLast(
    (each) => !isOfStep(each, failed.index) && fits(failed, pattern, each),
  );
  if (earlier !== undefined && refusal === undefined) {
    const note = `${neverReceived(mine.actor.name, pattern)} ${cameEarlier(earlier)}`;
    return { verdict: 'missing', note };
  }
  const fresh = [
    ...past.filter((each) => isOfStep(each, failed.index)),
    ...toArray(mine.unread).slice(-MEMORY),
  ];
  const near = nearest(failed, pattern, fresh);
  if (refusal !== undefined && !isNearer(failed, { pattern, near, refusal })) {
    return { verdict: 'differs', stanza: refusal.stanza.seq, note: refusal.note };
  }
  const known = knownOf(failed, mine, { pattern, near, fresh, refusal });
  if (near !== undefined && known.silence === undefined) {
    return { verdict: 'differs', stanza: near.seq, note: known.cause ?? known.others };
  }
  return refusal === undefined && near === undefined
    ? explainOlder(failed, mine, known, fresh)
    : explainNothing(failed, mine, known);
}

interface Arrived {
  readonly pattern: XmlElement;
  readonly near: ReceivedStanza | undefined;
  /** What the step could read. */
  readonly fresh: readonly ReceivedStanza[];
  readonly refusal: Refusal | undefined;
}

function knownOf(failed: FailedExpectation, mine: ActorState, arrived: Arrived): Known {
  const { pattern, near, refusal } = arrived;
  const others = refusalOfOthers(failed, mine);
  const spelling = others === undefined ? findSpelling(failed, pattern, near) : undefined;
  return {
    pattern,
    silence: silenceSince(failed, mine, arrived),
    others,
    cause: refusal?.sentence ?? findElsewhere(failed, mine, pattern) ?? spelling,
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
  failed: FailedExpectation,
  mine: ActorState,
  known: Known,
  fresh: readonly ReceivedStanza[],
): StepResult {
  const skipped = newest(mine.past, MEMORY).filter(wasSkipped).toReversed();
  const before = nearest(failed, known.pattern, skipped);
  if (before === undefined) return explainNothing(failed, mine, known);
  const silence = silenceSince(failed, mine, { pattern: known.pattern, near: before, fresh });
  if (silence !== undefined) return explainNothing(failed, mine, { ...known, silence });
  const note = joined([known.others, cameEarlier(before), known.cause]);
  return { verdict: 'differs', stanza: before.seq, note };
}

function explainNothing(
  failed: FailedExpectation,
  mine: ActorState,
  { pattern, silence, others, cause }: Known,
): StepResult {
  const lead = [silence, others, neverReceived(mine.actor.name, pattern)];
  return { verdict: 'missing', note: joined([...lead, cause, connectionNote(failed, mine)]) };
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
function findRefusal(failed: FailedExpectation, { actor, lastSent, past, unread }: ActorState) {
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
  const cause = causeOf(element, step, condition, failed.scenario);
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
  { rules }: FailedExpectation,
  {
    pattern,
    near,
    refusal,
  }: { pattern: XmlElement; near: ReceivedStanza | undefined; refusal: Refusal },
): boolean {
  if (near === undefined || near.seq === refusal.stanza.seq || near.seq < refusal.since)
    return false;
  return diffStanza(pattern, near.element, rules).differences.length <= 1;
}

/** The script spells in two ways who is to send it, and the nearest stanza does not come from there. */
function findSpelling(
  { scenario, index }: FailedExpectation,
  pattern: XmlElement,
  near: ReceivedStanza | undefined,
): string | undefined {
  const from = near && attributeValue(near.element, 'from');
  if (from !== undefined && from === attributeValue(pattern, 'from')) return undefined;
  return spellingSentence(pattern, index, scenario);
}

/** "Nothing came to Romeo since step 13 (<presence>)": what is near came before, and is no answer to that. */
function silenceSince(
  { rules }: FailedExpectation,
  { actor, lastSent }: ActorState,
  { pattern, near, fresh }: Pick<Arrived, 'pattern' | 'near' | 'fresh'>,
): string | undefined {
  if (lastSent === undefined || near === undefined) return undefined;
  if (fresh.some(({ seq }) => seq > lastSent.seq)) return undefined;
  if (!isBeforeCause(pattern, near, lastSent, rules)) return undefined;
  return `Nothing came to ${actor.name} since step ${lastSent.step} (<${lastSent.element.local}>).`;
}

/** What another actor sent last of all, if it was refused: then nothing came of it for this one either. */
function refusalOfOthers(failed: FailedExpectation, mine: ActorState): string | undefined {
  const last = [...failed.actors.values()]
    .filter(({ lastSent }) => lastSent !== undefined)
    .toSorted((a, b) => (b.lastSent?.seq ?? 0) - (a.lastSent?.seq ?? 0))[0];
  if (last === undefined || last.actor.name === mine.actor.name) return undefined;
  return findRefusal(failed, last)?.sentence;
}

function fits(
  { rules }: FailedExpectation,
  pattern: XmlElement,
  { element }: ReceivedStanza,
): boolean {
  if (rules.strictErrors && isUnaskedError(pattern, element)) return false;
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
  { rules }: FailedExpectation,
  pattern: XmlElement,
  stanzas: readonly T[],
): T | undefined {
  const found = nearestCandidate(
    pattern,
    stanzas.map(({ element }) => element),
    rules,
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
function findElsewhere(
  failed: FailedExpectation,
  mine: ActorState,
  pattern: XmlElement,
): string | undefined {
  const { actor, lastSent } = mine;
  const fitting = [...failed.actors.values()]
    .filter((other) => other.actor.name !== actor.name)
    .flatMap((other) => {
      const unread = newest(other.unread, MEMORY).map((each) => ({ ...each, step: undefined }));
      const past = newest(other.past, MEMORY).map(({ fate, ...each }) => ({
        ...each,
        step: fate === 'matched' ? each.step : undefined,
      }));
      return [...past, ...unread].map((each) => ({ ...each, name: other.actor.name }));
    })
    .filter((each) => each.seq > (lastSent?.seq ?? -1) && fits(failed, pattern, each))
    .toSorted((a, b) => b.seq - a.seq)[0];
  if (fitting === undefined) return undefined;
  const where = fitting.step === undefined ? '' : ` (step ${fitting.step})`;
  return `It came to ${fitting.name} instead${where}.`;
}

/** "Juliet had disconnected in step 12, so nothing could reach her session." */
function connectionNote(
  failed: FailedExpectation,
  { actor, connection }: ActorState,
): string | undefined {
  const { name } = actor;
  if (connection === 'never') return `${name} never connected, so nothing could come.`;
  if (connection !== 'offline') return undefined;
  const left = failed.scenario.steps.findLast(
    (step) => step.kind === 'disconnects' && step.actor === name && step.index < failed.index,
  );
  return left === undefined
    ? 'The connection was closed before.'
    : `${name} had disconnected in step ${left.index}, so nothing could come any more.`;
}
