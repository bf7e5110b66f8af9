import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { createPaintPace, type Shares } from '../paint-pace.ts';
import type { SuiteState, SuiteStore } from './suite-store.ts';

/** A suite has all cores to itself: what the page paints meanwhile, some script waits for. */
const SHARES: Shares = { parts: 14, least: 500 };

export interface PaintPorts {
  readonly clock: Clock;
  /** Calls back once the page has painted what it was just told. */
  readonly whenPainted: (painted: () => void) => void;
}

/**
 * A suite as the page paints it: at once what a person does, and how it ended; the results that come meanwhile in batches, as
 * scripts are quicker than eyes, and the longer a picture takes the fewer there are. One for all parts of the page, so that one picture shows all of them.
 */
export function createPaintedSuite(
  suite: SuiteStore,
  { clock, whenPainted }: PaintPorts,
): StoreApi<SuiteState> {
  const painted = createStore<SuiteState>(() => suite.getState());
  const pace = createPaintPace(clock, SHARES);
  let timer: Disposable | undefined;
  const paint = (): void => {
    timer?.dispose();
    timer = undefined;
    pace.painting();
    painted.setState(suite.getState(), true);
    whenPainted(pace.painted);
  };
  suite.subscribe((state, before) => {
    const isResult = state.phase === 'running' && state.results !== before.results;
    if (!isResult || state.playing !== before.playing) paint();
    else timer ??= clock.setTimer(pace.interval(), paint);
  });
  return painted;
}
