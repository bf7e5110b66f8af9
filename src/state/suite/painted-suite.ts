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
 * A suite as the page paints it: at once what a person does, and how it ended; that it is run again, once its first scripts were
 * given out. Results come meanwhile in batches, as scripts are quicker than eyes, and the longer a picture takes the fewer there
 * are. One for all parts of the page, so that one picture shows all of them.
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
    if (state.phase === 'running' && state.playing !== before.playing) {
      // The table is there, and the servers wait for their first scripts: these are on their way before it is painted.
      if (before.phase === 'none') return paint();
      timer?.dispose();
      timer = clock.setTimer(0, paint);
    } else if (state.phase === 'running' && state.results !== before.results) {
      timer ??= clock.setTimer(pace.interval(), paint);
    } else paint();
  });
  return painted;
}
