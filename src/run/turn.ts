import { appendAll } from '../base/append-all.ts';
import { ensure } from '../base/assert.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { Step } from '../script/scenario.ts';
import type { EventSeq, TraceEntry } from '../trace/event.ts';
import { eventSeq } from '../trace/event-seq.ts';
import type { RunCommand, Token } from './command.ts';
import type { ActorState } from './actor-state.ts';
import type { Pause, RunState, Wait } from './state.ts';

/**
 * One call of `advance`: the state so far, and what came of it. The state that it was given never changes: `patch` makes a copy
 * the first time, and changes that from then on. The turn lives no longer than the call.
 */
export interface Turn {
  state: RunState;
  readonly given: RunState;
  readonly at: Milliseconds;
  readonly commands: RunCommand[];
  readonly events: TraceEntry[];
}

export function createTurn(state: RunState, at: Milliseconds): Turn {
  return { state, given: state, at, commands: [], events: [] };
}

/** Records an event; returns the place that it will have in the trace. */
export function emit(turn: Turn, entry: TraceEntry): EventSeq {
  const seq = turn.state.nextSeq;
  turn.events.push(entry);
  patch(turn, { nextSeq: eventSeq(seq + 1) });
  return seq;
}

export function command(turn: Turn, ...commands: readonly RunCommand[]): void {
  appendAll(turn.commands, commands);
}

export function patch(turn: Turn, changes: Partial<RunState>): void {
  if (turn.state === turn.given) turn.state = { ...turn.given, ...changes };
  else Object.assign(turn.state, changes);
}

export function waitFor(turn: Turn, wait: Wait): void {
  patch(turn, { wait });
}

export function actorState(turn: Turn, name: string): ActorState {
  return ensure(turn.state.actors.get(name), `actor ${name}`);
}

export function patchActor(turn: Turn, name: string, changes: Partial<ActorState>): void {
  const changed = { ...actorState(turn, name), ...changes };
  patch(turn, { actors: new Map(turn.state.actors).set(name, changed) });
}

/** A token that no earlier command has. */
export function newToken(turn: Turn): Token {
  const token = turn.state.nextToken as Token;
  patch(turn, { nextToken: token + 1 });
  return token;
}

/** Starts a timer and returns its token. */
export function startTimer(turn: Turn, delay: Milliseconds): Token {
  const token = newToken(turn);
  command(turn, { kind: 'start-timer', token, delay });
  return token;
}

/** Asks the embedded server to say when it is idle, after moving its clock if `by` is given. */
export function askIdle(turn: Turn, by?: Milliseconds): Token {
  const token = newToken(turn);
  command(
    turn,
    by === undefined ? { kind: 'ask-idle', token } : { kind: 'advance-server', by, token },
  );
  return token;
}

/** The step at the cursor; `undefined` after the last. */
export function currentStep(turn: Turn): Step | undefined {
  return turn.state.setup.scenario.steps[turn.state.cursor - 1];
}

/** The step at the cursor is done with. */
export function moveOn(turn: Turn): void {
  const { until, cursor } = turn.state;
  const isUntil = until !== undefined && currentStep(turn)?.actor === until;
  patch(turn, {
    cursor: cursor + 1,
    wait: { kind: 'ready' },
    ...(isUntil ? { mode: 'step', until: undefined } : {}),
  });
}

/** Pauses at the cursor. */
export function pause(turn: Turn, { reason, stanza }: Pause): void {
  patch(turn, { phase: 'paused', pauseAsked: undefined });
  emit(turn, { type: 'run-paused', step: turn.state.cursor, reason, ...defined({ stanza }) });
}

/** Whether the run waits inside a step of this actor (and not between steps). */
export function isStepOf(turn: Turn, name: string): boolean {
  return currentStep(turn)?.actor === name;
}

/** Without the keys whose value is `undefined`. */
export function defined<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  // `undefined` was left out of every value.
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}
