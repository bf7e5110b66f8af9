import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Milliseconds } from '../base/clock.ts';
import type { Scenario } from '../script/scenario.ts';
import type { Outcome, TraceEvent } from '../trace/event.ts';
import type { RunState, RunStore } from './run-store.ts';

/** A run that is over, as it is kept for this page. */
export interface PastRun {
  /** Counts from 1 for each run of this page, and from 0 down for runs of earlier visits: greater is later. */
  readonly id: number;
  /** When it ended, on the page's clock; below 0 in earlier visits. */
  readonly endedAt: Milliseconds;
  readonly outcome: Outcome;
  /** What the page called the server. */
  readonly server: string;
  readonly scenario: Scenario;
  readonly source: string;
  readonly events: readonly TraceEvent[];
}

export interface HistoryState {
  /** The newest first, within the limits of `withRun`. */
  readonly runs: readonly PastRun[];
  /** The earlier run that all panes show instead of the newest one. */
  readonly shown: number | undefined;
  /** The newest run while another one is shown. */
  readonly newest: RunState | undefined;
}

export type HistoryStore = StoreApi<HistoryState>;

export const MAX_RUNS = 50;
/** Of all traces together, in characters; about twice as many bytes. */
export const MAX_CHARACTERS = 20_000_000;

export function createHistoryStore(): HistoryStore {
  return createStore<HistoryState>(() => ({ runs: [], shown: undefined, newest: undefined }));
}

/** The list with one more run; the oldest ones give way. The newest is kept, however large it is. */
export function withRun(
  runs: readonly PastRun[],
  run: Omit<PastRun, 'id'>,
  limits = { runs: MAX_RUNS, characters: MAX_CHARACTERS },
): readonly PastRun[] {
  const all = [{ ...run, id: (runs[0]?.id ?? 0) + 1 }, ...runs].slice(0, limits.runs);
  let size = 0;
  const end = all.findIndex(({ events }, index) => {
    size += sizeOf(events);
    return index > 0 && size > limits.characters;
  });
  return end === -1 ? all : all.slice(0, end);
}

/** The list with a run of an earlier visit at its end; the very list when there is no room for it. */
export function withRestored(
  runs: readonly PastRun[],
  run: Omit<PastRun, 'id'>,
  limits = { runs: MAX_RUNS, characters: MAX_CHARACTERS },
): readonly PastRun[] {
  if (runs.length >= limits.runs) return runs;
  const size = runs.reduce((sum, { events }) => sum + sizeOf(events), sizeOf(run.events));
  if (runs.length > 0 && size > limits.characters) return runs;
  return [...runs, { ...run, id: Math.min(1, runs.at(-1)?.id ?? 1) - 1 }];
}

/** What an event takes beside its XML, roughly. */
const EVENT_SIZE = 100;

/** What a trace takes, in characters, roughly. */
export function sizeOf(events: readonly TraceEvent[]): number {
  return events.reduce(
    (sum, event) => sum + EVENT_SIZE + (event.type === 'frame' ? event.xml.length : 0),
    0,
  );
}

interface RunStores {
  readonly run: RunStore;
  readonly history: HistoryStore;
}

/** The newest run, whichever is shown. */
export function newestRun({ run, history }: RunStores): RunState {
  return history.getState().newest ?? run.getState();
}

/** Changes the newest run, whichever is shown. */
export function changeNewest(
  { run, history }: RunStores,
  change: (state: RunState) => Partial<RunState>,
): void {
  const { newest } = history.getState();
  if (newest === undefined) run.setState(change);
  else history.setState({ newest: { ...newest, ...change(newest) } });
}
