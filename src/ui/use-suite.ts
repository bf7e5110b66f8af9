import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Milliseconds } from '../base/clock.ts';
import type { SuiteState } from '../state/suite/suite-store.ts';
import { useApp } from './app-context.ts';

/** Results that come within this time are painted at once: scripts are quicker than eyes. */
const PAINT_EVERY: Milliseconds = 300;

/** The suite as the table paints it: at once what a person does, and how it ended; what comes meanwhile in batches. */
export function usePaintedSuite(): SuiteState {
  const { suite } = useApp().stores;
  const [painted, setPainted] = useState(() => suite.getState());
  useEffect(() => {
    let timer: number | undefined;
    const paint = () => {
      window.clearTimeout(timer);
      timer = undefined;
      setPainted(suite.getState());
    };
    const unsubscribe = suite.subscribe((state, before) => {
      const isResult = state.phase === 'running' && state.results !== before.results;
      if (!isResult || state.playing !== before.playing) return paint();
      timer ??= window.setTimeout(paint, PAINT_EVERY);
    });
    paint();
    return () => {
      unsubscribe();
      window.clearTimeout(timer);
    };
  }, [suite]);
  return painted;
}

export function useSuite<T>(selector: (state: SuiteState) => T): T {
  return useStore(useApp().stores.suite, selector);
}
