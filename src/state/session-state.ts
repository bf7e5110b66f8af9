import type { RunnerPhase } from '../run/runner.ts';
import type { RunnerCommand } from '../run/runner-command.ts';
import type { HandAct, RunMode } from '../run/state.ts';
import type { Diagnostic } from '../script/diagnostic.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { ServerAccess } from './ports.ts';
import type { RunTask } from './run-task.ts';
import type { RunId } from './runs-store.ts';
import type { RunRefusal } from './set-up-refusal.ts';

/** What a person wants of the next run. */
export interface Wish {
  readonly mode: RunMode;
  /** An actor after whose next step to pause. */
  readonly until?: string | undefined;
  /** Steps that the run goes past, should they fail. */
  readonly excused?: readonly number[];
  /** The line at whose step to pause once, as if a breakpoint stood there; `end`: after the last step. */
  readonly line?: number | 'end' | undefined;
  /** What to do by hand again, in order, once the run pauses there; variables of stanzas are not filled in. */
  readonly replays?: readonly HandAct[] | undefined;
  /** The run before is shown until this one stands still; breakpoints before `line` do not count. */
  readonly isAnew?: boolean;
  /** The selection stays where it is, whatever the run does. */
  readonly keepsSelection?: boolean;
}

/** Where a run pauses once. `isReplay`: that place alone counts. */
export interface PauseOnce {
  readonly line: number | 'end';
  readonly isReplay: boolean;
}

/** A run from the moment at which its script was there. */
export interface RunAttempt {
  readonly id: RunId;
  readonly task: RunTask;
  readonly wish: Wish;
  /** Forgotten as soon as the run stands still. */
  readonly pauseOnce: PauseOnce | undefined;
  /** `silent` and `heard` (something): the run before is shown still. */
  readonly sight: 'silent' | 'heard' | 'shown';
}

export type RunnerState = 'starting' | 'running' | 'pausing' | 'paused' | 'stopping';

/**
 * The run of the page. `opening`: there is no script yet. `preparing`: its server is being opened. `starting`: the runner
 * makes the server ready. `pausing`, `stopping`: it was told to, and has not done so yet. `ended`: as `idle`, after a run.
 */
export type Session =
  | { readonly name: 'idle' }
  | { readonly name: 'opening'; readonly wish: Wish }
  | { readonly name: 'preparing'; readonly attempt: RunAttempt }
  | { readonly name: RunnerState; readonly attempt: RunAttempt }
  | { readonly name: 'ended' };

export const IDLE: Session = { name: 'idle' };

/** What a person does, and what is reported of a run. Each is possible at any time; what makes no sense then does nothing. */
export type SessionEvent =
  /** Goes on with a paused run in that mode; starts one when none is alive. */
  | { readonly kind: 'go'; readonly wish: Wish }
  /** Starts one, whatever the run before it is doing. */
  | { readonly kind: 'start'; readonly wish: Wish }
  /** Runs the script from its start: anew when a run is alive. */
  | { readonly kind: 'again' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'take' }
  | HandAct
  | { readonly kind: 'pause' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'breakpoints-changed' }
  /** `id`: what the run is called from now on. */
  | { readonly kind: 'script-read'; readonly id: RunId; readonly task: RunTask }
  | ScriptBroken
  /** Nobody wants to run what is shown instead of a script that could not be opened. */
  | { readonly kind: 'script-absent' }
  | { readonly kind: 'server-opened'; readonly id: RunId; readonly access: ServerAccess }
  | { readonly kind: 'server-refused'; readonly id: RunId; readonly problem: RunRefusal }
  | { readonly kind: 'events'; readonly id: RunId; readonly batch: readonly TraceEvent[] }
  /** The runner's, when the events that led to it have been reported. */
  | { readonly kind: 'phase'; readonly id: RunId; readonly phase: RunnerPhase };

export interface ScriptBroken {
  readonly kind: 'script-broken';
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is to be done about it. */
export type SessionEffect = RunnerEffect | PageEffect;

export type RunnerEffect =
  /** Waits for the script of the page, compiles it, and reports. */
  | { readonly kind: 'read-script' }
  | { readonly kind: 'open-server'; readonly id: RunId }
  | {
      readonly kind: 'launch';
      readonly id: RunId;
      readonly task: RunTask;
      readonly access: ServerAccess;
    }
  | {
      readonly kind: 'tell-breakpoints';
      readonly task: RunTask;
      readonly once: PauseOnce | undefined;
    }
  | { readonly kind: 'command'; readonly command: RunnerCommand }
  | { readonly kind: 'refuse-script'; readonly broken: ScriptBroken };

/** What becomes of the page's runs, and of what the panes show. */
export type PageEffect =
  /** All panes show the newest run. */
  | { readonly kind: 'show-newest' }
  | { readonly kind: 'begin'; readonly id: RunId; readonly task: RunTask; readonly hidden: boolean }
  | { readonly kind: 'append'; readonly id: RunId; readonly batch: readonly TraceEvent[] }
  /** The selection goes where these events lead. */
  | { readonly kind: 'follow'; readonly id: RunId; readonly batch: readonly TraceEvent[] }
  /** The run takes the place of the one before it. */
  | { readonly kind: 'reveal'; readonly id: RunId; readonly keepsSelection: boolean }
  | { readonly kind: 'set-phase'; readonly id: RunId; readonly phase: RunnerPhase }
  | { readonly kind: 'keep'; readonly id: RunId }
  /** There is no run after all. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'refuse'; readonly problem: RunRefusal };
