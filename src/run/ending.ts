import type { Token } from './command.ts';
import type { ActorState } from './actor-state.ts';
import { runStarted } from './run-started.ts';
import type { Ending, RunState } from './state.ts';
import { startDraining } from './barriers.ts';
import { command, defined, emit, patch, patchActor, waitFor, type Turn } from './turn.ts';

/**
 * The run is over; an outcome that is known already stays. What is still on its way is waited for; then the remaining
 * sessions are closed in order, so that rooms empty on servers that live on; the run ends when the last is gone.
 */
export function endRun(turn: Turn, ending: Ending): void {
  cancelTimer(turn);
  const isDrained = turn.state.phase === 'draining' || ending.outcome === 'error';
  patch(turn, { ending: turn.state.ending ?? ending });
  if (!isDrained && startDraining(turn)) patch(turn, { phase: 'draining' });
  else close(turn);
}

/** The pause is over in which something could still come. */
export function finishDraining(turn: Turn, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind === 'draining' && wait.token === token) close(turn);
}

function close(turn: Turn): void {
  patch(turn, { phase: 'closing', wait: { kind: 'closing' } });
  for (const { actor, connection } of openActors(turn.state)) {
    const kind = connection === 'online' ? 'disconnect' : 'abort';
    command(turn, { kind, actor: actor.name });
  }
  finishOnceClosed(turn);
}

/** Ends a closing run if no session is left. */
export function finishOnceClosed(turn: Turn): void {
  if (turn.state.phase === 'closing' && openActors(turn.state).length === 0) finish(turn);
}

/** Drops everything at once. An outcome that is known already stays. */
export function stop(turn: Turn): void {
  if (turn.state.phase === 'new') start(turn);
  cancelTimer(turn);
  for (const { actor } of openActors(turn.state)) {
    command(turn, { kind: 'abort', actor: actor.name });
    patchActor(turn, actor.name, { connection: 'offline' });
    emit(turn, { type: 'connection', actor: actor.name, state: 'offline' });
  }
  patch(turn, { ending: turn.state.ending ?? { outcome: 'stopped' } });
  finish(turn);
}

/** Records the beginning: the first event of every trace. */
export function start(turn: Turn): void {
  emit(turn, runStarted(turn.state.setup));
}

function finish(turn: Turn): void {
  const { outcome, step, problem } = turn.state.ending ?? { outcome: 'stopped' };
  emit(turn, { type: 'run-ended', outcome, ...defined({ step, problem }) });
  patch(turn, { phase: 'ended' });
  waitFor(turn, { kind: 'ready' });
}

function openActors(state: RunState): ActorState[] {
  return [...state.actors.values()].filter(
    ({ connection }) => connection === 'online' || connection === 'connecting',
  );
}

function cancelTimer(turn: Turn): void {
  const token = timerOf(turn.state);
  if (token !== undefined) command(turn, { kind: 'cancel-timer', token });
}

/** The real timer that the run waits for. */
function timerOf({ wait, setup }: RunState): Token | undefined {
  if (wait.kind === 'settling' || wait.kind === 'pinging' || wait.kind === 'draining') {
    return wait.token;
  }
  const isTimed = wait.kind === 'expecting' || wait.kind === 'passing';
  return isTimed && !setup.options.embedded ? wait.token : undefined;
}
