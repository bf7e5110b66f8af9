import { t } from '../../base/translate.ts';
import { useMemo } from 'react';
import { useSettings } from '../app-context.ts';
import type { Inspection } from '../selection/use-inspection.ts';
import { compare, type SelectedComparison } from './comparison.ts';
import { ComparedView } from './ComparedView.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { FirstVisit } from './FirstVisit.tsx';
import { SingleView } from './SingleView.tsx';
import { WaitingView } from './WaitingView.tsx';

/** What was expected against what came. `comparison` is undefined when nothing is selected. */
export function DifferenceTab({
  inspection,
  comparison,
}: {
  readonly inspection: Inspection;
  readonly comparison: SelectedComparison | undefined;
}) {
  const isFirstVisit = useSettings((settings) => !settings.welcomed);
  if (comparison === undefined) {
    return isFirstVisit ? (
      <FirstVisit />
    ) : (
      <EmptyWords>
        {t('Run the script, or choose a row of the timeline: its stanza is compared here.')}
      </EmptyWords>
    );
  }
  switch (comparison.kind) {
    case 'compared':
      return <ComparedView inspection={inspection} comparison={comparison} />;
    case 'alone':
      return <WaitingView inspection={inspection} comparison={comparison} />;
    case 'single':
      return <SingleView inspection={inspection} comparison={comparison} />;
  }
}

export function useComparison({
  model,
  scenario,
  inspected,
}: Inspection): SelectedComparison | undefined {
  return useMemo(
    () =>
      inspected &&
      compare(model, inspected, (index) => {
        const step = scenario?.steps[index - 1];
        return step?.kind === 'receives' ? step : undefined;
      }),
    [model, scenario, inspected],
  );
}
