import type { RunPaused } from '../trace/event.ts';
import type { Gait } from './input.ts';
import { resumeExpectation, suspendExpectation } from './receive.ts';
import type { RunState } from './state.ts';
import { emit, patch, type Turn } from './turn.ts';

type PauseReason = RunPaused['reason'];

/** Why the run pauses before the step at the cursor, if it does. */
export function pauseReason(state: RunState): PauseReason | undefined {
  if (state.pauseAsked) return 'pause';
  if (state.cursor === state.released) return undefined;
  if (state.breakpoints.has(state.cursor)) return 'breakpoint';
  return state.gait === 'step' ? 'step' : undefined;
}

export function pause(turn: Turn, reason: PauseReason): void {
  patch(turn, { phase: 'paused', pauseAsked: false });
  emit(turn, { type: 'run-paused', step: turn.state.cursor, reason });
}

/** Somebody asks for a pause: now if a step waits for a stanza, else before the next step. */
export function askPause(turn: Turn): void {
  const { phase, wait } = turn.state;
  if (phase !== 'running' && phase !== 'preparing') return;
  patch(turn, { pauseAsked: true });
  if (wait.kind !== 'expecting') return;
  suspendExpectation(turn, wait);
  pause(turn, 'pause');
}

/** Goes on from a pause; while running it takes back a pause that was asked for. */
export function resume(turn: Turn, gait: Gait): void {
  const { phase, cursor, wait } = turn.state;
  if (phase === 'running' && gait === 'run') patch(turn, { gait, pauseAsked: false });
  if (phase !== 'paused') return;
  emit(turn, { type: 'run-resumed' });
  patch(turn, { phase: 'running', gait, released: cursor });
  if (wait.kind === 'expecting') resumeExpectation(turn);
}
