import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OwnCode } from '../base/own-code.ts';
import type { ServerPort } from '../run/ports.ts';
import { isOfSameCode, sumOf, type Coverage } from '../insight/lua-coverage/coverage.ts';
import type { ServerAccess } from './ports.ts';
import type { RunId } from './runs-store.ts';

/** What one run ran of the server's Lua. */
export interface CoveredRun {
  readonly id: RunId;
  /** Of its scenario; `''` where it has none. */
  readonly title: string;
  readonly coverage: Coverage;
}

/** What the runs of this page cover; it lives as long as the page. */
export interface CoverageState {
  /** Whether runs on the embedded server count its lines. */
  readonly isOn: boolean;
  /** As runs name it; all that is here is of its code. */
  readonly server: string;
  /** Code of one's own that this server has. */
  readonly ownCode: readonly OwnCode[];
  /** Of all runs, also those that are no longer among `runs`. */
  readonly sum: Coverage;
  readonly count: number;
  /** The newest, the oldest of them first. */
  readonly runs: readonly CoveredRun[];
}

export type CoverageStore = StoreApi<CoverageState>;

const NOTHING_COVERED = { server: '', ownCode: [], sum: [], count: 0, runs: [] } as const;

/** Each takes some two megabytes. */
const MOST_RUNS = 8;

export function createCoverageStore(): CoverageStore {
  return createStore<CoverageState>(() => ({ isOn: false, ...NOTHING_COVERED }));
}

export function clearCoverage(store: CoverageStore): void {
  store.setState(NOTHING_COVERED);
}

/** With one more run; where the server has other code than before, that run alone. */
export function withCovered(
  state: CoverageState,
  { label: server, ownCode = [] }: Pick<ServerPort, 'label' | 'ownCode'>,
  run: CoveredRun,
): CoverageState {
  const isSame = state.server === server && isOfSameCode(state.sum, run.coverage);
  const { sum, count, runs } = isSame ? state : NOTHING_COVERED;
  return {
    isOn: state.isOn,
    server,
    ownCode,
    sum: count === 0 ? run.coverage : sumOf([sum, run.coverage]),
    count: count + 1,
    runs: [...runs, run].slice(-MOST_RUNS),
  };
}

/** Adds what a run has covered, once it is over; nothing where that was not counted, or cannot be told any more. */
export async function recordCoverage(
  store: CoverageStore,
  run: Omit<CoveredRun, 'coverage'>,
  { access, finished }: { readonly access: ServerAccess; readonly finished: Promise<unknown> },
): Promise<void> {
  await finished;
  const coverage = await access.coverage?.().catch(() => []);
  if (coverage === undefined || coverage.length === 0) return;
  store.setState((state) => withCovered(state, access, { ...run, coverage }));
}
