import { t } from '../base/translate.ts';
import type { StepResult } from '../run/step-result.ts';
import { neverReceived } from '../run/step-result.ts';
import type { Scenario } from '../script/scenario.ts';
import { attributeValue } from '../xml/element.ts';
import { isBeforeCause } from './before-cause.ts';
import { fittingAt, meantAt, type Awaited, type Near } from './meant.ts';
import { answerSentence, refusalOf, refusalSentence, type Refusal } from './refusal.ts';
import { causeOf, spellingSentence } from './refusal-cause.ts';
import { lastSentBy, type Arrival, type Situation } from './situation.ts';

/** A `receives` that failed: what it awaited, and what had happened by then. */
interface Miss {
  readonly situation: Situation;
  readonly awaited: Awaited;
  readonly scenario: Scenario;
}

/**
 * Why a `receives` was not satisfied: the nearest stanza that came (`differs`), or that none did (`missing`), with what is
 * known of the cause: what the actor sent last was refused, or the stanza went elsewhere.
 */
export function explainMiss(
  situation: Situation,
  awaited: Awaited,
  scenario: Scenario,
): StepResult {
  const miss: Miss = { situation, awaited, scenario };
  const { actor, arrivals } = situation;
  const refusal = refusalOf(situation, actor);
  const earlier = fittingAt(arrivals, awaited, 'earlier');
  if (earlier !== undefined && refusal === undefined) {
    const note = `${neverReceived(actor, awaited.pattern)} ${cameEarlier(earlier)}`;
    return { verdict: 'missing', note };
  }
  const [near] = meantAt(arrivals, awaited, 'here');
  if (refusal !== undefined && !isNearer(near, refusal)) {
    const note = joined([answerSentence(refusal.sent), reasonFor(refusal, scenario)]);
    return { verdict: 'differs', stanza: refusal.answer.seq, note };
  }
  const known = knownOf(miss, near, refusal);
  if (near !== undefined && known.silence === undefined) {
    return { verdict: 'differs', stanza: near.arrival.seq, note: known.cause ?? known.others };
  }
  return refusal === undefined && near === undefined
    ? explainOlder(miss, known)
    : explainNothing(miss, known);
}

interface Known {
  readonly silence: string | undefined;
  /** What another actor was refused. */
  readonly others: string | undefined;
  readonly cause: string | undefined;
}

function knownOf(miss: Miss, near: Near | undefined, refusal: Refusal | undefined): Known {
  const others = refusalOfOthers(miss);
  const spelling = others === undefined ? findSpelling(miss, near) : undefined;
  const own = refusal && fullSentence(refusal, miss.scenario);
  return {
    silence: silenceSince(miss, near),
    others,
    cause: own ?? findElsewhere(miss) ?? spelling,
  };
}

/** What came while an earlier step waited may have been meant. */
function explainOlder(miss: Miss, known: Known): StepResult {
  const [before] = meantAt(miss.situation.arrivals, miss.awaited, 'earlier');
  if (before === undefined) return explainNothing(miss, known);
  const silence = silenceSince(miss, before);
  if (silence !== undefined) return explainNothing(miss, { ...known, silence });
  const note = joined([known.others, cameEarlier(before.arrival), known.cause]);
  return { verdict: 'differs', stanza: before.arrival.seq, note };
}

function explainNothing(miss: Miss, { silence, others, cause }: Known): StepResult {
  const { situation, awaited } = miss;
  const lead = [silence, others, neverReceived(situation.actor, awaited.pattern)];
  return { verdict: 'missing', note: joined([...lead, cause, connectionNote(miss)]) };
}

function joined(notes: readonly (string | undefined)[]): string {
  return notes.filter((note) => note !== undefined).join(' ');
}

/** Who refused what, with which condition, and why that may be. */
function fullSentence(refusal: Refusal, scenario: Scenario): string {
  const { sent, answer } = refusal;
  return joined([refusalSentence(sent, answer.element), reasonFor(refusal, scenario)]);
}

function reasonFor({ sent, condition }: Refusal, scenario: Scenario): string | undefined {
  return causeOf(sent.element, sent.step, condition, scenario);
}

/** Whether a stanza that came since the refused one was sent is nearly the expected one all the same. */
function isNearer(near: Near | undefined, { sent, answer }: Refusal): boolean {
  if (near === undefined || near.arrival.seq === answer.seq) return false;
  return near.arrival.seq >= sent.seq && near.diff.differences.length <= 1;
}

/** The script spells in two ways who is to send it, and the nearest stanza does not come from there. */
function findSpelling(
  { situation, awaited, scenario }: Miss,
  near: Near | undefined,
): string | undefined {
  const from = near && attributeValue(near.arrival.element, 'from');
  if (from !== undefined && from === attributeValue(awaited.pattern, 'from')) return undefined;
  return spellingSentence(awaited.pattern, situation.step, scenario);
}

/** "Nothing came to Romeo since step 13 (<presence>)": what is near came before, and is no answer to that. */
function silenceSince({ situation, awaited }: Miss, near: Near | undefined): string | undefined {
  const { actor, arrivals } = situation;
  const sent = lastSentBy(situation, actor);
  if (sent === undefined || near === undefined) return undefined;
  if (arrivals.some(({ place, seq }) => place === 'here' && seq > sent.seq)) return undefined;
  if (!isBeforeCause(awaited.pattern, near, sent)) return undefined;
  return t('Nothing came to {actor} since step {step} (<{local}>).', {
    actor,
    step: sent.step,
    local: sent.element.local,
  });
}

/** What another actor sent last of all, if it was refused: then nothing came of it for this one either. */
function refusalOfOthers({ situation, scenario }: Miss): string | undefined {
  const [last] = situation.sent;
  if (last === undefined || last.actor === situation.actor) return undefined;
  const refusal = refusalOf(situation, last.actor);
  return refusal && fullSentence(refusal, scenario);
}

function cameEarlier({ fate, step }: Arrival): string {
  switch (fate) {
    case 'skipped':
      return t('It came earlier, while step {step} waited, and was skipped.', { step });
    case 'matched':
      return t('One like it came earlier, and step {step} took it.', { step });
    case 'left':
      return t('It came earlier, before the reconnect in step {step}, and was left unread.', {
        step,
      });
    case 'unread':
      return t('It came earlier.');
  }
}

/** "It came to Juliet instead (step 12)." Of all that came since the actor sent something, the newest. */
function findElsewhere({ situation, awaited }: Miss): string | undefined {
  const fitting = fittingAt(situation.arrivals, awaited, 'elsewhere');
  if (fitting === undefined) return undefined;
  const where = fitting.fate === 'matched' ? ` ${t('(step {step})', { step: fitting.step })}` : '';
  return t('It came to {actor} instead{where}.', { actor: fitting.actor, where });
}

/** "Juliet had disconnected in step 12, so nothing could reach her session." */
function connectionNote({ situation, scenario }: Miss): string | undefined {
  const { actor: name, connection, step: index } = situation;
  if (connection === 'never') return t('{name} never connected, so nothing could come.', { name });
  if (connection !== 'offline') return undefined;
  const left = scenario.steps.findLast(
    (step) => step.kind === 'disconnects' && step.actor === name && step.index < index,
  );
  return left === undefined
    ? t('The connection was closed before.')
    : t('{name} had disconnected in step {index}, so nothing could come any more.', {
        name,
        index: left.index,
      });
}
