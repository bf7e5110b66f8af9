import type { Disposable } from '../base/disposable.ts';
import type { Milliseconds } from '../base/clock.ts';
import type { Account } from '../xmpp/account.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';

/**
 * A real Prosody in this process or tab. Knows nothing of the debugger. One instance is one server; connections
 * speak RFC 7395 frames, as Prosody's mod_websocket does.
 */
export interface ProsodyServer {
  /** E.g. `0.12.3`. */
  readonly version: string;
  /** Opens a client connection. Frames may be sent at once. */
  open(listener: ConnectionListener): ProsodyConnection;
  /** Resolves when every frame sent so far was processed and every frame it caused was delivered to its listener. */
  idle(): Promise<Idle>;
  /** Moves the virtual clock forward, firing timers that fall due, in their order; resolves when idle again. */
  advance(by: Milliseconds): Promise<Idle>;
  /**
   * A fresh server, as after boot; all connections are gone without a word. Where accounts are given, only these may
   * sign in, with their own passwords; else anybody with any. Takes under 50 ms. */
  reset(accounts?: readonly Account[]): Promise<void>;
  /**
   * Every room that there is, ordered by JID, after every frame sent so far was processed. Changes nothing. Takes about
   * 1 ms. Rejects when the server cannot say; its log tells why.
   */
  rooms(): Promise<readonly ServerRoom[]>;
  onLog(listener: (line: ProsodyLogLine) => void): Disposable;
  dispose(): void;
}

export interface ConnectionListener {
  /** One RFC 7395 frame from the server. Never called from inside `open` or `send`. */
  frame(xml: string): void;
  /** The server closed the connection (after its last frame), or broke, and why; not called after `close`. */
  closed(problem?: string): void;
}

export interface ProsodyConnection {
  /** One RFC 7395 frame to the server. After the end it does nothing. */
  send(frame: string): void;
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
}
