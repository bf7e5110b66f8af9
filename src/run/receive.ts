import { t } from '../base/translate.ts';
import { assertUnreachable } from '../base/assert.ts';
import { quoted } from '../match/label.ts';
import { matches } from '../match/match.ts';
import { isUnaskedError } from '../match/unasked-error.ts';
import { substitute } from '../match/substitute.ts';
import type { IsDisconnectedStep, ReceivesStep } from '../script/scenario.ts';
import type { XmlElement } from '../xml/element.ts';
import { STREAM_NS } from '../xmpp/namespaces.ts';
import type { Token } from './command.ts';
import type { IdleReport } from './ports.ts';
import { append, first, toArray, without, withoutFirst } from '../base/sequence.ts';
import { judgeEnding, expectedEnding } from './server-ending.ts';
import type { ReceivedStanza } from './actor-state.ts';
import type { ExpectationWait } from './state.ts';
import type { EventSeq } from '../trace/event.ts';
import { eventSeq } from '../trace/event-seq.ts';
import type { FailedExpectation } from './explainer.ts';
import { endStep } from './step-end.ts';
import { neverReceived, type StepResult } from './step-result.ts';
import {
  actorState,
  askIdle,
  command,
  currentStep,
  emit,
  patch,
  patchActor,
  startTimer,
  waitFor,
  type Turn,
} from './turn.ts';
import { resolveVariable, unknownVariableNote } from './variables.ts';

export function beginReceives(turn: Turn, step: ReceivesStep): void {
  const substituted = substitute(step.stanza, (name) => resolveVariable(turn.state, name));
  if (!substituted.ok) {
    const note = unknownVariableNote(turn.state, substituted.error.variable);
    endStep(turn, { verdict: 'failed', note });
    return;
  }
  const { element, used } = substituted.value;
  begin(turn, { pattern: element, variables: used, remaining: turn.state.setup.options.timeout });
}

export function beginReceivesNothing(turn: Turn): void {
  const { nothingWindow } = turn.state.setup.options;
  begin(turn, { pattern: undefined, variables: {}, remaining: nothingWindow });
}

/** What came before stays for later steps. */
export function beginIsDisconnected(turn: Turn, step: IsDisconnectedStep): void {
  const { timeout } = turn.state.setup.options;
  if (actorState(turn, step.actor).connection === 'never') {
    const note = t(
      '{actor} has not connected, so there is no session to end. Add "{actor} connects" before this step.',
      { actor: step.actor },
    );
    endStep(turn, { verdict: 'failed', note });
    return;
  }
  begin(turn, { pattern: undefined, end: step, variables: {}, remaining: timeout });
}

function begin(
  turn: Turn,
  expectation: Pick<ExpectationWait, 'pattern' | 'end' | 'variables' | 'remaining'>,
): void {
  waitFor(turn, {
    kind: 'expecting',
    ...expectation,
    token: undefined,
    since: turn.at,
    began: turn.state.nextSeq,
  });
  resumeExpectation(turn);
}

/** Looks at all that is unread, then waits for more; also after a pause. */
export function resumeExpectation(turn: Turn): void {
  lookAt(turn, 0);
  const { wait } = turn.state;
  if (wait.kind !== 'expecting') return;
  const { connection, problem } = actorState(turn, nameOfStep(turn));
  if (connection !== 'online') {
    loseExpectation(turn, problem);
    return;
  }
  const { embedded } = turn.state.setup.options;
  const token = embedded ? askIdle(turn) : startTimer(turn, wait.remaining);
  waitFor(turn, { ...wait, token, since: turn.at });
}

/** While the run is paused the time limit does not run. */
export function suspendExpectation(turn: Turn, wait: ExpectationWait): void {
  if (turn.state.setup.options.embedded) {
    waitFor(turn, { ...wait, token: undefined });
    return;
  }
  if (wait.token !== undefined) command(turn, { kind: 'cancel-timer', token: wait.token });
  const remaining = Math.max(0, wait.remaining - (turn.at - wait.since));
  waitFor(turn, { ...wait, token: undefined, remaining });
}

/** A stanza of the waiting actor has just been queued. */
export function lookAtNewest(turn: Turn): void {
  lookAt(turn, actorState(turn, nameOfStep(turn)).unread.length - 1);
}

