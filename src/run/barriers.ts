import type { Milliseconds } from '../base/clock.ts';
import type { Step } from '../script/scenario.ts';
import type { Token } from './command.ts';
import { startPinging } from './pings.ts';
import { askIdle, command, startTimer, waitFor, type Turn } from './turn.ts';

/** After an action of that actor the server finishes all that it caused, if it can tell, so that sends of two actors never race. */
export function awaitServer(turn: Turn, actor: string | undefined): void {
  const { embedded, barrier } = turn.state.setup.options;
  waitFor(turn, embedded ? { kind: 'idle', token: askIdle(turn) } : { kind: 'ready' });
  if (!embedded && barrier.kind === 'ping') startPinging(turn, actor);
}

/**
 * Starts the pause before an action of another actor than the last one's, if it is needed: a server that is not ours may
 * take two connections in either order. Returns whether it was.
 */
export function startSettling(turn: Turn, step: Step): boolean {
  const delay = settleTime(turn, step);
  if (delay <= 0) return false;
  waitFor(turn, { kind: 'settling', token: startTimer(turn, delay) });
  return true;
}

/** A run is drained for so many pauses at most, however much still comes. */
const MOST_PAUSES = 10;

/**
 * Starts the same pause before a run is closed, so that what its last actions caused is in the trace and no longer depends
 * on who was faster. The embedded server and pings tell when all has come. Returns whether one was needed.
 */
export function startDraining(turn: Turn): boolean {
  const { embedded, barrier, drains } = turn.state.setup.options;
  if (!drains || embedded || barrier.kind !== 'settle' || barrier.ms <= 0) return false;
  const token = startTimer(turn, barrier.ms);
  waitFor(turn, { kind: 'draining', token, until: turn.at + MOST_PAUSES * barrier.ms });
  return true;
}

/** Something still came: the pause begins anew, while there is time for it. */
export function drainLonger(turn: Turn): void {
  const { wait, setup } = turn.state;
  const { barrier } = setup.options;
  if (wait.kind !== 'draining' || barrier.kind !== 'settle') return;
  const left = Math.min(barrier.ms, wait.until - turn.at);
  if (left <= 0) return;
  command(turn, { kind: 'cancel-timer', token: wait.token });
  waitFor(turn, { ...wait, token: startTimer(turn, left) });
}

function settleTime({ state, at }: Turn, step: Step): Milliseconds {
  const { lastAction, setup } = state;
  const { embedded, barrier } = setup.options;
  if (embedded || barrier.kind !== 'settle') return 0;
  if (lastAction === undefined || lastAction.actor === step.actor) return 0;
  return isAction(step) ? barrier.ms - (at - lastAction.at) : 0;
}

const ACTIONS: ReadonlySet<Step['kind']> = new Set<Step['kind']>([
  ...(['connects', 'sends', 'sends-raw', 'disconnects', 'is-refused'] as const),
]);

function isAction({ kind }: Step): boolean {
  return ACTIONS.has(kind);
}

export function finishSettling(turn: Turn, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind === 'settling' && wait.token === token) waitFor(turn, { kind: 'settled' });
}

/** The embedded server has finished with the last action. */
export function finishIdle(turn: Turn, token: Token): void {
  const { wait } = turn.state;
  if (wait.kind === 'idle' && wait.token === token) waitFor(turn, { kind: 'ready' });
}
