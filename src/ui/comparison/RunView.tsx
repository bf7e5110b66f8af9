import { useCompared } from '../app-context.ts';
import { TimelinePanel } from '../timeline/TimelinePanel.tsx';
import { ComparisonPanel } from './ComparisonPanel.tsx';
import { FlakePanel } from './FlakePanel.tsx';

/** The timeline; in its place two runs side by side, or what varied in many, as long as a person wants. */
export function RunView() {
  const pair = useCompared((state) => state.pair);
  const flakes = useCompared((state) => (state.isAside ? undefined : state.flakes));
  if (pair !== undefined)
    return <ComparisonPanel key={`${pair.left.id} ${pair.right.id}`} pair={pair} />;
  return flakes === undefined ? <TimelinePanel /> : <FlakePanel finding={flakes} />;
}
