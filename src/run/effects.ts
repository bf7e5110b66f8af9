import { t } from '../base/translate.ts';
import { ensure } from '../base/assert.ts';
import type { Clock, Milliseconds } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Problem } from '../trace/event.ts';
import { withVariations, type StageVariation } from '../xmpp/stage.ts';
import type { RunCommand, Token } from './command.ts';
import type { RunInput } from './input.ts';
import type { ActorConnector, ActorListener, ActorSession, ServerPort } from './ports.ts';
import { ProblemError } from './problem-error.ts';
import { createRoomWatch } from './room-watch.ts';

/** An input before it is stamped. */
export type Unstamped<T> = T extends unknown ? Omit<T, 'at'> : never;

/** How the embedded server's clock counts in the run's time. */
export interface RunTime {
  /** The server's clock is about to be moved; 0 when the move is over. */
  moveAhead(by: Milliseconds): void;
  /** Time passes because the script says so: it counts. */
  pass(by: Milliseconds): void;
  /** A stanza came from the server: the move before it counts. */
  stanzaCame(): void;
}

export interface EffectsSetup {
  readonly scenario: Scenario;
  readonly connector: ActorConnector;
  readonly server: ServerPort;
  /** Chosen for this run, besides those of the script. */
  readonly variations?: readonly StageVariation[] | undefined;
  readonly clock: Clock;
  /** Takes what happened; may be called at any time, also from inside `carryOut`. */
  readonly feed: (input: Unstamped<RunInput>) => void;
  readonly time: RunTime;
}

export interface Effects extends Disposable {
  carryOut(command: RunCommand): void;
}

function prepare({ server, scenario, variations, feed }: EffectsSetup): void {
  server
    .prepare(withVariations(scenario.stage, variations ?? []), scenario.actors)
    .then(() => feed({ kind: 'prepared' }), fail(feed));
}

/** Carries out the commands of the engine through the ports, and reports what comes of it. */
export function createEffects(setup: EffectsSetup): Effects {
  const { feed, server } = setup;
  const sessions = createSessions(setup);
  const timers = createTimers(setup, sessions);
  const embedded = createEmbedded(setup);
  const logs = server.onLog((line) => feed({ kind: 'log', line }));
  const inside = server.onInside?.((told) => feed({ kind: 'inside', told }));

  const carryOut = (command: RunCommand): void => {
    switch (command.kind) {
      case 'prepare-server':
        return prepare(setup);
      case 'connect':
        return sessions.connect(command.actor);
      case 'send':
        return sessions.of(command.actor).send(command.stanza);
      case 'send-raw':
        return sessions.of(command.actor).sendRaw(command.text);
      case 'disconnect':
        return sessions.of(command.actor).disconnect();
      case 'abort':
        return sessions.of(command.actor).abort();
      case 'ask-idle':
        return embedded.ask(command.token);
      case 'advance-server':
        return embedded.ask(command.token, command.by);
      case 'pass-time':
        return embedded.pass(command.token, command.by);
      case 'start-timer':
        return timers.start(command.token, command.delay);
      case 'cancel-timer':
        return timers.cancel(command.token);
    }
  };
  return {
    carryOut,
    dispose: () => {
      logs.dispose();
      inside?.dispose();
      timers.dispose();
    },
  };
}

function createSessions({ scenario, connector, feed }: EffectsSetup) {
  const sessions = new Map<string, ActorSession>();
  return {
    connect: (name: string): void => {
      const actor = ensure(
        scenario.actors.find((each) => each.name === name),
        `actor ${name}`,
      );
      const listener: ActorListener = {
        frame: (frame) => feed({ kind: 'frame', actor: name, frame }),
        online: (jid) => feed({ kind: 'online', actor: name, jid }),
        closed: (problem) => feed({ kind: 'closed', actor: name, problem }),
      };
      sessions.set(name, connector.connect(actor, listener));
    },
    isReading: () => [...sessions.values()].some(({ isReading }) => isReading === true),
    of: (name: string): ActorSession => ensure(sessions.get(name), `session of ${name}`),
  };
}

/** How long a time-out waits at a time for what has come already, in milliseconds. */
const READING: Milliseconds = 10;

function createTimers(
  { clock, feed }: EffectsSetup,
  sessions: Pick<ReturnType<typeof createSessions>, 'isReading'>,
) {
  const timers = new Map<Token, Disposable>();
  const cancel = (token: Token): void => {
    timers.get(token)?.dispose();
    timers.delete(token);
  };
  return {
    start: (token: Token, delay: Milliseconds): void => {
      const fire = (): void => {
        // What came in time counts, however long it takes to read it.
        if (sessions.isReading()) {
          timers.set(token, clock.setTimer(READING, fire));
          return;
        }
        timers.delete(token);
        feed({ kind: 'timer-fired', token });
      };
      timers.set(token, clock.setTimer(delay, fire));
    },
    cancel,
    dispose: () => [...timers.keys()].forEach(cancel),
  };
}

/** So often passing time stops at a timer. */
const MOST_STOPS = 500;

/** Questions to the embedded server, one after the other. */
function createEmbedded({ server, feed, time }: EffectsSetup) {
  const watch = server.embedded && createRoomWatch(server.embedded);
  let newest: Promise<void> = Promise.resolve();

  const clockOf = () => ensure(server.embedded, 'the clock of the embedded server');

  const move = async (by: Milliseconds): Promise<void> => {
    time.moveAhead(by);
    await clockOf().advance(by);
  };

  const pass = async (by: Milliseconds): Promise<void> => {
    let left = by;
    for (let stops = 0; left > 0; stops++) {
      const { nextTimerIn = left } = await clockOf().idle();
      // A timer that is due at once still costs time; with very many of them their moments no longer matter.
      const next = stops < MOST_STOPS ? Math.min(left, Math.max(1, nextTimerIn)) : left;
      time.pass(next);
      await clockOf().advance(next);
      left -= next;
    }
  };

  const answer = async (token: Token, before: () => Promise<void>): Promise<void> => {
    await before();
    const report = await clockOf().idle();
    time.moveAhead(0);
    const rooms = await watch?.changes();
    if (rooms !== undefined) feed({ kind: 'rooms', rooms });
    feed({ kind: 'idle', report, token });
  };
  const queue = (token: Token, before: () => Promise<void>): void => {
    newest = newest.then(() => answer(token, before)).catch(fail(feed));
  };
  return {
    ask: (token: Token, by?: Milliseconds): void => {
      queue(token, () => (by === undefined ? Promise.resolve() : move(by)));
    },
    /** From timer to timer, so that what one of them sends has the moment of it. */
    pass: (token: Token, by: Milliseconds): void => queue(token, () => pass(by)),
  };
}

/** Turns a rejected promise of the server into the problem it carries. */
function fail(feed: EffectsSetup['feed']): (error: unknown) => void {
  return (error) => feed({ kind: 'server-failed', problem: problemFrom(error) });
}

function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: 'server-failed',
    what: t('The server failed: {detail}', { detail }),
    meaning: t('The run cannot go on without it.'),
    advice: t('Run again. If it happens each time, read the server log or choose another server.'),
  };
}
