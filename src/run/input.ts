import type { Milliseconds } from '../base/clock.ts';
import type { Problem } from '../trace/event.ts';
import type { Token } from './command.ts';
import type { IdleReport, ServerLogLine, WireFrame } from './ports.ts';

/** `step` pauses before each step, the first one included. */
export type Gait = 'run' | 'step';

/** Everything that can happen to a run. */
export type RunInput = Stamped<PersonInput | ActorInput | ServerInput | TimerInput>;

export type PersonInput =
  | { readonly kind: 'start'; readonly gait: Gait }
  | { readonly kind: 'step' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'breakpoints-changed'; readonly steps: ReadonlySet<number> };

export type ActorInput =
  | { readonly kind: 'online'; readonly actor: string; readonly jid: string }
  | { readonly kind: 'closed'; readonly actor: string; readonly problem?: Problem | undefined }
  | { readonly kind: 'frame'; readonly actor: string; readonly frame: WireFrame };

export type ServerInput =
  | { readonly kind: 'prepared' }
  | { readonly kind: 'server-failed'; readonly problem: Problem }
  /** Answers `ask-idle` and `advance-server`. */
  | { readonly kind: 'idle'; readonly report: IdleReport; readonly token: Token }
  | { readonly kind: 'log'; readonly line: ServerLogLine };

export type TimerInput = { readonly kind: 'timer-fired'; readonly token: Token };

/** `at` counts from the start of the run and never decreases. */
type Stamped<T> = T extends unknown ? T & { readonly at: Milliseconds } : never;
