import type { OwnCode } from '../base/own-code.ts';
import type { StageVariation } from '../xmpp/stage.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { CodePlace } from '../base/code-place.ts';
import type {
  IsDisconnectedStep,
  IsRefusedStep,
  Scenario,
  ScenarioActor,
} from '../script/scenario.ts';
import type {
  Direction,
  EventSeq,
  Outcome,
  Problem,
  RunPaused,
  StepVerdict,
} from '../trace/event.ts';
import type { ReceiveRule } from '../trace/receive-rule.ts';
import { eventSeq } from '../trace/event-seq.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Token } from './command.ts';
import type { ActorState } from './actor-state.ts';
import type { Explainer } from './explainer.ts';
import { emptySequence } from '../base/sequence.ts';

export interface RunOptions {
  readonly rule: ReceiveRule;
  /** Whether an error satisfies only a `receives` that asks for it. */
  readonly strictErrors: boolean;
  /** Whether the order of children counts nowhere. */
  readonly anyOrder: boolean;
  /** How long a `receives` waits: real time, or the embedded server's. */
  readonly timeout: Milliseconds;
  /** How long nothing may come for a `receives: nothing`. */
  readonly nothingWindow: Milliseconds;
  /** On the embedded server not needed. */
  readonly barrier: Barrier;
  /** Whether the server tells when it is idle, and runs on our clock. */
  readonly embedded: boolean;
  readonly atFailure: AtFailure;
  /** Steps that may fail: the run goes on past them, with the outcome that they give it. */
  readonly excused: readonly number[];
  /**
   * Whether a run waits before it closes until nothing more comes, so that it does not depend on who was faster what its
   * trace holds. On the embedded server not needed.
   */
  readonly drains: boolean;
  /** Whether a run waits where time is to pass on a server whose clock cannot be moved. If not, it ends there with an error. */
  readonly waitsForTime: boolean;
  /** How the embedded server is to vary, besides what the script says. */
  readonly variations: readonly StageVariation[];
}

/** `step` pauses before each step, the first one included; `failure` pauses at each step that fails. */
export type RunMode = 'run' | 'step' | 'failure';

/** What a run does when a step fails. */
export type AtFailure = 'end' | 'pause';

/** A message, presence or iq of a session, as it passes. */
export interface StanzaFacts {
  readonly actor: string;
  readonly direction: Direction;
  readonly element: XmlElement;
  /** The step that sends it, or runs while it comes. */
  readonly step: number;
}

/** Whether a run pauses at a stanza. */
export type StanzaTest = (stanza: StanzaFacts) => boolean;

/** The same as plain data: a stanza that a filter takes, during that step if one is named. */
export interface StanzaCondition {
  /** In the language of filters. */
  readonly text: string;
  readonly step?: number;
}

/** What keeps the actions of two actors from overtaking each other on a server that is not ours. */
export type Barrier =
  /** A pause before an action of another actor than the last one's. */
  | { readonly kind: 'settle'; readonly ms: Milliseconds }
  /**
   * After each action a ping (XEP-0199) by the actor that acted, then one by each of the others: with the answers all
   * that the action caused has arrived. Holds where the server handles one stanza after the other.
   */
  | { readonly kind: 'ping' };

export const DEFAULT_OPTIONS: RunOptions = {
  rule: 'skip',
  strictErrors: false,
  anyOrder: false,
  timeout: 5000,
  nothingWindow: 1000,
  barrier: { kind: 'settle', ms: 20 },
  embedded: false,
  atFailure: 'end',
  excused: [],
  drains: false,
  waitsForTime: true,
  variations: [],
};

/** What stays the same during a run. */
export interface RunSetup {
  readonly scenario: Scenario;
  /** The script, passwords blotted out. */
  readonly source: string;
  /** What people call the server. */
  readonly server: string;
  /** Lua of the person's own that it runs. */
  readonly ownCode?: readonly OwnCode[] | undefined;
  readonly options: RunOptions;
  /** Says why a step was not satisfied. */
  readonly explainer: Explainer;
}

/**
 * `draining`: the outcome is known, and what its last actions caused may still come. `closing`: the remaining sessions are
 * being closed.
 */
export type RunPhase =
  'new' | 'preparing' | 'running' | 'paused' | 'draining' | 'closing' | 'ended';

export interface RunState {
  readonly setup: RunSetup;
  readonly phase: RunPhase;
  /** The step that runs or comes next, from 1; one more than there are steps at the end. */
  readonly cursor: number;
  readonly wait: Wait;
  readonly actors: ReadonlyMap<string, ActorState>;
  readonly captures: ReadonlyMap<string, string>;
  readonly mode: RunMode;
  readonly breakpoints: ReadonlySet<number>;
  readonly onStanza: StanzaTest | undefined;
  readonly atFailure: AtFailure;
  /** The run pauses once a step of this actor has been carried out. */
  readonly until: string | undefined;
  /** Why to pause as soon as that is possible. */
  readonly pauseAsked: Pause | undefined;
  /** The step before which a person has already been asked: it does not pause again. 0: none. */
  readonly released: number;
  /** The newest action: a barrier may be needed before one of another actor. */
  readonly lastAction: { readonly actor: string; readonly at: Milliseconds } | undefined;
  /** Sent by hand and not on the wire yet, in order. */
  readonly composed: readonly ComposedStanza[];
  /** The server may still be busy with the last act by hand; the next ones wait for that. */
  readonly byHand: ByHand | undefined;
  /** Who sent something by hand that the server may not have finished with. */
  readonly unsettled: string | undefined;
  /** Set once the outcome is known: the first step that fails decides it, wherever the run goes then. */
  readonly ending: Ending | undefined;
  /** The events that tell the server's stacks so far. */
  readonly stacks: ReadonlyMap<readonly CodePlace[], EventSeq>;
  readonly nextSeq: EventSeq;
  readonly nextToken: number;
}

