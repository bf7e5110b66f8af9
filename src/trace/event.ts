import type { Brand } from '../base/brand.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { OwnCode } from '../base/own-code.ts';
import type { CodePlace } from '../base/code-place.ts';
import type { FiredEvent } from '../base/fired-event.ts';
import type { SeenValue } from '../base/logpoint.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';
import type { TraceFormat } from './format.ts';
import type { ReceiveRule } from './receive-rule.ts';

/** Position of an event in its trace: counts from 0, without gaps. */
export type EventSeq = Brand<number, 'EventSeq'>;

interface EventBase {
  readonly seq: EventSeq;
  /** Since the run began, on the run's clock. */
  readonly at: Milliseconds;
}

export type Direction = 'sent' | 'received';

/** The first event of every trace. A trace explains itself: it carries the script, passwords blotted out. */
export interface RunStarted extends EventBase {
  readonly type: 'run-started';
  /** What the trace was recorded as; see `TRACE_FORMATS`. */
  readonly format: TraceFormat;
  /** The script with every password replaced by `*` of the same length, so that offsets still hold. */
  readonly source: string;
  /** What the page calls the server, e.g. `Prosody 0.12.3 · in this tab` or `ws://127.0.0.1:5280/xmpp-websocket`. */
  readonly server: string;
  readonly rule: ReceiveRule;
  /** Set when an error satisfies only a step that asks for it. */
  readonly errors?: 'strict';
  /** `any`: the order of children did not count. */
  readonly order?: 'any';
  /** Lua of the person's own that the server ran; absent: none. */
  readonly ownCode?: readonly OwnCode[];
  /** How the embedded server varied, as it is written (`history-length=3`); absent: not at all. */
  readonly variations?: readonly string[];
  /** Set where no run was recorded, but read from what another program wrote: nothing in it was expected. */
  readonly log?: LogOrigin;
}

/** What a trace was read from. */
export interface LogOrigin {
  /** Completes “A log of …”. */
  readonly format: string;
}

export interface StepStarted extends EventBase {
  readonly type: 'step-started';
  readonly step: number;
}

/** How a step ended. `sent`: an action was carried out. `failed`: an action could not be carried out. */
export type StepVerdict = 'sent' | 'matched' | 'differs' | 'missing' | 'unexpected' | 'failed';

export interface StepEnded extends EventBase {
  readonly type: 'step-ended';
  readonly step: number;
  readonly verdict: StepVerdict;
  /** The stanza that was sent or matched, or the nearest candidate of `differs`, or the intruder of `unexpected`. */
  readonly stanza?: EventSeq;
  /** Values of the variables that this step used, so that its difference can be computed again. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly captures?: Readonly<Record<string, string>>;
  /** For what went wrong or deserves a word: a sentence for people. */
  readonly note?: string;
}

/**
 * One frame as it was on the wire (RFC 7395), passwords blotted out. `phase: 'stream'` is everything before the
 * session is usable and after it ends (open, features, SASL, bind, close), and the pings of a barrier; `'session'`
 * are the script's stanzas, and stream errors.
 */
export interface FrameEvent extends EventBase {
  readonly type: 'frame';
  readonly actor: string;
  readonly direction: Direction;
  readonly phase: 'stream' | 'session';
  readonly xml: string;
  /**
   * What was on the wire, where the server has other names than the script: `xml` has the script's then. See
   * `xmpp/address-map/`.
   */
  readonly wire?: string;
  /** The step that sent it, for a sent stanza. */
  readonly step?: number;
  /**
   * The turn of the embedded server in which it was made, or taken in: all that the server did because of one thing that
   * was asked of it. Turns count from the begin of the run, with gaps.
   */
  readonly turn?: number;
  /** Where in the server's code a received frame was made: a `server-stack` event that came before. */
  readonly stack?: EventSeq;
}

/**
 * Calls that were under way in the embedded server's Lua while it sent something, innermost first. Recorded before the
 * first frame that was made there, once for all of them; absent from a trace of a server whose inside is not seen.
 */
export interface ServerStack extends EventBase {
  readonly type: 'server-stack';
  readonly places: readonly CodePlace[];
}

/**
 * A step that failed did not end the run. Its verdict stays, and so does the outcome of the run. `passed`: the step was
 * passed over; `taken`: the stanza that its end names was taken as if it had matched. Either way that stanza goes with
 * the step, and what the step skipped after it (all that it skipped, when it names none) is unread again.
 */
export interface StepExcused extends EventBase {
  readonly type: 'step-excused';
  readonly step: number;
  readonly how: 'passed' | 'taken';
  /** What the captures of the step took from the stanza. */
  readonly captures?: Readonly<Record<string, string>>;
}

/** A stanza was passed over while a step waited for another one. */
export interface StanzaSkipped extends EventBase {
  readonly type: 'stanza-skipped';
  readonly stanza: EventSeq;
  readonly step: number;
}

