import type { OwnCode } from '../base/own-code.ts';
import type { CodePlace } from '../base/code-place.ts';
import type { Disposable } from '../base/disposable.ts';
import type { FiredEvent } from '../base/fired-event.ts';
import type { Logpoint, SeenValue } from '../base/logpoint.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { ScenarioActor } from '../script/scenario.ts';
import type { Direction, Problem } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';

/** What the runner needs of the wire. `transport/` implements it; specs use simulated ones. */
export interface ActorConnector {
  /**
   * Opens the actor's session (stream, authentication, bind: nothing more). Never throws: what goes wrong reaches
   * `listener.closed`. Calls of the listener are never made from inside `connect`.
   */
  connect(actor: ScenarioActor, listener: ActorListener): ActorSession;
}

export interface WireFrame {
  readonly direction: Direction;
  readonly phase: 'stream' | 'session';
  /** As on the wire, secrets blotted out; in the script's names where the server has others. */
  readonly xml: string;
  /** As on the wire where `xml` is not, secrets blotted out. */
  readonly wire?: string;
  /** The parsed stanza, or stream error, of a `session` frame; absent for a frame of the stream, or one that is no well-formed XML. */
  readonly stanza?: XmlElement;
  /** Set where `stanza` tells a secret that `xml` does not: nobody may keep it. */
  readonly isBlotted?: true;
  /** Set on what `sendRaw` has put on the wire. */
  readonly isRaw?: true;
  /** The embedded server's turn in which it was made, or is taken in. */
  readonly turn?: number;
  /** Where the embedded server's code stood as it was made; equal ones are the same object. */
  readonly stack?: readonly CodePlace[];
}

export interface ActorListener {
  /** Every frame, both ways, in wire order. */
  frame(frame: WireFrame): void;
  /** The session is usable; called at most once, after the bind result's frame. */
  online(fullJid: string): void;
  /** The session is over; called exactly once. `problem` is absent when `disconnect` or `abort` asked for it. */
  closed(problem?: Problem): void;
}

export interface ActorSession {
  /** Puts one stanza on the wire. After the end it does nothing. */
  send(stanza: XmlElement): void;
  /** Puts a text on the wire as it is, in one frame: stanza, several of them, or no XML at all. After the end it does nothing. */
  sendRaw(text: string): void;
  /** Closes the stream in order (RFC 7395, 3.6), then the socket. */
  disconnect(): void;
  /** Drops the socket at once. */
  abort(): void;
  /** Whether something has come that the listener has not been told yet, as it is large. Absent: never. */
  readonly isReading?: boolean;
}

/** The server as the run sees it: how to know that nothing more will come. */
export interface ServerPort {
  /** What people call it: without the secrets of its address. */
  readonly label: string;
  /** Lua of the person's own that it runs. */
  readonly ownCode?: readonly OwnCode[];
  /** Those secrets, so that they can be masked wherever they turn up. */
  readonly secrets?: readonly string[];
  /** Makes it ready for a run: a fresh server where that is possible, as the script wants it where it can be told. Rejects with a `Problem` in `ProblemError`. */
  prepare(stage?: Stage, actors?: readonly ScenarioActor[]): Promise<void>;
  /** Takes away what a run has made on a server that lives on. Never rejects; absent: nothing is to be done. */
  finish?(): Promise<void>;
  /** Present on the embedded server only. */
  readonly embedded?: EmbeddedClock;
  onLog(listener: (line: ServerLogLine) => void): Disposable;
  /** What was to be watched inside an embedded server; absent where nothing can be. */
  onInside?(listener: (told: InsideTold) => void): Disposable;
}

export type InsideTold = LineInside | EventsInside;

/** All events that fired in one turn of the server. */
export interface EventsInside {
  readonly kind: 'events';
  readonly turn: number;
  readonly fired: readonly FiredEvent[];
  /** How many more there were. */
  readonly leftOut: number;
}

/** A line with a logpoint was about to run; or what is wrong with a logpoint. */
export interface LineInside extends Pick<WireFrame, 'turn' | 'stack'> {
  readonly kind: 'logpoint';
  readonly logpoint: Logpoint;
  /** Where it stands. */
  readonly line: number;
  readonly value?: SeenValue;
  readonly problem?: string;
  readonly locals?: readonly SeenValue[];
}

export interface ServerLogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly source: string;
  readonly message: string;
  /** The turn of the embedded server in which it was written. */
  readonly turn?: number;
}

/** The embedded server runs on our clock. */
export interface EmbeddedClock {
  /** Resolves when all that was sent has been processed and all answers have been delivered to the sessions. */
  idle(): Promise<IdleReport>;
  /** Moves the server's clock forward and fires what is due. */
  advance(by: Milliseconds): Promise<void>;
  /** Every room as the server has it; absent where nobody wants it recorded. */
  rooms?(): Promise<readonly ServerRoom[]>;
}

export interface IdleReport {
  /** Until the server's next timer; `undefined` when there is none. */
  readonly nextTimerIn: Milliseconds | undefined;
}
