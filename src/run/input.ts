import type { Milliseconds } from '../base/clock.ts';
import type { Problem } from '../trace/event.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';
import type { Token } from './command.ts';
import type { AtFailure, HandAct, RunMode, StanzaTest } from './state.ts';
import type { IdleReport, InsideTold, ServerLogLine, WireFrame } from './ports.ts';

/** Everything that can happen to a run. */
export type RunInput = Stamped<PersonInput | ActorInput | ServerInput | TimerInput>;

/** `until`: pauses once a step of that actor has been carried out. */
export type PersonInput =
  | { readonly kind: 'start'; readonly mode: RunMode; readonly until?: string | undefined }
  | { readonly kind: 'step' }
  /** Goes on until that actor's next step has been carried out. */
  | { readonly kind: 'step-actor'; readonly actor: string }
  /** At a step that has failed, `step` and `continue` let it pass. */
  | { readonly kind: 'continue'; readonly mode?: Exclude<RunMode, 'step'> }
  /** At a step that differs: takes the nearest stanza as if it had matched, and goes on. */
  | { readonly kind: 'take' }
  | { readonly kind: 'pause' }
  /** While the run pauses; see `actByHand`. */
  | HandAct
  | { readonly kind: 'stop' }
  | {
      readonly kind: 'breakpoints-changed';
      readonly steps: ReadonlySet<number>;
      readonly onStanza?: StanzaTest | undefined;
      /** Absent: as before. */
      readonly atFailure?: AtFailure | undefined;
    };

export type ActorInput =
  | { readonly kind: 'online'; readonly actor: string; readonly jid: string }
  | { readonly kind: 'closed'; readonly actor: string; readonly problem?: Problem | undefined }
  | { readonly kind: 'frame'; readonly actor: string; readonly frame: WireFrame };

export type ServerInput =
  | { readonly kind: 'prepared' }
  | { readonly kind: 'server-failed'; readonly problem: Problem }
  /** Answers `ask-idle`, `advance-server` and `pass-time`. */
  | { readonly kind: 'idle'; readonly report: IdleReport; readonly token: Token }
  | { readonly kind: 'log'; readonly line: ServerLogLine }
  /** Something that was watched inside the embedded server. */
  | { readonly kind: 'inside'; readonly told: InsideTold }
  /** The embedded server's rooms are no longer as they were; comes before the `idle` of the same question. */
  | { readonly kind: 'rooms'; readonly rooms: readonly ServerRoom[] };

export type TimerInput = { readonly kind: 'timer-fired'; readonly token: Token };

/** `at` counts from the start of the run and never decreases. */
type Stamped<T> = T extends unknown ? T & { readonly at: Milliseconds } : never;