/** Looks for the expectation among the unread stanzas from an index on. */
function lookAt(turn: Turn, from: number): void {
  const { wait } = turn.state;
  if (wait.kind !== 'expecting') return;
  if (wait.end !== undefined) return;
  if (wait.pattern === undefined) refuseIntruder(turn);
  else lookByRule(turn, wait.pattern, from);
  lookAtStreamError(turn);
}

/** What each of `RECEIVE_RULES` means. */
function lookByRule(turn: Turn, pattern: XmlElement, from: number): void {
  const { rule } = turn.state.setup.options;
  switch (rule) {
    case 'skip':
      return lookSkipping(turn, pattern);
    case 'search':
      return lookSearching(turn, pattern, from);
    case 'next':
      return lookAtNext(turn, pattern);
    default:
      return assertUnreachable(rule);
  }
}

/** Whether an element is the error with which a stream ends (RFC 6120, section 4.9). */
export function isStreamError({ ns, local }: XmlElement): boolean {
  return ns === STREAM_NS && local === 'error';
}

/** The last that comes in a session: whoever expects one takes it, whatever else is unread. */
export function lookAtStreamError(turn: Turn): void {
  const { wait } = turn.state;
  if (wait.kind !== 'expecting' || wait.pattern === undefined) return;
  const { streamError } = actorState(turn, nameOfStep(turn));
  if (streamError === undefined || !isStreamError(wait.pattern)) return;
  const match = matches(wait.pattern, streamError.element, turn.state.setup.options);
  const { seq: stanza } = streamError;
  if (match === undefined) return endExpectation(turn, { verdict: 'differs', stanza });
  keepCaptures(turn, match.captures);
  endExpectation(turn, { verdict: 'matched', stanza, captures: match.captures });
}

function refuseIntruder(turn: Turn): void {
  const name = nameOfStep(turn);
  const intruder = first(actorState(turn, name).unread);
  if (intruder === undefined) return;
  const { explainer } = turn.state.setup;
  const mine = actorState(turn, name);
  const note = explainer.explainIntruder(failedStep(turn), mine, intruder, beganAt(turn));
  endStep(turn, { verdict: 'unexpected', stanza: intruder.seq, note });
}

/** The newest event before the step looked for the first time. */
function beganAt({ state: { wait } }: Turn): EventSeq {
  return wait.kind === 'expecting' ? wait.began : eventSeq(0);
}

/** The oldest first; what does not match is gone for matching. */
function lookSkipping(turn: Turn, pattern: XmlElement): void {
  const name = nameOfStep(turn);
  for (;;) {
    const state = actorState(turn, name);
    const stanza = first(state.unread);
    if (stanza === undefined) return;
    const match = satisfied(turn, pattern, stanza);
    if (match !== undefined) return take(turn, { stanza, index: 0, captures: match.captures });
    const step = turn.state.cursor;
    patchActor(turn, name, {
      unread: withoutFirst(state.unread),
      past: append(state.past, { ...stanza, fate: 'skipped', step }),
    });
    emit(turn, { type: 'stanza-skipped', stanza: stanza.seq, step });
  }
}

/** What does not match stays for later steps. */
function lookSearching(turn: Turn, pattern: XmlElement, from: number): void {
  const unread = toArray(actorState(turn, nameOfStep(turn)).unread);
  for (const [index, stanza] of unread.entries()) {
    const match = index < from ? undefined : satisfied(turn, pattern, stanza);
    if (match !== undefined) return take(turn, { stanza, index, captures: match.captures });
  }
}

/** The oldest must match. */
function lookAtNext(turn: Turn, pattern: XmlElement): void {
  const stanza = first(actorState(turn, nameOfStep(turn)).unread);
  if (stanza === undefined) return;
  const match = satisfied(turn, pattern, stanza);
  if (match !== undefined) take(turn, { stanza, index: 0, captures: match.captures });
  else endExpectation(turn, { verdict: 'differs', stanza: stanza.seq });
}

/** As `matches`; where the run is strict with errors, one satisfies only a pattern that asks for it. */
function satisfied(turn: Turn, pattern: XmlElement, { element }: ReceivedStanza) {
  const { options } = turn.state.setup;
  if (options.strictErrors && isUnaskedError(pattern, element)) return undefined;
  return matches(pattern, element, options);
}