/** While the run paused, a person sent this stanza by hand; it belongs to no step. Comes right after its frame. */
export interface StanzaComposed extends EventBase {
  readonly type: 'stanza-composed';
  readonly actor: string;
  readonly stanza: EventSeq;
  /** As it was written, in `jabber:client`: its variables are not filled in. */
  readonly written: string;
}

export type ConnectionState = 'connecting' | 'online' | 'offline';

export interface ConnectionChanged extends EventBase {
  readonly type: 'connection';
  readonly actor: string;
  readonly state: ConnectionState;
  /** The bound full JID, when online. */
  readonly jid?: string;
  /** Why it went offline, when nobody asked for it. */
  readonly problem?: Problem;
  /** A person has connected or disconnected the actor while the run paused: no step did. Absent once it is online. */
  readonly byHand?: true;
}

/** What happened, what it means, what to do next: each a full sentence. */
export interface Problem {
  /** Stable, kebab-case, e.g. `wrong-password`. */
  readonly code: string;
  readonly what: string;
  readonly meaning: string;
  readonly advice: string;
  /** Set where the server ended the session, or did not let it begin. */
  readonly ending?: ServerEnding;
}

export interface ServerEnding {
  /** `refused`: before the session was usable. */
  readonly how: 'refused' | 'disconnected';
  /** Of the stream error, of SASL or of the bind; absent where the server gave none. */
  readonly condition?: string;
}

export interface RunPaused extends EventBase {
  readonly type: 'run-paused';
  /** The step that would run, is waiting, or has failed, when the run paused. */
  readonly step: number;
  /** `stanza`: a breakpoint is on stanzas like the one that just passed. */
  readonly reason: 'step' | 'breakpoint' | 'pause' | 'failure' | 'stanza' | 'logpoint';
  /** The stanza of the reason `stanza`; the `logpoint-told` of the reason `logpoint`. */
  readonly stanza?: EventSeq;
}

export interface RunResumed extends EventBase {
  readonly type: 'run-resumed';
}

export interface ServerLogged extends EventBase {
  readonly type: 'server-log';
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly source: string;
  readonly message: string;
  /** See `FrameEvent.turn`. */
  readonly turn?: number;
}

/**
 * What the embedded server knew of its rooms once it had finished with the last action, or with the time that was let
 * pass: asked of it, not told to any actor. Recorded where it is not as it was before, so the newest one counts; absent
 * from a trace whose server cannot be asked.
 */
export interface ServerRoomsAsked extends EventBase {
  readonly type: 'server-rooms';
  /** All rooms that there are, ordered by JID. */
  readonly rooms: readonly ServerRoom[];
}

/**
 * A line of the embedded server's Lua with a logpoint was about to run; or what is wrong with a logpoint. It holds no
 * secret that the run knows of.
 */
export interface LogpointTold extends EventBase {
  readonly type: 'logpoint-told';
  readonly file: string;
  readonly line: number;
  /** What was to be told there, as it was written. */
  readonly expression?: string;
  readonly condition?: string;
  /** What the expression came to. */
  readonly value?: SeenValue;
  /** Words that end a sentence. */
  readonly problem?: string;
  /** The variables that the function had; absent where the line did not run. */
  readonly locals?: readonly SeenValue[];
  /** See `FrameEvent.turn`. */
  readonly turn?: number;
  /** The calls that were under way: a `server-stack` event that came before. */
  readonly stack?: EventSeq;
}

/** All events that fired inside the embedded server in one turn, and what handled them. */
export interface EventsFired extends EventBase {
  readonly type: 'events-fired';
  /** See `FrameEvent.turn`. */
  readonly turn: number;
  /** In the order in which they began to fire. */
  readonly fired: readonly FiredEvent[];
  /** How many more there were. */
  readonly leftOut: number;
}

/**
 * Only in a file, which could not hold the whole trace: here so many events were left out. What follows is the end of the
 * run, if it had ended.
 */
export interface EventsLeftOut extends EventBase {
  readonly type: 'events-left-out';
  readonly count: number;
}

export type Outcome = 'passed' | 'failed' | 'error' | 'stopped';

/** The last event of a finished run. `step` is the failing one; `problem` is set for `error`. */
export interface RunEnded extends EventBase {
  readonly type: 'run-ended';
  readonly outcome: Outcome;
  readonly step?: number;
  readonly problem?: Problem;
}

export type TraceEvent =
  | RunStarted
  | StepStarted
  | StepEnded
  | StepExcused
  | FrameEvent
  | StanzaSkipped
  | StanzaComposed
  | ConnectionChanged
  | RunPaused
  | RunResumed
  | ServerLogged
  | ServerRoomsAsked
  | ServerStack
  | LogpointTold
  | EventsFired
  | EventsLeftOut
  | RunEnded;

type WithoutStamp<T> = T extends TraceEvent ? Omit<T, 'seq' | 'at'> : never;

/** An event before the log has numbered it. */
export type TraceEntry = WithoutStamp<TraceEvent>;
