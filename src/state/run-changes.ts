import type { RunnerPhase } from '../run/runner.ts';
import type { EventSeq, TraceEvent } from '../trace/event.ts';
import { withEvents } from '../trace/event-list.ts';
import { withKept, withRestored } from './kept-runs.ts';
import { chosenRun, keptRuns } from './run-selectors.ts';
import type { RunRefusal } from './set-up-refusal.ts';
import type { PastRun, Run, RunId, RunsState } from './runs-store.ts';

/** A run without its name. */
export type Unnamed<T extends Run> = Omit<T, 'id'>;

/** What is known of a run once it is over. */
export type RunEnding = Pick<PastRun, 'endedAt' | 'outcome' | 'server'>;

/** A run begins under the next id. The one before it stays shown when this one is `hidden`: until it is revealed. */
export function begun(
  state: RunsState,
  run: Unnamed<Run>,
  { hidden }: { readonly hidden: boolean },
): RunsState {
  const id = state.lastId + 1;
  return pruned({
    ...state,
    byId: new Map(state.byId).set(id, { ...run, id }),
    live: { id, phase: 'preparing' },
    shown: hidden ? state.shown : id,
    isStale: hidden,
    viewAt: undefined,
    refusal: undefined,
    question: undefined,
    lastId: id,
  });
}

/** A run that is over, or broke off, is shown as the newest one; kept when its end is known. */
export function opened(state: RunsState, run: Unnamed<Run>, ending?: RunEnding): RunsState {
  const known = begun(state, run, { hidden: false });
  const ended = withPhase(known, known.lastId, 'ended');
  return ending === undefined ? ended : withEnding(ended, known.lastId, ending);
}

/** The live run takes the place of the one before it, which was still shown. */
export function revealed(state: RunsState, id: RunId): RunsState {
  if (!state.isStale || state.live?.id !== id) return state;
  return pruned({ ...state, shown: id, isStale: false, viewAt: undefined });
}

/** A run that is over, and kept, is shown as the newest one; the very state when it is not kept. */
export function reopened(state: RunsState, id: RunId): RunsState {
  if (!state.kept.includes(id)) return state;
  return pruned({
    ...state,
    live: { id, phase: 'ended' },
    shown: id,
    isStale: false,
    viewAt: undefined,
    refusal: undefined,
    question: undefined,
  });
}

/** More of a run has come. What comes is to be seen, wherever a person looked back to before. */
export function withBatch(state: RunsState, id: RunId, batch: readonly TraceEvent[]): RunsState {
  const run = state.byId.get(id);
  if (run === undefined) return state;
  const grown = { ...run, events: withEvents(run.events, batch) };
  return { ...state, byId: new Map(state.byId).set(id, grown) };
}

export function withPhase(state: RunsState, id: RunId, phase: RunnerPhase): RunsState {
  if (state.live?.id !== id) return state;
  const goesOn = phase === 'running' && state.viewAt?.run === id;
  return { ...state, live: { id, phase }, viewAt: goesOn ? undefined : state.viewAt };
}

/** The run is over, and is kept; older ones give way. */
export function withEnding(state: RunsState, id: RunId, ending: RunEnding): RunsState {
  const run = state.byId.get(id);
  return run === undefined
    ? state
    : listed(state, withKept(keptRuns(state), { ...run, ...ending }));
}

/** A run that nobody saw is over, and is kept under the next id. */
export function withPast(state: RunsState, run: Unnamed<PastRun>): RunsState {
  const id = state.lastId + 1;
  return listed({ ...state, lastId: id }, withKept(keptRuns(state), { ...run, id }));
}

/** A run of an earlier visit is the oldest one that is kept; the very state when there is no room for it. */
export function withEarlier(state: RunsState, run: Unnamed<PastRun>): RunsState {
  const runs = keptRuns(state);
  const id = [...state.byId.keys()].reduce((least, known) => Math.min(least, known), 1) - 1;
  const all = withRestored(runs, { ...run, id });
  return all === runs ? state : listed(state, all);
}

/** No run is kept any more; what is shown stays. */
export function withNoneKept(state: RunsState): RunsState {
  return listed(state, []);
}

/** All panes show a run that is kept; the very state when it no longer is. */
export function showing(state: RunsState, id: RunId): RunsState {
  if (id === state.live?.id) return showingLive(state);
  if (!state.kept.includes(id)) return state;
  const viewAt = state.viewAt?.run === id ? undefined : state.viewAt;
  return pruned({ ...state, shown: id, isStale: false, viewAt });
}

/** Back to the newest run; the very state when a person has chosen no other one. */
export function showingLive(state: RunsState): RunsState {
  return chosenRun(state) === undefined ? state : pruned({ ...state, shown: state.live?.id });
}

/** There is no run: none yet of this script, or none could begin. */
export function withoutRun(state: RunsState, problem?: RunRefusal): RunsState {
  return pruned({
    ...state,
    live: undefined,
    shown: undefined,
    isStale: false,
    viewAt: undefined,
    refusal: problem && { run: undefined, problem },
    acceptance: undefined,
    question: undefined,
  });
}

/** Something could not begin; the run that is shown stays. */
export function withRefusal(state: RunsState, problem: RunRefusal): RunsState {
  return { ...state, refusal: { run: state.shown, problem } };
}

/** The panes show the run that is shown as it stood after an event; `undefined`: as it stands now. */
export function viewedAt(state: RunsState, seq: EventSeq | undefined): RunsState {
  const { shown } = state;
  const isMoment = seq !== undefined && shown !== undefined;
  return { ...state, viewAt: isMoment ? { run: shown, seq } : undefined };
}

function listed(state: RunsState, runs: readonly PastRun[]): RunsState {
  const byId = new Map(state.byId);
  for (const run of runs) byId.set(run.id, run);
  return pruned({ ...state, byId, kept: runs.map(({ id }) => id) });
}

/** Without the runs that nothing leads to. */
function pruned(state: RunsState): RunsState {
  const { kept, live, shown } = state;
  const led = new Set([...kept, live?.id, shown]);
  const byId = new Map([...state.byId].filter(([id]) => led.has(id)));
  return byId.size === state.byId.size ? state : { ...state, byId };
}
