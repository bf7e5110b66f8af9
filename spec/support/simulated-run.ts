import type { Milliseconds } from '../../src/base/clock.ts';
import { explainer } from '../../src/diagnosis/diagnosis.ts';
import { advance, type Advanced } from '../../src/run/advance.ts';
import type { RunCommand } from '../../src/run/command.ts';
import type { PersonInput, RunInput } from '../../src/run/input.ts';
import type { WireFrame } from '../../src/run/ports.ts';
import {
  createRunState,
  DEFAULT_OPTIONS,
  type RunOptions,
  type RunState,
} from '../../src/run/state.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import type { Problem, RunEnded, StepEnded, TraceEvent } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { printXml } from '../../src/xml/print.ts';
import { scenario, stanza } from './scenario-notation.ts';
import { notate } from './trace-notation.ts';

/** Something the simulated server does once a step has acted: `{ on: 2, to: 'Romeo', xml: '<iq/>' }`. */
export interface Cue {
  /** The action (a step's index) that causes it; 0: each stanza that is sent by hand. */
  readonly on: number;
  readonly to: string;
  /** A stanza to deliver; or instead, the session ends. */
  readonly xml?: string;
  readonly closes?: Problem | 'in order';
  /** After the action: virtual time on the embedded server, else real time. Default 0. */
  readonly after?: Milliseconds;
}

export interface Simulation {
  /** In notation, or compiled from `source`. */
  readonly script: string | Scenario;
  readonly source?: string;
  readonly cues?: readonly Cue[];
  readonly options?: Partial<RunOptions>;
  readonly start?: 'run' | 'step';
  readonly breakpoints?: readonly number[];
  /** What a person does before the n-th happening (from 0); asked until it says `undefined`. */
  readonly person?: (happening: number, run: SimulatedRun) => PersonInput | undefined;
  /** Picks among `choices` deliveries to different actors that could come next; the first by default. */
  readonly pick?: (choices: number) => number;
  /** The embedded server has a timer that is always due at once. */
  readonly alwaysDue?: boolean;
  readonly refuses?: Readonly<Record<string, Problem>>;
}

interface Happening {
  readonly due: Milliseconds;
  /** The actor it is delivered to; deliveries to one actor keep their order. */
  readonly lane?: string;
  readonly token?: number;
  readonly input: Unstamped;
}

type Unstamped = RunInput extends infer T ? (T extends RunInput ? Omit<T, 'at'> : never) : never;

