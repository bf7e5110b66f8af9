import type { FrameOrigin, TurnNumber } from '../prosody/server.ts';

/**
 * What carries the frames of RFC 7395: a WebSocket, or a connection to the embedded server. Neither knows anything
 * of XMPP.
 */
export interface Wire {
  /** The turn in which the server will take in the frame that is sent next; absent where nobody can tell. */
  nextTurn?(): TurnNumber;
  /** One frame. After the end it does nothing. */
  send(frame: string): void;
  /** Ends it in the order that its kind has; `closed` follows. */
  close(): void;
  /** Ends it at once; the listener hears nothing more. */
  drop(): void;
}

/** None of these is called from inside `OpenWire` or a method of `Wire`. */
export interface WireListener {
  /** Frames may be sent. Called at most once. */
  opened(): void;
  /** `origin`: what an embedded server tells of it. */
  frame(text: string, origin?: FrameOrigin): void;
  /** A frame that is no text. */
  binary(): void;
  /** Called at most once; nothing follows. */
  closed(end: WireEnd): void;
}

export interface WireEnd {
  readonly kind:
    | 'closed'
    /** Never opened: nobody there. */
    | 'unreachable'
    | 'not-xmpp'
    | 'tls'
    | 'mixed-content'
    | 'no-websocket'
    | 'server-failed';
  /** What the other side or the environment says about it. */
  readonly detail?: string;
}

/** Begins to open. What goes wrong reaches `closed`. */
export type OpenWire = (listener: WireListener) => Wire;
