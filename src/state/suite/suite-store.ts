import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Milliseconds } from '../../base/clock.ts';
import type { Outcome } from '../../trace/event.ts';
import type { FailedVerdict } from '../../trace/verdict.ts';
import type { Unnamed } from '../run-changes.ts';
import type { PastRun } from '../runs-store.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { SuiteScript } from './suite-script.ts';

/** How a script of a suite ended: as its first failing step did. `failed` also where no step was reached. */
export type SuiteVerdict = 'passed' | FailedVerdict;

/** Where a script failed first, and why. */
export interface SuiteFailure {
  /** `undefined`: before the first step, or between two. */
  readonly step: number | undefined;
  /** Of the script as it ran. */
  readonly line: number | undefined;
  /** One or more full sentences. */
  readonly sentence: string;
  /** The same in about three words: `no role`, `never came`. */
  readonly words: string;
}

/** What was recorded of a script: all of it, or why there is nothing. */
export type SuiteRecord =
  /** `size`: of its trace, as `sizeOf` tells. The run itself may be read when it is first asked for. */
  | { readonly kind: 'kept'; readonly run: Unnamed<PastRun>; readonly size: number }
  /** There was no room for all traces. */
  | { readonly kind: 'let-go' }
  /** Nothing was run. */
  | { readonly kind: 'refused'; readonly problem: RunRefusal };

/** How it stands with one script of a suite. */
export type SuiteResult = { readonly state: 'waiting' } | { readonly state: 'running' } | SuiteEnd;

export interface SuiteEnd {
  readonly state: 'done';
  readonly outcome: Exclude<Outcome, 'stopped'>;
  readonly verdict: SuiteVerdict;
  /** Set unless it passed. */
  readonly firstFailure: SuiteFailure | undefined;
  /** What is to be said although it passed: that it took a refusal. */
  readonly remark: string | undefined;
  /** How many the script has; 0 where it could not be read. */
  readonly steps: number;
  /** The number of the last step that was run. */
  readonly stepsDone: number;
  readonly duration: Milliseconds;
  readonly record: SuiteRecord;
}

/** How many scripts ended in each way. */
export type SuiteCounts = Readonly<Record<SuiteVerdict | 'not-run', number>>;

/** What the table of results shows, and where a person is in it. */
export interface SuiteTableState {
  /** The path of a script. */
  readonly selected: string | undefined;
  readonly filter: string;
  /** The only results that are shown; `all`: every one. */
  readonly shown: SuiteVerdict | 'not-run' | 'all';
  readonly sort: SuiteSort;
}

/** `name`: those that failed first, then by name. `suite`: in the order in which they are run. `time`: the slowest first. */
export type SuiteSort = 'name' | 'suite' | 'time';

/** Many scripts, each played on a server that is fresh where the server can be. */
export interface SuiteState {
  /** What people call it. */
  readonly name: string;
  /** `none`: nothing was run yet. */
  readonly phase: 'none' | 'running' | 'over';
  readonly isStopped: boolean;
  readonly scripts: readonly SuiteScript[];
  /** By path; one for each script. */
  readonly results: ReadonlyMap<string, SuiteResult>;
  /** The paths that were, or are being, played last, in their order: all of them, or those that had failed. */
  readonly playing: readonly string[];
  /** Whether these had changed; else they are all, or had failed. */
  readonly isOfChanged: boolean;
  /** What the page calls the server. */
  readonly server: string;
  /** How many scripts are played at the same time; 1 on a server that others use, too. */
  readonly workers: number;
  /** On the page's clock. */
  readonly startedAt: Milliseconds;
  /** When it was over; while it runs, when its last script ended. */
  readonly endedAt: Milliseconds;
  /** How the suite of the same name ended the time before; `undefined` where there was none. */
  readonly before: SuiteCounts | undefined;
  /** Why no more scripts were played, though nobody stopped it. */
  readonly problem: RunRefusal | undefined;
  readonly table: SuiteTableState;
  /** The path of the result that all panes show; the way back leads to its row. */
  readonly opened: string | undefined;
}

export type SuiteStore = StoreApi<SuiteState>;

export const NO_SUITE: SuiteState = {
  name: '',
  phase: 'none',
  isStopped: false,
  scripts: [],
  results: new Map(),
  playing: [],
  isOfChanged: false,
  server: '',
  workers: 1,
  startedAt: 0,
  endedAt: 0,
  before: undefined,
  problem: undefined,
  table: { selected: undefined, filter: '', shown: 'all', sort: 'name' },
  opened: undefined,
};

export function createSuiteStore(): SuiteStore {
  return createStore<SuiteState>(() => NO_SUITE);
}

/** What a person can do with a suite. Each is safe to call at any time; what makes no sense then does nothing. */
export interface SuiteActions {
  /** Runs all scripts that there are; see `SuiteSource`. */
  readonly runAll: () => void;
  /** Runs these, and shows how they end; a server of others is asked about first. Another suite that runs is stopped. */
  readonly runSuite: (scripts: readonly SuiteScript[], name: string) => void;
  /** Ends what is under way; what has ended until then stays. */
  readonly stopSuite: () => void;
  /** Runs those that failed again, with the text that they have now; the others keep their results. */
  readonly runFailedAgain: () => void;
  /** Whether what changes of the suite runs again. */
  readonly toggleSuiteWatch: () => void;
  /** Makes a script the one of the page, with its recorded run in all panes, at its failing step. Nothing is run. */
  readonly openResult: (path: string) => void;
  /** The same, and runs it. */
  readonly runResult: (path: string) => void;
  /** Lets the suite take the place of script, timeline and inspector; or gives it back. */
  readonly showSuite: () => void;
  readonly leaveSuite: () => void;
}
