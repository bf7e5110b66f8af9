import { compileScript } from '../script/compile.ts';
import { isSending } from '../script/scenario.ts';
import type { Actions, Stores } from './app-state.ts';
import type { Consent } from './consent.ts';
import { keptRuns, shownRun } from './run-selectors.ts';
import type { RunSeries } from './run-series.ts';
import { currentServer, withRecentServer } from './server-choice.ts';
import { showPair } from './show-pair.ts';

type ComparisonActions = Pick<
  Actions,
  | 'chooseForComparison'
  | 'compareRuns'
  | 'compareExamples'
  | 'closeComparison'
  | 'showSeries'
  | 'selectCompared'
  | 'runOnBoth'
  | 'runRepeatedly'
  | 'stopSeries'
>;

export const LEAST_TIMES = 2;
export const MOST_TIMES = 200;

/** Runs side by side, on two servers, and many of them. A server of others is asked about first. */
export function createComparisonActions(
  stores: Stores,
  series: RunSeries,
  consent: Consent,
): ComparisonActions {
  const { comparison, runs, settings } = stores;
  closeWhenAnotherRunIsShown(stores);
  return {
    chooseForComparison: (id) => comparison.setState(({ chosen }) => toggled(chosen, id)),
    compareRuns: (one, other) => {
      const kept = keptRuns(runs.getState());
      const [left, right] = [Math.min(one, other), Math.max(one, other)].map((id) =>
        kept.find((each) => each.id === id),
      );
      if (left !== undefined && right !== undefined) showPair(stores, left, right);
    },
    compareExamples: (one, other) => {
      const examples = comparison.getState().flakes?.examples;
      const [left, right] = [examples?.get(one), examples?.get(other)];
      if (left !== undefined && right !== undefined) showPair(stores, left, right);
    },
    showSeries: () => comparison.setState({ isAside: false }),
    closeComparison: () =>
      comparison.setState(({ pair }) =>
        pair === undefined ? { flakes: undefined } : { pair: undefined, selected: undefined },
      ),
    selectCompared: (selected) => comparison.setState({ selected }),
    runOnBoth: (second) => {
      const begin = () => void series.onBoth(second);
      if (second.kind === 'embedded') return begin();
      settings.setState(({ recentServers }) => ({
        recentServers: withRecentServer(recentServers, second.url),
      }));
      const stanzas = stanzasOf(stores);
      consent.request({ server: second.url, about: { kind: 'both', stanzas } }, begin);
    },
    runRepeatedly: (wish) => {
      const times = Math.min(Math.max(Math.round(wish), LEAST_TIMES), MOST_TIMES);
      const choice = currentServer(stores);
      const begin = () => void series.repeat(times);
      if (choice.kind === 'embedded') return begin();
      const stanzas = stanzasOf(stores);
      consent.request({ server: choice.url, about: { kind: 'repeat', times, stanzas } }, begin);
    },
    stopSeries: () => series.stop(),
  };
}

function toggled(chosen: readonly number[], id: number): { readonly chosen: readonly number[] } {
  const others = chosen.filter((each) => each !== id);
  return { chosen: others.length < chosen.length ? others : [...others, id].slice(-2) };
}

/** How many stanzas a run sends. */
function stanzasOf({ document }: Stores): number {
  const { scenario } = compileScript(document.getState().text);
  return scenario?.steps.filter(isSending).length ?? 0;
}

/** The timeline shows what runs, or has been run. What a series has found stays at hand until the next run. */
function closeWhenAnotherRunIsShown({ runs, comparison }: Stores): void {
  runs.subscribe((state, stateBefore) => {
    const { events, phase } = shownRun(state);
    const before = shownRun(stateBefore);
    const isNew = phase === 'preparing' && before.phase !== phase;
    if (events === before.events && !isNew) return;
    const { pair, flakes } = comparison.getState();
    if (pair === undefined && flakes === undefined) return;
    const closed = { pair: undefined, selected: undefined };
    comparison.setState(isNew ? { ...closed, flakes: undefined } : { ...closed, isAside: true });
  });
}
