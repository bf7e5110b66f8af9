import {
  createContext,
  useContext,
  useEffect,
  useState,
  useTransition,
  type ReactNode,
} from 'react';
import { ensure } from '../base/assert.ts';
import { nextMoment } from '../state/next-moment.ts';
import { shownRun, type RunOnShow } from '../state/run-selectors.ts';
import type { ShownMoment } from '../state/shown-moment.ts';
import type { Selection } from '../state/view-store.ts';
import { useApp } from './app-context.ts';

const PaintedContext = createContext<ShownMoment | undefined>(undefined);

export interface PaintedMomentProps {
  readonly children: ReactNode;
}

/**
 * What the large panes paint of the run: that which is shown, some frames later. React paints it in parts, between which
 * the page does other things, and the next moment comes once the last one is painted; so a run that grows fast is painted
 * less often, not in longer tasks.
 */
export function PaintedMoment({ children }: PaintedMomentProps) {
  const { shown, paints } = useApp();
  const [painted, setPainted] = useState(() => shown.getState());
  const [isPainting, paint] = useTransition();
  // A store that React itself reads (`useStore`) and that changes while it paints has it paint all again, at a stretch.
  useEffect(() => {
    if (isPainting) return undefined;
    const follow = () => {
      const now = shown.getState();
      if (painted === now) return paints.painted();
      paints.painting();
      paint(() => setPainted(nextMoment(painted, now)));
    };
    follow();
    return shown.subscribe(follow);
  }, [shown, paints, isPainting, painted]);
  return <PaintedContext value={painted}>{children}</PaintedContext>;
}

function usePainted(): ShownMoment {
  return ensure(useContext(PaintedContext), 'PaintedMoment');
}

/** The run that is shown, as the large panes paint it. */
export function usePaintedRun(): RunOnShow {
  return shownRun(usePainted().runs);
}

/** What is selected, as far as the panes show the run that it is of. */
export function useShownSelection(): Selection | undefined {
  return usePainted().selection;
}