interface Taken {
  readonly stanza: ReceivedStanza;
  readonly index: number;
  readonly captures: Readonly<Record<string, string>>;
}

function take(turn: Turn, { stanza, index, captures }: Taken): void {
  const name = nameOfStep(turn);
  const { unread, past } = actorState(turn, name);
  patchActor(turn, name, {
    unread: without(unread, index),
    past: append(past, { ...stanza, fate: 'matched', step: turn.state.cursor }),
  });
  const note = changedCaptures(turn, captures);
  keepCaptures(turn, captures);
  endExpectation(turn, { verdict: 'matched', stanza: stanza.seq, captures, note });
}

/** Most stanzas have none. */
function keepCaptures(turn: Turn, captures: Taken['captures']): void {
  const taken = Object.entries(captures);
  if (taken.length > 0) patch(turn, { captures: new Map([...turn.state.captures, ...taken]) });
}

/** A capture that takes another value than before replaces it; that deserves a word. */
function changedCaptures(turn: Turn, captures: Taken['captures']): string | undefined {
  const changed = Object.entries(captures).flatMap(([name, value]) => {
    const before = turn.state.captures.get(name);
    return before === undefined || before === value
      ? []
      : [
          t('The capture "{name}" was {before} before; it is {now} now.', {
            name,
            before: quoted(before, value),
            now: quoted(value, before),
          }),
        ];
  });
  return changed.length === 0 ? undefined : changed.join(' ');
}

/** The embedded server has nothing more to say, until its next timer. */
export function expectAfterIdle(turn: Turn, report: IdleReport, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind !== 'expecting' || wait.token !== token) return;
  // A timer that is due at once still costs time, so that the wait ends.
  const by = report.nextTimerIn === undefined ? Infinity : Math.max(1, report.nextTimerIn);
  if (by > wait.remaining) return giveUp(turn, wait);
  waitFor(turn, { ...wait, token: askIdle(turn, by), remaining: wait.remaining - by });
}

/** The time limit of a server that is not ours. */
export function expectAfterTimer(turn: Turn, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind === 'expecting' && wait.token === token) {
    waitFor(turn, { ...wait, token: undefined });
    giveUp(turn, wait);
  }
}

function giveUp(turn: Turn, { pattern, end }: ExpectationWait): void {
  if (end !== undefined) {
    const note = t('{actor} is still connected; {expected}.', {
      actor: end.actor,
      expected: expectedEnding(end),
    });
    return endExpectation(turn, { verdict: 'missing', note });
  }
  if (pattern === undefined) endStep(turn, { verdict: 'matched' });
  else endExpectation(turn, explainedMiss(turn, pattern));
}

function explainedMiss(turn: Turn, pattern: XmlElement): StepResult {
  const { explainer } = turn.state.setup;
  return explainer.explainMiss(failedStep(turn), actorState(turn, nameOfStep(turn)), pattern);
}

function failedStep({ state: { setup, cursor, actors } }: Turn): FailedExpectation {
  return { scenario: setup.scenario, index: cursor, rules: setup.options, actors };
}

/** Nothing can come any more: the session is over. */
export function loseExpectation(turn: Turn, problem: StepProblem): void {
  const { wait } = turn.state;
  if (wait.kind !== 'expecting') return;
  if (wait.end !== undefined) return endExpectation(turn, judgeEnding(wait.end, problem));
  if (problem === undefined) return giveUp(turn, wait);
  const sentences =
    wait.pattern === undefined ? [] : [neverReceived(nameOfStep(turn), wait.pattern)];
  const note = [...sentences, problem.what].join(' ');
  endExpectation(turn, {
    verdict: wait.pattern === undefined ? 'failed' : 'missing',
    note,
    problem,
  });
}

type StepProblem = Parameters<typeof endStep>[1]['problem'];

function endExpectation(turn: Turn, result: Parameters<typeof endStep>[1]): void {
  const { wait, setup } = turn.state;
  if (wait.kind !== 'expecting') return;
  if (wait.token !== undefined && !setup.options.embedded) {
    command(turn, { kind: 'cancel-timer', token: wait.token });
    waitFor(turn, { ...wait, token: undefined });
  }
  endStep(turn, { ...result, variables: wait.variables });
}

function nameOfStep(turn: Turn): string {
  return currentStep(turn)?.actor ?? '';
}
