import { compareRuns } from '../insight/runs/compare-runs.ts';
import type { Stores } from './app-state.ts';
import type { PastRun } from './history-store.ts';

/** Sets two runs side by side in the place of the timeline. */
export function showPair({ comparison, view }: Stores, left: PastRun, right: PastRun): void {
  const pair = { left, right, comparison: compareRuns(left, right) };
  comparison.setState({ pair, selected: undefined, chosen: [] });
  view.setState({ tab: 'difference', pane: 'timeline', marked: [] });
}
