import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Milliseconds } from '../base/clock.ts';
import type { RunnerPhase } from '../run/runner.ts';
import type { EventList } from '../trace/event-list.ts';
import type { EventSeq, Outcome } from '../trace/event.ts';
import type { RunTask } from './run-task.ts';
import type { RunRefusal } from './set-up-refusal.ts';

/** Counts from 1 for each run of this page, and from 0 down for runs of earlier visits: greater is later. */
export type RunId = number;

/** One run of this page. */
export interface Run extends RunTask {
  readonly id: RunId;
  /** A new list with each batch. */
  readonly events: EventList;
}

/** A run that is over: nothing of it changes any more. */
export interface PastRun extends Run {
  /** When it ended, on the page's clock; below 0 in earlier visits. */
  readonly endedAt: Milliseconds;
  readonly outcome: Outcome;
  /** What the page called the server. */
  readonly server: string;
}

/**
 * Every run that is at hand, by its id. The panes show one of them; nothing moves when another one is chosen. Readers ask
 * `run-selectors.ts`, changes are in `run-changes.ts`.
 */
export interface RunsState {
  /** Those that are kept, the live one, and the one that is shown: no others. */
  readonly byId: ReadonlyMap<RunId, Run>;
  /** Past runs that are listed, the newest first. */
  readonly kept: readonly RunId[];
  /** The newest run of the script, the only one that may go on. `undefined` before the first, and when none could begin. */
  readonly live: { readonly id: RunId; readonly phase: RunnerPhase } | undefined;
  /** The run that all panes show; `undefined`: none. */
  readonly shown: RunId | undefined;
  /** The live run has just begun, and what is shown is still the one before it. */
  readonly isStale: boolean;
  /** View back / forward: where that run is shown, the panes show its trace as it stood after this event. */
  readonly viewAt: { readonly run: RunId; readonly seq: EventSeq } | undefined;
  /** Why nothing could begin (broken script, no server); told where that run, or none, is shown. */
  readonly refusal: { readonly run: RunId | undefined; readonly problem: RunRefusal } | undefined;
  /** Why accepting until green stopped with that run, before it was green. */
  readonly acceptance: { readonly run: RunId; readonly end: AcceptanceEnd } | undefined;
  /** Waits for an answer. */
  readonly question: RunQuestion | undefined;
  /** The trace that is being read into the live run, piece by piece, or why that ended early. */
  readonly reading?: TraceReading | undefined;
  /** The greatest id that was given to a run, whether it is still at hand or not. */
  readonly lastId: RunId;
}

/** How far the file of a run has been read. */
export interface TraceReading {
  /** Of the file. */
  readonly name: string;
  /** So many events were read. */
  readonly events: number;
  /** From 0 to 1, while it goes on. */
  readonly share?: number;
  /** Why it went no further. */
  readonly stopped?: string;
}

/** What the page asks before it repeats something on a server that others use, too, or runs code of others. */
export interface RunQuestion {
  readonly server: string;
  /**
   * `rerun`: to replay up to this line, which sends so many stanzas. `watch`: to run after each edit. `both`: to run
   * there as well. `repeat`: to run so many times. `modules`: to load those of others, without `mod_`, into the server in this tab.
   */
  readonly about:
    | { readonly kind: 'rerun'; readonly line: number | 'end'; readonly stanzas: number }
    | { readonly kind: 'watch' }
    | { readonly kind: 'both'; readonly stanzas: number }
    | { readonly kind: 'repeat'; readonly times: number; readonly stanzas: number }
    | { readonly kind: 'suite'; readonly scripts: number }
    /** On several servers, which are named. */
    | { readonly kind: 'matrix'; readonly scripts: number; readonly names: string }
    | { readonly kind: 'modules'; readonly modules: readonly string[] };
}

/** `refused`: an error came that the script does not ask for. `stuck`: no repair helps. */
export interface AcceptanceEnd {
  readonly why: 'refused' | 'stuck';
  readonly step: number;
  /** How many repairs were made before. */
  readonly repairs: number;
}

export type RunsStore = StoreApi<RunsState>;

export function createRunsStore(): RunsStore {
  return createStore<RunsState>(() => ({
    byId: new Map(),
    kept: [],
    live: undefined,
    shown: undefined,
    isStale: false,
    viewAt: undefined,
    refusal: undefined,
    acceptance: undefined,
    question: undefined,
    lastId: 0,
  }));
}
