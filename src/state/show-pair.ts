import { compareRuns, tellingLine } from '../insight/runs/compare-runs.ts';
import type { Stores } from './app-state.ts';
import type { PastRun } from './runs-store.ts';

/** Sets two runs side by side in the place of the timeline. */
export function showPair({ comparison, view }: Stores, left: PastRun, right: PastRun): void {
  const compared = compareRuns(left, right);
  const step = compared.steps.find(({ likeness }) => likeness !== 'same');
  const selected = step && tellingLine(step);
  comparison.setState({ pair: { left, right, comparison: compared }, selected, chosen: [] });
  view.setState({ tab: 'difference', pane: 'timeline', marked: [], range: undefined });
}
