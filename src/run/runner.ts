import type { Clock, Milliseconds } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Scenario } from '../script/scenario.ts';
import type { RunEnded, TraceEvent } from '../trace/event.ts';
import { createTraceLog } from '../trace/log.ts';
import type { XmlElement } from '../xml/element.ts';
import { advance } from './advance.ts';
import { createDelivery, type DeliveryOptions } from './delivery.ts';
import type { Explainer } from './explainer.ts';
import type { RunInput } from './input.ts';
import type { ActorConnector, ServerPort } from './ports.ts';
import {
  type RunMode,
  createRunState,
  DEFAULT_OPTIONS,
  type AtFailure,
  type RunOptions,
  type RunPhase,
  type StanzaCondition,
  type StanzaTest,
} from './state.ts';
import { createEffects, type RunTime, type Unstamped } from './effects.ts';

/** What a run is asked to do: plain data, which JSON can hold. */
export interface RunnerSetup {
  readonly scenario: Scenario;
  /** The script with passwords blotted out (`redactSource`): it goes into the trace. */
  readonly source: string;
  readonly options?: Partial<Omit<RunOptions, 'embedded'>>;
}

/** Where and when a run does it, and who hears of it. */
export interface RunnerPorts extends DeliveryOptions {
  readonly connector: ActorConnector;
  readonly server: ServerPort;
  readonly explainer: Explainer;
}

/** Where a run pauses of its own accord. */
export interface RunnerBreakpoints {
  /** Indices of the steps before which to pause. */
  readonly steps: Iterable<number>;
  readonly onStanza?: StanzaTest | undefined;
  /** What `onStanza` tests, for a run that goes on elsewhere. */
  readonly conditions?: readonly StanzaCondition[];
  /** Absent: as before. */
  readonly atFailure?: AtFailure | undefined;
}

export type RunnerPhase = 'preparing' | 'running' | 'paused' | 'ended';

/** One run of one scenario. Every method is safe at any time; what makes no sense then does nothing. */
export interface Runner {
  readonly phase: RunnerPhase;
  /** All events so far; the same growing array each time. */
  readonly events: readonly TraceEvent[];
  /** `step` pauses before the first step; `until` once a step of that actor has been carried out. */
  start(mode?: RunMode, until?: string): void;
  step(): void;
  /** Goes on until that actor's next step has been carried out. */
  stepActor(actor: string): void;
  /** `failure`: to the next step that fails. At a step that has failed, it and `step` let it pass. */
  continue(mode?: 'run' | 'failure'): void;
  /** At a step that differs: goes on as if its stanza had matched. */
  take(): void;
  /** Pauses before the next step, or at once where a step waits for a stanza. */
  pause(): void;
  /** While the run pauses: that actor, who is online, sends a stanza by hand. */
  compose(actor: string, stanza: XmlElement): void;
  /** While the run pauses: that actor signs in, or signs off. */
  connect(actor: string): void;
  disconnect(actor: string): void;
  /** Ends the run at once, whatever it is doing. */
  stop(): void;
  setBreakpoints(breakpoints: RunnerBreakpoints): void;
  /** Calls back after each change, when the events that led to it have been delivered. */
  onPhase(listener: (phase: RunnerPhase) => void): Disposable;
  /** Resolves with the last event, once the server is as it was before. Never rejects; never settles if the run is never started. */
  readonly finished: Promise<RunEnded>;
}

