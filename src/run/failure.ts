import { diffStanza } from '../match/diff.ts';
import type { EventSeq } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { endRun } from './ending.ts';
import { append, emptySequence, toArray, type Sequence } from '../base/sequence.ts';
import type { ActorState, PastStanza, ReceivedStanza } from './actor-state.ts';
import type { Ending, FailedWait } from './state.ts';
import type { StepResult } from './step-result.ts';
import { currentStep, emit, moveOn, patch, patchActor, pause, waitFor, type Turn } from './turn.ts';

/**
 * The step at the cursor has failed, which decides the outcome unless an earlier one has. The run ends, or goes on past
 * a step that is excused, or pauses here for a person to say.
 */
export function failStep(turn: Turn, { verdict, stanza, problem, isFinal }: StepResult): void {
  const { cursor: step, wait, mode, atFailure, setup } = turn.state;
  const ending: Ending = { outcome: problem === undefined ? 'failed' : 'error', step, problem };
  const isExcused = setup.options.excused.includes(step);
  const goesOn = isExcused || atFailure === 'pause' || mode === 'failure';
  if (isFinal === true || !goesOn) return endRun(turn, ending);
  patch(turn, { ending: turn.state.ending ?? ending });
  const pattern = wait.kind === 'expecting' ? wait.pattern : undefined;
  const failed: FailedWait = { kind: 'failed', verdict, stanza, pattern };
  waitFor(turn, failed);
  if (isExcused) letPass(turn, failed);
  else pause(turn, { reason: 'failure' });
}

/** Goes on past a step that has failed. */
export function letPass(turn: Turn, { stanza }: FailedWait): void {
  settle(turn, stanza, 'skipped');
  emit(turn, { type: 'step-excused', step: turn.state.cursor, how: 'passed' });
  moveOn(turn);
}

interface Takeable extends FailedWait {
  readonly stanza: EventSeq;
  readonly pattern: XmlElement;
}

/** Whether a stanza came that the step may take all the same. */
export function canTake(wait: FailedWait): wait is Takeable {
  return wait.verdict === 'differs' && wait.stanza !== undefined && wait.pattern !== undefined;
}

/** Goes on as if the stanza of a step that differs had matched. */
export function takeAnyway(turn: Turn, { pattern, stanza }: Takeable): void {
  const found = findStanza(turn, stanza);
  if (found === undefined) return;
  const { captures } = diffStanza(pattern, found.element, turn.state.setup.options);
  settle(turn, stanza, 'matched');
  patch(turn, { captures: new Map([...turn.state.captures, ...Object.entries(captures)]) });
  const taken = Object.keys(captures).length === 0 ? {} : { captures };
  emit(turn, { type: 'step-excused', step: turn.state.cursor, how: 'taken', ...taken });
  moveOn(turn);
}

function findStanza(turn: Turn, seq: EventSeq): ReceivedStanza | undefined {
  const state = stateOfStep(turn);
  if (state === undefined) return undefined;
  return [...toArray(state.unread), ...toArray(state.past)].find((each) => each.seq === seq);
}

/**
 * The queue becomes what it were if the step at the cursor had matched its stanza: that one is gone, and what the step
 * skipped after it is unread again; all that it skipped, when none came near.
 */
function settle(turn: Turn, stanza: EventSeq | undefined, fate: PastStanza['fate']): void {
  const state = stateOfStep(turn);
  if (state === undefined) return;
  const step = turn.state.cursor;
  const isBack = (each: PastStanza): boolean =>
    each.fate === 'skipped' && each.step === step && each.seq > (stanza ?? -1);
  const past = toArray(state.past);
  const found = stanza === undefined ? undefined : findStanza(turn, stanza);
  // What an earlier step skipped was so already when this one was let pass.
  const isOlder = (each: PastStanza): boolean => each.seq === stanza && each.step !== step;
  const older = fate === 'skipped' ? past.find(isOlder) : undefined;
  const settled = found === undefined ? [] : [older ?? { ...found, fate, step }];
  const gone = past.filter((each) => each.seq !== stanza && !isBack(each));
  const back = past.filter(isBack).map(({ seq, during, element }) => ({ seq, during, element }));
  const unread = toArray(state.unread).filter((each) => each.seq !== stanza);
  patchActor(turn, state.actor.name, {
    unread: sequenceOf<ReceivedStanza>([...back, ...unread]),
    past: sequenceOf<PastStanza>([...gone, ...settled]),
  });
}

function sequenceOf<T>(items: readonly T[]): Sequence<T> {
  return items.reduce<Sequence<T>>((list, item) => append(list, item), emptySequence());
}

function stateOfStep(turn: Turn): ActorState | undefined {
  const step = currentStep(turn);
  // Where time passes it is nobody's step.
  return step && turn.state.actors.get(step.actor);
}
