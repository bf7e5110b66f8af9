import type { Stores } from './app-state.ts';
import { followRun } from './follow-run.ts';
import { showing, showingLive } from './run-changes.ts';
import { shownRun } from './run-selectors.ts';
import type { RunId, RunsState } from './runs-store.ts';

/** Lets all panes show an earlier run. Does nothing when it is no longer kept. */
export function showRun(stores: Stores, id: RunId): void {
  show(stores, (state) => showing(state, id));
}

/** Back to the newest run. Does nothing when that one is shown. */
export function showNewest(stores: Stores): void {
  show(stores, showingLive);
}

function show({ runs, view }: Stores, change: (state: RunsState) => RunsState): void {
  const before = runs.getState();
  runs.setState(change);
  if (runs.getState() === before) return;
  view.setState({ selection: undefined, marked: [], range: undefined });
  followRun(view, shownRun(runs.getState()).events);
}
