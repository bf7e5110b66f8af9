import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Scenario } from '../script/scenario.ts';
import type { EventSeq, Problem, TraceEvent } from '../trace/event.ts';

export type RunPhase = 'not-run' | 'preparing' | 'running' | 'paused' | 'ended';

/** What the page asks before it repeats something on a server that others use, too. */
export interface RunQuestion {
  readonly server: string;
  /**
   * `rerun`: to replay up to this line, which sends so many stanzas. `watch`: to run after each edit. `both`: to run
   * there as well. `repeat`: to run so many times.
   */
  readonly about:
    | { readonly kind: 'rerun'; readonly line: number; readonly stanzas: number }
    | { readonly kind: 'watch' }
    | { readonly kind: 'both'; readonly stanzas: number }
    | { readonly kind: 'repeat'; readonly times: number; readonly stanzas: number };
}

/** `refused`: an error came that the script does not ask for. `stuck`: no repair helps. */
export interface AcceptanceEnd {
  readonly why: 'refused' | 'stuck';
  readonly step: number;
  /** How many repairs were made before. */
  readonly repairs: number;
}

/** The run that is shown: the newest one, unless a person chose an earlier one (`history-store.ts`). */
export interface RunState {
  readonly phase: RunPhase;
  /** A new array with each batch. Empty before the first run. */
  readonly events: readonly TraceEvent[];
  /** The scenario that ran, and the very text it was compiled from; the editor's text may have moved on. */
  readonly scenario: Scenario | undefined;
  readonly source: string;
  /** View back / forward: the panes show the trace as it stood after this event. `undefined`: the newest. */
  readonly viewAt: EventSeq | undefined;
  /** Why a run could not even begin (broken script, no server). */
  readonly refusal: Problem | undefined;
  /** A new run has begun, and what is shown is still the one before. */
  readonly isStale: boolean;
  /** Why accepting until green stopped with this run, before it was green. */
  readonly acceptance: AcceptanceEnd | undefined;
  /** Waits for an answer. */
  readonly question: RunQuestion | undefined;
}

export type RunStore = StoreApi<RunState>;

export const NO_RUN: RunState = {
  phase: 'not-run',
  events: [],
  scenario: undefined,
  source: '',
  viewAt: undefined,
  refusal: undefined,
  isStale: false,
  acceptance: undefined,
  question: undefined,
};

export function createRunStore(): RunStore {
  return createStore<RunState>(() => NO_RUN);
}