export type Pause = Pick<RunPaused, 'reason' | 'stanza'>;

/** A stanza that a person sends by hand. */
export interface ComposedStanza {
  readonly actor: string;
  readonly stanza: XmlElement;
  /** As XML in `jabber:client`, its variables not filled in. */
  readonly written: string;
}

/** What a person does as an actor while the run pauses. */
export type HandAct =
  { readonly kind: 'compose'; readonly actor: string; readonly stanza: XmlElement } | SessionAct;

/** Connects an actor who is offline, or disconnects one who is online. */
export interface SessionAct {
  readonly kind: 'connect' | 'disconnect';
  readonly actor: string;
}

/** What is to be done by hand, each once the server has finished with the one before. */
export interface ByHand {
  /** An answer to the question of that token, or the begin or end of the actor's session. */
  readonly awaits: { readonly kind: 'answer'; readonly token: Token } | SessionAct;
  readonly next: readonly HandAct[];
}

export interface Ending {
  readonly outcome: Outcome;
  readonly step?: number | undefined;
  readonly problem?: Problem | undefined;
}

/** What must happen before the run goes on. */
export type Wait =
  /** Nothing: the step at the cursor may begin. */
  | { readonly kind: 'ready' }
  /** For the pause between actions of different actors. */
  | { readonly kind: 'settling'; readonly token: Token }
  | { readonly kind: 'settled' }
  | PingingWait
  /** For the embedded server to finish with the last action. */
  | { readonly kind: 'idle'; readonly token: Token }
  | { readonly kind: 'connecting' }
  /** For the server not to let the actor in. */
  | { readonly kind: 'refusing'; readonly step: IsRefusedStep }
  | { readonly kind: 'disconnecting' }
  /** For time to pass: until the server's clock has been moved, or the timer fires. */
  | { readonly kind: 'passing'; readonly token: Token }
  | SendingWait
  | ExpectationWait
  | FailedWait
  /** For nothing more to come for the pause between actions, or for a moment of the clock at most. */
  | { readonly kind: 'draining'; readonly token: Token; readonly until: Milliseconds }
  /** For the remaining sessions to close. */
  | { readonly kind: 'closing' };

/** For answers to pings, and no longer than the timer of `token`. */
export interface PingingWait {
  readonly kind: 'pinging';
  readonly token: Token;
  /** Actors whose answer is due. */
  readonly awaited: ReadonlySet<string>;
  /** Actors that ping next. */
  readonly next: readonly string[];
}

/** For our stanza to appear on the wire. */
export interface SendingWait {
  readonly kind: 'sending';
  /** `undefined` for what is sent as written. */
  readonly stanza: XmlElement | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** What is to be said of the step when it has been carried out. */
  readonly note?: string | undefined;
}

/** For a stanza, or for time to pass without one. */
export interface ExpectationWait {
  readonly kind: 'expecting';
  /** With its variables filled in; `undefined` for `receives: nothing`, and where the session's end is awaited. */
  readonly pattern: XmlElement | undefined;
  /** Set where the session's end is awaited. */
  readonly end?: IsDisconnectedStep | undefined;
  readonly variables: Readonly<Record<string, string>>;
  /** Of the timer, or of the question to the server; absent while paused. */
  readonly token: Token | undefined;
  /** What is left of the time limit: since `since`, or on the embedded server's clock. */
  readonly remaining: Milliseconds;
  readonly since: Milliseconds;
  /** The place in the trace at which the step began to wait. */
  readonly began: EventSeq;
}

/** For a person to let a step pass that has failed. */
export interface FailedWait {
  readonly kind: 'failed';
  readonly verdict: StepVerdict;
  readonly stanza: EventSeq | undefined;
  /** As in the expectation. */
  readonly pattern: XmlElement | undefined;
}

export function createRunState(setup: RunSetup): RunState {
  return {
    setup,
    phase: 'new',
    cursor: 1,
    wait: { kind: 'ready' },
    actors: new Map(setup.scenario.actors.map((actor) => [actor.name, createActorState(actor)])),
    captures: new Map(),
    mode: 'run',
    breakpoints: new Set(),
    onStanza: undefined,
    atFailure: setup.options.atFailure,
    until: undefined,
    pauseAsked: undefined,
    released: 0,
    lastAction: undefined,
    composed: [],
    byHand: undefined,
    unsettled: undefined,
    ending: undefined,
    stacks: new Map(),
    nextSeq: eventSeq(0),
    nextToken: 1,
  };
}

function createActorState(actor: ScenarioActor): ActorState {
  return {
    actor,
    connection: 'never',
    jid: undefined,
    problem: undefined,
    streamError: undefined,
    unread: emptySequence(),
    past: emptySequence(),
    lastSent: undefined,
  };
}
