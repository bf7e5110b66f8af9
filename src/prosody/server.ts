import type { Disposable } from '../base/disposable.ts';
import type { UsualHost } from './usual-hosts.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { CodePlace } from '../base/code-place.ts';
import type { FiredEvent } from '../base/fired-event.ts';
import type { Logpoint, SeenValue } from '../base/logpoint.ts';
import type { Stage } from '../xmpp/stage.ts';
import type { CountedFile } from './counted-code.ts';
import type { LuaFault } from './lua-fault.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';

/**
 * A real Prosody in this process or tab. Knows nothing of the debugger. One instance is one server; connections
 * speak RFC 7395 frames, as Prosody's mod_websocket does.
 */
export interface ProsodyServer {
  /** E.g. `0.12.3`. */
  readonly version: string;
  /** Modules in front of its own that are loaded; absent: none. */
  readonly ownModules?: readonly LoadedModule[];
  /** What did not load as it started; absent: nothing. */
  readonly faults?: readonly LuaFault[];
  /** Options, modules and components of its own configuration that count for nothing here; absent: none. */
  readonly setAside?: readonly string[];
  /** What its own configuration serves; absent: it has none. */
  readonly hosts?: readonly UsualHost[];
  /** Opens a client connection. Frames may be sent at once. */
  open(listener: ConnectionListener): ProsodyConnection;
  /** Resolves when every frame sent so far was processed and every frame it caused was delivered to its listener. */
  idle(): Promise<Idle>;
  /** Moves the virtual clock forward, firing timers that fall due, in their order; resolves when idle again. */
  advance(by: Milliseconds): Promise<Idle>;
  /**
   * A fresh server, as after boot; all connections are gone without a word. It then has what the stage asks for. Rejects
   * with a `StageError` where it cannot. Takes under 50 ms, more where hosts or options are asked for.
   */
  reset(stage?: Stage, watched?: Watched): Promise<void>;
  /**
   * Every room that there is, ordered by JID, after every frame sent so far was processed. Changes nothing. Takes about
   * 1 ms. Rejects when the server cannot say; its log tells why.
   */
  rooms(): Promise<readonly ServerRoom[]>;
  /** The text of one of its own Lua files, e.g. `modules/muc/muc.lib.lua`; `undefined` when it has none of that name. */
  source(file: string): Promise<string | undefined>;
  /**
   * What of its Lua ran since the last reset, after every frame sent so far was processed. Empty where that reset did
   * not ask for it.
   */
  coverage(): Promise<readonly CountedFile[]>;
  onLog(listener: (line: ProsodyLogLine) => void): Disposable;
  /** What was asked for of its inside (`Watched`), as it happens. */
  onInside(listener: (told: Inside) => void): Disposable;
  /** The way to whoever shares the server's thread, if anybody does; for one listener. Absent where nobody can. */
  readonly beside?: (listener: BesideListener) => (message: unknown) => void;
  dispose(): void;
}

/** Hears whoever shares a server's thread. */
export interface BesideListener {
  hear(message: unknown): void;
  /** The thread is no more, and why. */
  ended(problem: Error): void;
  /** Whether a word is due from there: then silence counts as the server's. */
  owes(): boolean;
}

/** A module of whoever runs the server, and the hosts that have loaded it; `*` is the server itself. */
export interface LoadedModule {
  /** Without `mod_`. */
  readonly name: string;
  readonly hosts: readonly string[];
}

/** Why a server did not start: code that did not load, where it is known which. */
export class BootError extends Error {
  override readonly name = 'BootError';
  readonly fault: LuaFault | undefined;

  constructor(message: string, fault: LuaFault | undefined) {
    super(message);
    this.fault = fault;
  }
}

/** Why the server cannot be as a script asks; its message ends a sentence. The server itself is well. */
export class StageError extends Error {
  override readonly name = 'StageError';
}

/**
 * What is watched until the next reset. It changes the time that the server takes, and `coverage` the order of what Prosody
 * keeps by objects and functions, which nothing decides but where these lie in memory: the features of a stream, for one.
 */
export interface Watched {
  /** Where in Prosody's code each frame was made. */
  readonly stacks?: boolean;
  /** The lines of the log that are for debugging: otherwise it has none of them. */
  readonly debugLog?: boolean;
  /** Which lines of Prosody's Lua run. Takes a boot when it is first asked for, and makes the server several times slower. */
  readonly coverage?: boolean;
  /** Where its Lua is looked at. Makes the server slower: each line that runs is held against them. */
  readonly logpoints?: readonly Logpoint[];
  /** Which of its events fire, and what handles them. */
  readonly events?: boolean;
}

/** Something that was watched inside the server. */
export type Inside = LineTold | EventsTold;

/** All that fired in one turn. */
export interface EventsTold {
  readonly kind: 'events';
  readonly turn: TurnNumber;
  /** In the order in which they began to fire. */
  readonly fired: readonly FiredEvent[];
  /** How many more there were. */
  readonly leftOut: number;
}

/** A line with a logpoint was about to run; or what is wrong with a logpoint. */
export interface LineTold extends FrameOrigin {
  readonly kind: 'logpoint';
  readonly logpoint: Logpoint;
  /** Where it stands: the next line at or after that of the logpoint with something to run. */
  readonly line: number;
  /** What the expression came to. */
  readonly value?: SeenValue;
  /** What is wrong, in words that end a sentence; each is told once. */
  readonly problem?: string;
  /** The variables that the function has at that line. Absent where the line did not run. */
  readonly locals?: readonly SeenValue[];
}

/**
 * What the server does because of one request of its clients' side is a turn. Turns are numbered from the newest reset,
 * which is 0. A turn that lets time pass may be many things to Prosody.
 */
export type TurnNumber = number;

export interface FrameOrigin {
  readonly turn: TurnNumber;
  /**
   * Innermost first; absent when it is not watched. Equal stacks of the same server since the same reset are the same
   * object.
   */
  readonly stack?: readonly CodePlace[];
}

export interface ConnectionListener {
  /** One RFC 7395 frame from the server. Never called from inside `open` or `send`. */
  frame(xml: string, origin: FrameOrigin): void;
  /** The server closed the connection (after its last frame), or broke, and why; not called after `close`. */
  closed(problem?: string): void;
}

export interface ProsodyConnection {
  /** One RFC 7395 frame to the server. After the end it does nothing. */
  send(frame: string): void;
  /** The turn in which the server will take in the frame that is sent next, if nothing else is asked of it before. */
  nextTurn(): TurnNumber;
  /** Drops the connection, as a lost socket would. */
  close(): void;
}

export interface Idle {
  /** Until the next timer on the virtual clock; `undefined` when there is none. */
  readonly nextTimerIn: Milliseconds | undefined;
}

export interface ProsodyLogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly source: string;
  readonly message: string;
  /** Absent for lines of the boot. */
  readonly turn?: TurnNumber;
}
