import { useLayoutEffect, useRef } from 'react';
import { useCompared } from '../app-context.ts';
import { Boundary } from '../broken/Boundary.tsx';
import { TimelinePanel } from '../timeline/TimelinePanel.tsx';
import { later } from '../widgets/later.tsx';
import styles from './RunView.module.css';

const ComparisonPanel = later(() =>
  import('./ComparisonPanel.tsx').then((part) => part.ComparisonPanel),
);
const FlakePanel = later(() => import('./FlakePanel.tsx').then((part) => part.FlakePanel));

/** The timeline; in its place two runs side by side, or what varied in many, as long as a person wants. */
export function RunView() {
  const pair = useCompared((state) => state.pair);
  const flakes = useCompared((state) => (state.isAside ? undefined : state.flakes));
  const pairKey = pair === undefined ? undefined : `${pair.left.id} ${pair.right.id}`;
  const view = useKeptFocus(pairKey ?? (flakes === undefined ? 'timeline' : 'series'));
  return (
    <div className={styles.view} ref={view}>
      {pair === undefined ? undefined : (
        <Boundary key={pairKey} part="comparison">
          <ComparisonPanel pair={pair} />
        </Boundary>
      )}
      {pair !== undefined || flakes === undefined ? undefined : (
        <Boundary part="series of runs">
          <FlakePanel finding={flakes} />
        </Boundary>
      )}
      {pair === undefined && flakes === undefined ? <TimelinePanel /> : undefined}
    </div>
  );
}

/** When one view takes the place of another that had the focus, it gets the focus. */
function useKeptFocus(shown: string) {
  const view = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useLayoutEffect(() => {
    const isOther = before.current !== shown;
    before.current = shown;
    if (!isOther || document.activeElement !== document.body) return;
    const find = (selector: string) => view.current?.querySelector<HTMLElement>(selector);
    (find('[role="grid"] [tabindex="0"]') ?? find('[role="grid"]') ?? find('button'))?.focus();
  }, [shown]);
  return view;
}
