import { appendAll } from '../../base/append-all.ts';
import type { Clock, Milliseconds } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { RunEnded, TraceEntry, TraceEvent } from '../../trace/event.ts';
import { eventSeq } from '../../trace/event-seq.ts';
import { createDelivery, type DeliveryOptions } from '../delivery.ts';
import type { ServerPort } from '../ports.ts';
import type { Runner, RunnerPhase, RunnerSetup } from '../runner.ts';
import type { RunnerCommand } from '../runner-command.ts';
import { runStarted } from '../run-started.ts';
import { DEFAULT_OPTIONS } from '../state.ts';
import { endOfLostRun, type LostBecause } from './lost-run.ts';
import type { BreakpointsCommand } from './run-messages.ts';

/** The way to a run that is played beside its server. */
export interface DistantRun {
  readonly tell: (command: RunnerCommand | BreakpointsCommand) => void;
}

/** What becomes of such a run. */
export interface DistantRunListener {
  events(events: readonly TraceEvent[]): void;
  /** After the events that led to it. */
  phase(phase: RunnerPhase): void;
  /** Its server is no more, and its engine neither. */
  lost(because: LostBecause): void;
}

/** A server beside which runs are played. */
export interface RunsBeside extends Pick<ServerPort, 'label' | 'ownCode'> {
  /** Places a run there. The listener is never called from inside. */
  place(setup: RunnerSetup, listener: DistantRunListener): DistantRun;
}

/** So long a person who has stopped a run waits for its end: a server that hangs keeps its engine from hearing of it. */
const PATIENCE: Milliseconds = 400;

/** A runner whose engine is elsewhere, beside its server: all that `createRunner` promises holds, a message later. */
export function createDistantRunner(
  setup: RunnerSetup,
  beside: RunsBeside,
  ports: DeliveryOptions,
): Runner {
  return new RunElsewhere(setup, beside, ports).runner();
}

class RunElsewhere {
  readonly #setup: RunnerSetup;
  readonly #beside: RunsBeside;
  readonly #clock: Clock;
  readonly #events: TraceEvent[] = [];
  readonly #delivery: ReturnType<typeof createDelivery>;
  readonly #listeners = new Set<(phase: RunnerPhase) => void>();
  #phase: RunnerPhase = 'preparing';
  #finish: (end: RunEnded) => void = () => undefined;
  #patience: Disposable | undefined;

  constructor(setup: RunnerSetup, beside: RunsBeside, ports: DeliveryOptions) {
    this.#setup = setup;
    this.#beside = beside;
    this.#clock = ports.clock;
    this.#delivery = createDelivery(ports, this.#events);
  }

  runner(): Runner {
    const finished = new Promise<RunEnded>((resolve) => (this.#finish = resolve));
    const { tell } = this.#beside.place(this.#setup, {
      events: (events) => this.#take(events),
      phase: (phase) => this.#reach(phase),
      lost: (because) => this.#end(because),
    });
    const phase = () => this.#phase;
    return {
      get phase() {
        return phase();
      },
      events: this.#events,
      start: (mode = 'run', until) => tell({ kind: 'start', mode, until }),
      step: () => tell({ kind: 'step' }),
      stepActor: (actor) => tell({ kind: 'step-actor', actor }),
      continue: (mode = 'run') => tell({ kind: 'continue', mode }),
      take: () => tell({ kind: 'take' }),
      pause: () => tell({ kind: 'pause' }),
      compose: (actor, stanza) => tell({ kind: 'compose', actor, stanza }),
      connect: (actor) => tell({ kind: 'connect', actor }),
      disconnect: (actor) => tell({ kind: 'disconnect', actor }),
      stop: () => {
        tell({ kind: 'stop' });
        this.#patience ??= this.#clock.setTimer(PATIENCE, () => this.#end('stopped'));
      },
      setBreakpoints: ({ steps, conditions = [], atFailure }) =>
        tell({ kind: 'breakpoints', steps: [...steps], conditions, atFailure }),
      onPhase: (listener) => {
        this.#listeners.add(listener);
        return { dispose: () => this.#listeners.delete(listener) };
      },
      finished,
    };
  }

  #take(events: readonly TraceEvent[]): void {
    if (this.#phase === 'ended') return;
    appendAll(this.#events, events);
    this.#delivery.schedule();
  }

  #reach(phase: RunnerPhase): void {
    if (this.#phase === 'ended') return;
    this.#phase = phase;
    this.#delivery.deliver();
    for (const listener of this.#listeners) listener(phase);
    const last = this.#events.at(-1);
    if (last?.type !== 'run-ended') return;
    this.#patience?.dispose();
    this.#finish(last);
  }

  /** By ourselves, as nothing more will come, or too late. */
  #end(because: LostBecause): void {
    if (this.#phase === 'ended') return;
    const at = this.#events.at(-1)?.at ?? 0;
    const begin = this.#events.length === 0 ? [beginOf(this.#setup, this.#beside)] : [];
    const end = endOfLostRun(this.#events, this.#setup.scenario, because);
    for (const entry of [...begin, ...end]) {
      this.#events.push({ ...entry, seq: eventSeq(this.#events.length), at });
    }
    this.#reach('ended');
  }
}

function beginOf(
  { scenario, source, options }: RunnerSetup,
  { label: server, ownCode }: RunsBeside,
): TraceEntry {
  const whole = { ...DEFAULT_OPTIONS, ...options, embedded: true };
  return runStarted({ scenario, source, server, ownCode, options: whole });
}
