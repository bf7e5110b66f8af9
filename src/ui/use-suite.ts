import { useStore, type StoreApi } from 'zustand';
import type { Clock } from '../base/clock.ts';
import { createPaintedSuite } from '../state/suite/painted-suite.ts';
import type { SuiteState, SuiteStore } from '../state/suite/suite-store.ts';
import { useApp } from './app-context.ts';

const paintedSuites = new WeakMap<SuiteStore, StoreApi<SuiteState>>();

/** The suite as the page paints it: the same for all its parts, see `createPaintedSuite`. */
export function usePaintedSuite(): SuiteState {
  const { clock, stores } = useApp();
  return useStore(paintedSuite(stores.suite, clock));
}

export function useSuite<T>(selector: (state: SuiteState) => T): T {
  return useStore(useApp().stores.suite, selector);
}

function paintedSuite(suite: SuiteStore, clock: Clock): StoreApi<SuiteState> {
  const known = paintedSuites.get(suite);
  if (known !== undefined) return known;
  const painted = createPaintedSuite(suite, {
    clock,
    // What comes after a frame was made comes after its picture. Nobody makes frames of a page that is hidden.
    whenPainted: (done) => requestAnimationFrame(() => setTimeout(done)),
  });
  paintedSuites.set(suite, painted);
  return painted;
}
