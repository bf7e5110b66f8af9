import type { Stores } from './app-state.ts';
import { followRun } from './follow-run.ts';
import { newestRun } from './history-store.ts';
import { NO_RUN, type RunState } from './run-store.ts';

/** Lets all panes show an earlier run. Does nothing when it is no longer kept. */
export function showRun(stores: Stores, id: number): void {
  const { runs } = stores.history.getState();
  const past = runs.find((each) => each.id === id);
  if (past === undefined) return;
  const newest = newestRun(stores);
  if (newest.events.at(-1) === past.events.at(-1)) return showNewest(stores);
  stores.history.setState({ shown: id, newest });
  const { events, scenario, source } = past;
  show(stores, { ...NO_RUN, phase: 'ended', events, scenario, source });
}

/** Back to the newest run. Does nothing when that one is shown. */
export function showNewest(stores: Stores): void {
  const { newest } = stores.history.getState();
  if (newest === undefined) return;
  stores.history.setState({ shown: undefined, newest: undefined });
  show(stores, newest);
}

function show(stores: Stores, run: RunState): void {
  stores.run.setState(run);
  stores.view.setState({ selection: undefined, marked: [] });
  followRun(stores.view, run.events);
}
