import type { RunnerPhase } from '../run/runner.ts';
import type { RunnerCommand } from '../run/runner-command.ts';
import {
  IDLE,
  type RunAttempt,
  type PauseOnce,
  type RunnerState,
  type Session,
  type SessionEffect,
  type SessionEvent,
  type Wish,
} from './session-state.ts';
import { setUpRefusal } from './set-up-refusal.ts';

export interface Reduced {
  readonly session: Session;
  /** To be carried out in order. */
  readonly effects: readonly SessionEffect[];
}

type EventOf<K extends SessionEvent['kind']> = Extract<SessionEvent, { readonly kind: K }>;
type Of<N extends Session['name']> = Extract<Session, { readonly name: N }>;
/** A run that has a runner. */
type Played = Of<RunnerState>;

/**
 * What one event does to the run of the page. Pure. What does not belong to the state, such as a report of a run that
 * another one has taken the place of, changes nothing. The table of all transitions is in its spec.
 */
export function reduce(session: Session, event: SessionEvent): Reduced {
  switch (event.kind) {
    case 'go':
      return go(session, event.wish);
    case 'start':
      return start(session, event.wish);
    case 'again':
      return start(session, { mode: 'run', isAnew: isAlive(session) });
    case 'stop':
      return stop(session);
    default:
      if (session.name === 'opening') return readScript(session, event);
      if (session.name === 'preparing') return openServer(session, event);
      return isPlayed(session) ? play(session, event) : still(session);
  }
}

function still(session: Session): Reduced {
  return { session, effects: [] };
}

function go(session: Session, wish: Wish): Reduced {
  if (session.name === 'idle' || session.name === 'ended' || session.name === 'opening') {
    return start(session, wish);
  }
  const asked = withPauseAt(session, wish.line);
  const effects: SessionEffect[] = [{ kind: 'show-newest' }];
  if (asked !== session && isPlayed(asked)) effects.push(tellBreakpoints(asked.attempt));
  if (asked.name === 'paused') effects.push(command(resuming(wish)));
  return { session: asked, effects };
}

function withPauseAt<S extends Of<'preparing'> | Played>(session: S, line: Wish['line']): S {
  if (line === undefined || session.name === 'stopping') return session;
  return { ...session, attempt: { ...session.attempt, pauseOnce: { line, isReplay: false } } };
}

function resuming({ mode, until }: Wish): RunnerCommand {
  if (until !== undefined) return { kind: 'step-actor', actor: until };
  return mode === 'step' ? { kind: 'step' } : { kind: 'continue', mode };
}

function start(session: Session, wish: Wish): Reduced {
  const effects: SessionEffect[] = [{ kind: 'show-newest' }];
  if (isPlayed(session)) effects.push(command({ kind: 'stop' }));
  // One that waits for the script already goes on waiting.
  if (session.name !== 'opening') effects.push({ kind: 'read-script' });
  return { session: { name: 'opening', wish }, effects };
}

function stop(session: Session): Reduced {
  if (session.name === 'opening') return still(IDLE);
  if (session.name === 'preparing') return { session: IDLE, effects: [{ kind: 'clear' }] };
  if (!isPlayed(session) || session.name === 'stopping') return still(session);
  const attempt = { ...session.attempt, pauseOnce: undefined };
  return { session: { name: 'stopping', attempt }, effects: [command({ kind: 'stop' })] };
}

function readScript(session: Of<'opening'>, event: SessionEvent): Reduced {
  switch (event.kind) {
    case 'script-read':
      return begin(session.wish, event);
    case 'script-broken':
      return { session: IDLE, effects: [{ kind: 'refuse-script', broken: event }] };
    case 'script-absent':
      return still(IDLE);
    default:
      return still(session);
  }
}

function begin(wish: Wish, { id, task: plain }: EventOf<'script-read'>): Reduced {
  const { excused = [], isAnew = false } = wish;
  const task = { ...plain, options: { ...plain.options, excused } };
  const sight = isAnew ? 'silent' : 'shown';
  return {
    session: { name: 'preparing', attempt: { id, task, wish, pauseOnce: pauseOnce(wish), sight } },
    effects: [
      { kind: 'begin', id, task, hidden: isAnew },
      { kind: 'open-server', id },
    ],
  };
}

function pauseOnce({ line, isAnew = false }: Wish): PauseOnce | undefined {
  return line === undefined ? undefined : { line, isReplay: isAnew };
}

