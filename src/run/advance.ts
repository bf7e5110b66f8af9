import { assertUnreachable } from '../base/assert.ts';
import type { Step } from '../script/scenario.ts';
import type { Problem, TraceEntry } from '../trace/event.ts';
import { beginConnects, beginDisconnects, beginIsRefused, beginSends } from './actions.ts';
import { finishIdle, finishSettling, startSettling } from './barriers.ts';
import { actByHand, actNext, isSessionAwaited, settleComposed } from './by-hand.ts';
import { askPause, pauseAtEnd, pauseReason, resume, resumeUntil, take } from './breakpoints.ts';
import type { RunCommand } from './command.ts';
import { endRun, finishDraining, start, stop } from './ending.ts';
import type { PersonInput, RunInput } from './input.ts';
import { handleInside } from './inside.ts';
import { beginTimePasses, finishPassing } from './passing.ts';
import { stopPinging } from './pings.ts';
import {
  beginIsDisconnected,
  beginReceives,
  beginReceivesNothing,
  expectAfterIdle,
  expectAfterTimer,
} from './receive.ts';
import type { HandAct, RunState, Wait } from './state.ts';
import { endStep } from './step-end.ts';
import { command, createTurn, currentStep, emit, patch, pause, type Turn } from './turn.ts';
import { handleClosed, handleFrame, handleOnline } from './wire.ts';

export interface Advanced {
  readonly state: RunState;
  /** To be carried out in order. */
  readonly commands: readonly RunCommand[];
  /** To be appended to the trace, stamped with the input's `at`. */
  readonly events: readonly TraceEntry[];
}

/** The run engine: what one input does to a run. Pure; an ended run takes no notice of anything. */
export function advance(state: RunState, input: RunInput): Advanced {
  const turn = createTurn(state, input.at);
  if (state.phase !== 'ended') {
    handleInput(turn, input);
    proceed(turn);
  }
  return { state: turn.state, commands: turn.commands, events: turn.events };
}

function handleInput(turn: Turn, input: RunInput): void {
  if (isHandAct(input)) return actByHand(turn, input);
  switch (input.kind) {
    case 'start':
      return begin(turn, input);
    case 'step':
      return resume(turn, 'step');
    case 'step-actor':
      return resumeUntil(turn, input.actor);
    case 'continue':
      return resume(turn, input.mode ?? 'run');
    case 'take':
      return take(turn);
    case 'pause':
      return askPause(turn, { reason: 'pause' });
    case 'stop':
      return stop(turn);
    case 'breakpoints-changed':
      return changeBreakpoints(turn, input);
    default:
      return handleReport(turn, input);
  }
}

function isHandAct(input: RunInput): input is Extract<RunInput, HandAct> {
  return input.kind === 'compose' || input.kind === 'connect' || input.kind === 'disconnect';
}

type Report = Exclude<RunInput, { readonly kind: PersonInput['kind'] }>;

function changeBreakpoints(
  turn: Turn,
  { steps, onStanza, atFailure }: Extract<RunInput, { readonly kind: 'breakpoints-changed' }>,
): void {
  patch(turn, {
    breakpoints: steps,
    onStanza,
    atFailure: atFailure ?? turn.state.atFailure,
  });
}

/** What the wire, the server and the clock report. */
function handleReport(turn: Turn, input: Report): void {
  switch (input.kind) {
    case 'online':
      return handleOnline(turn, input.actor, input.jid);
    case 'frame':
      return handleFrame(turn, input.actor, input.frame);
    case 'closed':
      return handleClosed(turn, input.actor, input.problem);
    case 'prepared':
      return becomeReady(turn);
    case 'server-failed':
      return loseServer(turn, input.problem);
    case 'idle':
      actNext(turn, input.token);
      finishIdle(turn, input.token);
      finishPassing(turn, input.token);
      return expectAfterIdle(turn, input.report, input.token);
    case 'timer-fired':
      actNext(turn, input.token);
      finishSettling(turn, input.token);
      stopPinging(turn, input.token);
      finishPassing(turn, input.token);
      finishDraining(turn, input.token);
      return expectAfterTimer(turn, input.token);
    case 'log':
      if (turn.state.phase !== 'new') emit(turn, { type: 'server-log', ...input.line });
      return;
    case 'inside':
      return handleInside(turn, input.told);
    case 'rooms':
      emit(turn, { type: 'server-rooms', rooms: input.rooms });
      return;
    default:
      assertUnreachable(input);
  }
}

function begin(
  turn: Turn,
  { mode, until }: Pick<RunState, 'mode'> & { until?: RunState['until'] },
): void {
  if (turn.state.phase !== 'new') return;
  start(turn);
  patch(turn, { phase: 'preparing', mode, until });
  command(turn, { kind: 'prepare-server' });
}

function becomeReady(turn: Turn): void {
  if (turn.state.phase === 'preparing') patch(turn, { phase: 'running' });
}

const IN_STEP: ReadonlySet<Wait['kind']> = new Set<Wait['kind']>([
  ...(['connecting', 'refusing', 'disconnecting', 'passing', 'sending', 'expecting'] as const),
]);

/** The whole server is gone: no step can go on. */
function loseServer(turn: Turn, problem: Problem): void {
  const { phase, wait } = turn.state;
  if (phase === 'closing' || phase === 'new') return;
  const isInStep = IN_STEP.has(wait.kind);
  if (turn.state.ending !== undefined) {
    // A failed step has decided the outcome; what ends the run is told all the same.
    emit(turn, { type: 'server-log', level: 'error', source: 'server', message: problem.what });
  }
  if (isInStep) endStep(turn, { verdict: 'failed', note: problem.what, problem, isFinal: true });
  else endRun(turn, { outcome: 'error', problem });
}

/** Goes from step to step until one has to wait, the run pauses, or it ends. */
function proceed(turn: Turn): void {
  while (turn.state.phase === 'running') {
    const { wait } = turn.state;
    if (wait.kind !== 'ready' && wait.kind !== 'settled') return;
    const step = currentStep(turn);
    const reason = step === undefined ? pauseAtEnd(turn.state) : pauseReason(turn.state);
    if (reason !== undefined) return pause(turn, reason);
    if (isSessionAwaited(turn) || settleComposed(turn)) return;
    if (step === undefined) return endPassed(turn);
    if (wait.kind === 'ready' && startSettling(turn, step)) return;
    beginStep(turn, step);
  }
}

function endPassed(turn: Turn): void {
  endRun(turn, { outcome: 'passed' });
}

function beginStep(turn: Turn, step: Step): void {
  emit(turn, { type: 'step-started', step: step.index });
  switch (step.kind) {
    case 'connects':
      return beginConnects(turn, step.actor);
    case 'disconnects':
      return beginDisconnects(turn, step.actor);
    case 'sends':
    case 'sends-raw':
      return beginSends(turn, step);
    case 'receives':
      return beginReceives(turn, step);
    case 'receives-nothing':
      return beginReceivesNothing(turn);
    case 'is-disconnected':
      return beginIsDisconnected(turn, step);
    case 'is-refused':
      return beginIsRefused(turn, step);
    case 'time-passes':
      return beginTimePasses(turn, step);
    default:
      return assertUnreachable(step);
  }
}