/** The one shell of the run engine. */
export function createRunner(setup: RunnerSetup, ports: RunnerPorts): Runner {
  const listeners = new Set<(phase: RunnerPhase) => void>();
  const { promise: finished, resolve: finish } = withResolver<RunEnded>();
  const loop = createLoop(setup, ports, (phase) => {
    for (const listener of listeners) listener(phase);
    const last = loop.events.at(-1);
    if (last?.type !== 'run-ended') return;
    const cleaned = ports.server.finish?.();
    if (cleaned === undefined) finish(last);
    else void cleaned.finally(() => finish(last));
  });
  const { feed } = loop;
  return {
    get phase() {
      return loop.phase();
    },
    events: loop.events,
    start: (mode = 'run', until) => feed({ kind: 'start', mode, until }),
    step: () => feed({ kind: 'step' }),
    stepActor: (actor) => feed({ kind: 'step-actor', actor }),
    continue: (mode = 'run') => feed({ kind: 'continue', mode }),
    take: () => feed({ kind: 'take' }),
    pause: () => feed({ kind: 'pause' }),
    compose: (actor, stanza) => feed({ kind: 'compose', actor, stanza }),
    connect: (actor) => feed({ kind: 'connect', actor }),
    disconnect: (actor) => feed({ kind: 'disconnect', actor }),
    stop: () => feed({ kind: 'stop' }),
    setBreakpoints: ({ steps, onStanza, atFailure }) =>
      feed({ kind: 'breakpoints-changed', steps: new Set(steps), onStanza, atFailure }),
    onPhase: (listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    finished,
  };
}

/** Feeds the engine one input at a time, records its events and carries out its commands. */
function createLoop(
  setup: RunnerSetup,
  ports: RunnerPorts,
  announce: (phase: RunnerPhase) => void,
) {
  const log = createTraceLog();
  const queue: RunInput[] = [];
  const time = createRunTime(ports.clock);
  const delivery = createDelivery(ports, log.events);
  let state = createRunState({
    ...setup,
    explainer: ports.explainer,
    server: ports.server.label,
    ownCode: ports.server.ownCode,
    options: optionsOf(setup, ports),
  });
  let isDraining = false;
  const { scenario, options } = setup;
  const variations = options?.variations;
  const effects = createEffects({ ...ports, scenario, variations, feed, time });

  /** Inputs that commands cause on the spot wait in the queue for their turn. */
  function feed(input: Unstamped<RunInput>): void {
    if (isStanzaFromServer(input)) time.stanzaCame();
    queue.push({ ...input, at: time.now() });
    if (isDraining) return;
    isDraining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) handle(next);
    } finally {
      isDraining = false;
    }
  }

  function handle(input: RunInput): void {
    const before = phaseOf(state.phase);
    const advanced = advance(state, input);
    state = advanced.state;
    for (const entry of advanced.events) log.append(entry, input.at);
    if (advanced.events.length > 0) delivery.schedule();
    for (const command of advanced.commands) effects.carryOut(command);
    const after = phaseOf(state.phase);
    if (after === before) return;
    if (after === 'ended') effects.dispose();
    delivery.deliver();
    announce(after);
  }

  return { feed, events: log.events, phase: () => phaseOf(state.phase) };
}

function isStanzaFromServer(input: Unstamped<RunInput>): boolean {
  if (input.kind !== 'frame') return false;
  return input.frame.direction === 'received' && input.frame.phase === 'session';
}

function optionsOf({ options }: RunnerSetup, { server }: RunnerPorts): RunOptions {
  return { ...DEFAULT_OPTIONS, ...options, embedded: server.embedded !== undefined };
}

function phaseOf(phase: RunPhase): RunnerPhase {
  if (phase === 'new') return 'preparing';
  return phase === 'closing' || phase === 'draining' ? 'running' : phase;
}

/**
 * Time since the run began: the clock's, and what the embedded server's clock was moved ahead until a stanza came.
 * Moving it in vain costs nobody time, so it does not count.
 */
function createRunTime(clock: Clock): RunTime & { now(): Milliseconds } {
  const start = clock.now();
  let counted = 0;
  let ahead = 0;
  return {
    now: () => clock.now() - start + counted,
    moveAhead: (by) => {
      ahead = by;
    },
    pass: (by) => {
      counted += by;
    },
    stanzaCame: () => {
      counted += ahead;
      ahead = 0;
    },
  };
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