/** A run of the engine in a simulated world: no promises, no real time. */
export class SimulatedRun {
  private readonly log = createTraceLog();
  private readonly simulation: Simulation;
  private readonly embedded: boolean;
  readonly scenario: Scenario;
  private readonly onDemand: Happening[] = [];
  private pending: Happening[] = [];
  private questions: number[] = [];
  private serverTime = 0;
  now = 0;
  state;
  readonly commands: RunCommand[] = [];
  /** Every call of the engine, so that it can be made again. */
  readonly calls: {
    readonly state: RunState;
    readonly input: RunInput;
    readonly result: Advanced;
  }[] = [];

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    const options = { ...DEFAULT_OPTIONS, embedded: true, ...simulation.options };
    this.embedded = options.embedded;
    const { script } = simulation;
    this.scenario = typeof script === 'string' ? scenario(script) : script;
    this.state = createRunState({
      scenario: this.scenario,
      source: simulation.source ?? '',
      server: 'simulated',
      options,
      explainer,
    });
  }

  get events(): readonly TraceEvent[] {
    return this.log.events;
  }

  /** The trace in notation; without connections, and with stanzas, as the run went. */
  get lines(): string[] {
    return this.events.filter(({ type }) => type !== 'connection').map(notate);
  }

  get verdicts(): string[] {
    return this.stepEnds.map(({ verdict }) => verdict);
  }

  get stepEnds(): StepEnded[] {
    return this.events.filter((event) => event.type === 'step-ended');
  }

  get ended(): RunEnded | undefined {
    return this.events.find((event) => event.type === 'run-ended');
  }

  /** Runs until nothing more happens by itself. */
  play(): this {
    this.feed({ kind: 'breakpoints-changed', steps: new Set(this.simulation.breakpoints) });
    this.feed({ kind: 'start', mode: this.simulation.start ?? 'run' });
    return this.goOn();
  }

  goOn(): this {
    for (let count = 0; ; count++) {
      for (;;) {
        const wish = this.simulation.person?.(count, this);
        if (wish === undefined) break;
        this.feed(wish);
      }
      if (!this.happen()) return this;
    }
  }

  feed(input: Unstamped): void {
    const cursor = this.state.cursor;
    const stamped = { ...input, at: this.now };
    const result = advance(this.state, stamped);
    this.calls.push({ state: this.state, input: stamped, result });
    this.state = result.state;
    for (const entry of result.events) this.log.append(entry, this.now);
    this.commands.push(...result.commands);
    for (const command of result.commands) this.carryOut(command, cursor);
  }

  /** Lets the next thing happen; false when there is none. */
  private happen(): boolean {
    const next = this.takeNext();
    if (next === undefined) return this.answerQuestion();
    this.now = Math.max(this.now, next.due);
    if (!this.isToNobody(next.input)) this.feed(next.input);
    return true;
  }

  /** A server sends nothing to a session that is gone. */
  private isToNobody(input: Unstamped): boolean {
    if (input.kind !== 'frame' || input.frame.direction !== 'received') return false;
    return this.state.actors.get(input.actor)?.connection === 'offline';
  }

  private takeNext(): Happening | undefined {
    const earliest = Math.min(...this.pending.map(({ due }) => due));
    const due = this.pending.filter((each) => each.due === earliest);
    const heads = due.filter(
      (each) => each.lane === undefined || due.find(({ lane }) => lane === each.lane) === each,
    );
    const chosen = heads[heads.length > 1 ? (this.simulation.pick?.(heads.length) ?? 0) : 0];
    this.pending = this.pending.filter((each) => each !== chosen);
    return chosen;
  }

  /** The embedded server is idle when everything has been delivered. */
  private answerQuestion(): boolean {
    const token = this.questions.shift();
    if (token === undefined) return false;
    const dues = this.onDemand.map(({ due }) => due);
    const next = Math.min(...dues, this.simulation.alwaysDue === true ? this.serverTime : Infinity);
    const nextTimerIn = next === Infinity ? undefined : next - this.serverTime;
    this.feed({ kind: 'idle', token: token as never, report: { nextTimerIn } });
    return true;
  }

  private put(command: Extract<RunCommand, { readonly kind: 'send' | 'send-raw' }>): void {
    const sent = { direction: 'sent', phase: 'session' } as const;
    const frame: WireFrame =
      command.kind === 'send'
        ? { ...sent, xml: printXml(command.stanza), stanza: stanza(printXml(command.stanza)) }
        : { ...sent, xml: command.text, isRaw: true };
    this.soon({ kind: 'frame', actor: command.actor, frame }, command.actor);
    this.cue(this.state.phase === 'paused' ? 0 : this.state.cursor);
  }

  private carryOut(command: RunCommand, step: number): void {
    switch (command.kind) {
      case 'prepare-server':
        return this.soon({ kind: 'prepared' });
      case 'connect':
        return this.connect(command.actor, step);
      case 'send':
      case 'send-raw':
        return this.put(command);
      case 'disconnect':
        this.soon({ kind: 'closed', actor: command.actor }, command.actor);
        return this.cueUnlessClosing();
      case 'abort':
        return this.soon({ kind: 'closed', actor: command.actor }, command.actor);
      case 'ask-idle':
        this.questions.push(command.token);
        return;
      case 'advance-server':
      case 'pass-time':
        this.moveServer(command.by);
        this.questions.push(command.token);
        return;
      case 'start-timer':
        return this.startTimer(command);
      case 'cancel-timer':
        this.pending = this.pending.filter(({ token }) => token !== command.token);
    }
  }

  private cueUnlessClosing(): void {
    if (this.state.phase !== 'closing') this.cue(this.state.cursor);
  }

  private startTimer({
    token,
    delay,
  }: Extract<RunCommand, { readonly kind: 'start-timer' }>): void {
    const input = { kind: 'timer-fired', token } as const;
    this.pending.push({ due: this.now + delay, token, input });
  }

  private connect(actor: string, step: number): void {
    const problem = this.simulation.refuses?.[actor];
    if (problem !== undefined) return this.soon({ kind: 'closed', actor, problem }, actor);
    const jid = `${actor.toLowerCase()}@localhost/${step}`;
    this.soon({ kind: 'online', actor, jid }, actor);
    this.cue(this.state.cursor);
  }

  private soon(input: Unstamped, lane?: string): void {
    this.pending.push({ due: this.now, input, ...(lane === undefined ? {} : { lane }) });
  }

  private cue(step: number): void {
    for (const cue of this.simulation.cues ?? []) {
      if (cue.on !== step) continue;
      const after = cue.after ?? 0;
      const base = this.embedded && after > 0 ? this.serverTime : this.now;
      const happening = { due: base + after, lane: cue.to, input: inputOf(cue) };
      (this.embedded && after > 0 ? this.onDemand : this.pending).push(happening);
    }
  }

  private moveServer(by: Milliseconds): void {
    this.serverTime += by;
    this.now += by;
    const due = this.onDemand.filter((each) => each.due <= this.serverTime);
    for (const each of due) {
      this.onDemand.splice(this.onDemand.indexOf(each), 1);
      this.pending.push({ ...each, due: this.now });
    }
  }
}

function inputOf({ to, xml, closes }: Cue): Unstamped {
  if (xml === undefined) {
    return {
      kind: 'closed',
      actor: to,
      ...(typeof closes === 'object' ? { problem: closes } : {}),
    };
  }
  const frame = { direction: 'received', phase: 'session', xml, stanza: stanza(xml) } as const;
  return { kind: 'frame', actor: to, frame };
}

/** Plays a simulation to its end. */
export function simulate(simulation: Simulation): SimulatedRun {
  return new SimulatedRun(simulation).play();
}

export const LOST: Problem = {
  code: 'connection-lost',
  what: 'The connection was lost.',
  meaning: 'Nothing more can come.',
  advice: 'Run again.',
};