function openServer(session: Of<'preparing'>, event: SessionEvent): Reduced {
  const { attempt } = session;
  const { id, task, wish } = attempt;
  if (event.kind === 'server-refused' && event.id === id) {
    return { session: IDLE, effects: [{ kind: 'refuse', problem: event.problem }] };
  }
  if (event.kind !== 'server-opened' || event.id !== id) return still(session);
  const fault = setUpRefusal(task.scenario, event.access.faults ?? []);
  if (fault !== undefined) {
    return { session: IDLE, effects: [{ kind: 'refuse', problem: fault }] };
  }
  return {
    session: { name: 'starting', attempt },
    effects: [
      { kind: 'launch', id, task, access: event.access },
      tellBreakpoints(attempt),
      command({ kind: 'start', mode: wish.mode, until: wish.until }),
    ],
  };
}

function play(session: Played, event: SessionEvent): Reduced {
  switch (event.kind) {
    case 'events':
      return event.id === session.attempt.id ? hear(session, event) : still(session);
    case 'phase':
      return event.id === session.attempt.id ? enterPhase(session, event.phase) : still(session);
    default:
      return session.name === 'stopping' ? still(session) : steer(session, event);
  }
}

function steer(session: Played, event: SessionEvent): Reduced {
  const { name, attempt } = session;
  switch (event.kind) {
    case 'pause':
      return name === 'starting' || name === 'running'
        ? { session: { name: 'pausing', attempt }, effects: [command(event)] }
        : still(session);
    case 'continue':
      return name === 'starting' ? still(session) : goOn(session);
    case 'take':
    case 'compose':
    case 'connect':
    case 'disconnect':
      return name === 'paused' ? { session, effects: [command(event)] } : still(session);
    case 'breakpoints-changed':
      return { session, effects: [tellBreakpoints(attempt)] };
    default:
      return still(session);
  }
}

/** Takes back a pause that was asked for; leaves one that has come. */
function goOn(session: Played): Reduced {
  return {
    session: session.name === 'pausing' ? { ...session, name: 'running' } : session,
    effects: [command({ kind: 'continue', mode: 'run' })],
  };
}

/** What a run that began anew says first is too little to take the place of the one before it. */
function hear(session: Played, { id, batch }: EventOf<'events'>): Reduced {
  const { attempt } = session;
  const append: SessionEffect = { kind: 'append', id, batch };
  switch (attempt.sight) {
    case 'silent':
      return {
        session: { ...session, attempt: { ...attempt, sight: 'heard' } },
        effects: [append],
      };
    case 'heard':
      return {
        session: { ...session, attempt: { ...attempt, sight: 'shown' } },
        effects: [append, ...revealing(attempt)],
      };
    case 'shown':
      return {
        session,
        effects:
          attempt.wish.keepsSelection === true ? [append] : [append, { kind: 'follow', id, batch }],
      };
  }
}

function enterPhase(session: Played, phase: RunnerPhase): Reduced {
  const { name, attempt } = session;
  const { id } = attempt;
  const setPhase: SessionEffect = { kind: 'set-phase', id, phase };
  switch (phase) {
    case 'preparing':
      return still(session);
    case 'running': {
      const goesOn = name === 'starting' || name === 'paused';
      return { session: goesOn ? { name: 'running', attempt } : session, effects: [setPhase] };
    }
    case 'paused': {
      if (name === 'stopping') return still(session);
      const stands: RunAttempt = { ...attempt, pauseOnce: undefined, sight: 'shown' };
      return {
        session: { name: 'paused', attempt: stands },
        effects: [...revealing(attempt), setPhase, tellBreakpoints(stands), ...replaying(attempt)],
      };
    }
    case 'ended':
      return {
        session: { name: 'ended' },
        effects: [...revealing(attempt), setPhase, { kind: 'keep', id }],
      };
  }
}

/** At the pause that it was started for, and no later one. */
function replaying({ pauseOnce: once, wish: { replays = [] } }: RunAttempt): SessionEffect[] {
  return once === undefined ? [] : replays.map((act) => command(act));
}

function revealing({ id, sight, wish: { keepsSelection = false } }: RunAttempt): SessionEffect[] {
  return sight === 'shown' ? [] : [{ kind: 'reveal', id, keepsSelection }];
}

function tellBreakpoints({ task, pauseOnce: once }: RunAttempt): SessionEffect {
  return { kind: 'tell-breakpoints', task, once };
}

function command(told: RunnerCommand): SessionEffect {
  return { kind: 'command', command: told };
}

function isPlayed(session: Session): session is Played {
  return 'attempt' in session && session.name !== 'preparing';
}

/** From the moment at which its script was there. */
function isAlive(session: Session): boolean {
  return 'attempt' in session;
}
