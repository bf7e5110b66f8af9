import { canTake, letPass, takeAnyway } from './failure.ts';
import { resumeExpectation, suspendExpectation } from './receive.ts';
import type { RunMode, Pause, RunState, StanzaFacts } from './state.ts';
import { emit, patch, pause, type Turn } from './turn.ts';
import type { EventSeq } from '../trace/event.ts';

/** Why the run pauses before the step at the cursor, if it does. */
export function pauseReason(state: RunState): Pause | undefined {
  if (state.pauseAsked !== undefined) return state.pauseAsked;
  if (state.cursor === state.released) return undefined;
  if (state.breakpoints.has(state.cursor)) return { reason: 'breakpoint' };
  return state.mode === 'step' ? { reason: 'step' } : undefined;
}

/** Why a run pauses after its last step, before its sessions are closed: only where that was asked for. */
export function pauseAtEnd({ breakpoints, cursor, released }: RunState): Pause | undefined {
  return breakpoints.has(cursor) && cursor !== released ? { reason: 'breakpoint' } : undefined;
}

/** Pauses now if a step waits for a stanza, else before the next step; not at all when the run is over before. */
export function askPause(turn: Turn, asked: Pause): void {
  const { phase, wait, pauseAsked } = turn.state;
  if (phase !== 'running' && phase !== 'preparing') return;
  patch(turn, { pauseAsked: pauseAsked ?? asked });
  if (wait.kind !== 'expecting') return;
  suspendExpectation(turn, wait);
  pause(turn, asked);
}

/** A stanza has passed: pauses if a breakpoint is on stanzas like it. What comes during a pause does not pause again. */
export function pauseAtStanza(turn: Turn, seq: EventSeq, facts: StanzaFacts): void {
  const { phase, onStanza } = turn.state;
  if (phase === 'running' && onStanza?.(facts) === true) {
    askPause(turn, { reason: 'stanza', stanza: seq });
  }
}

/** Goes on from a pause, past a step that has failed; while running it takes back a pause that was asked for. */
export function resume(turn: Turn, mode: RunMode): void {
  const { phase, wait } = turn.state;
  if (phase === 'running' && mode !== 'step') {
    patch(turn, { mode, until: undefined, pauseAsked: undefined });
  }
  if (phase !== 'paused') return;
  leavePause(turn, mode);
  if (wait.kind === 'failed') letPass(turn, wait);
  if (wait.kind === 'expecting') resumeExpectation(turn);
}

/** Goes on until the next step of an actor is carried out; nothing happens when none is left. */
export function resumeUntil(turn: Turn, actor: string): void {
  const { phase, cursor, wait, setup } = turn.state;
  const next = wait.kind === 'failed' ? cursor + 1 : cursor;
  const isLeft = setup.scenario.steps.some((step) => step.index >= next && step.actor === actor);
  if (phase !== 'paused' || !isLeft) return;
  leavePause(turn, 'run');
  // The step that has failed is none that is still to be carried out.
  if (wait.kind === 'failed') letPass(turn, wait);
  patch(turn, { until: actor });
  if (wait.kind === 'expecting') resumeExpectation(turn);
}

/** At a step that differs: its stanza counts as the one that it waited for. */
export function take(turn: Turn): void {
  const { phase, wait } = turn.state;
  if (phase !== 'paused' || wait.kind !== 'failed' || !canTake(wait)) return;
  leavePause(turn, 'run');
  takeAnyway(turn, wait);
}

function leavePause(turn: Turn, mode: RunMode): void {
  emit(turn, { type: 'run-resumed' });
  patch(turn, { phase: 'running', mode, until: undefined, released: turn.state.cursor });
}
