import type { OwnCode } from '../../base/own-code.ts';
import type { Watched } from '../../prosody/server.ts';
import type { TraceEvent } from '../../trace/event.ts';
import type { RunnerCommand } from '../runner-command.ts';
import type { RunnerPhase } from '../runner.ts';
import type { AtFailure, StanzaCondition } from '../state.ts';

/** A run on a server, as whoever plays it beside that server has to know it: plain data. */
export interface PlacedRun {
  /** A `RunnerSetup` as JSON: to clone one with thousands of elements takes twice as long. */
  readonly setup: string;
  /** What people call the server, where it is not simply a version that ships. */
  readonly label?: string;
  readonly ownCode: readonly OwnCode[];
  readonly watched: Watched;
}

/** The breakpoints of a run, as plain data. */
export interface BreakpointsCommand {
  readonly kind: 'breakpoints';
  readonly steps: readonly number[];
  readonly conditions: readonly StanzaCondition[];
  readonly atFailure?: AtFailure | undefined;
}

/** What whoever looks at runs says to whoever plays them; runs have numbers. */
export type RunRequest =
  | { readonly kind: 'play'; readonly run: number; readonly placed: PlacedRun }
  | {
      readonly kind: 'tell';
      readonly run: number;
      readonly command: RunnerCommand | BreakpointsCommand;
    };

/** What is said of a run: a phase comes after the events that led to it. */
export type RunReport =
  | { readonly kind: 'events'; readonly run: number; readonly events: readonly TraceEvent[] }
  | { readonly kind: 'phase'; readonly run: number; readonly phase: RunnerPhase };
