import { t } from '../../base/translate.ts';
import { useMemo, useRef } from 'react';
import { scriptText } from '../../insight/difference-rows/script-text.ts';
import { useActions, useSettledText } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { PassButtons } from '../failure/PassButtons.tsx';
import { passByKey, useFailureAtHand } from '../failure/use-failure-at-hand.ts';
import { paintAlone } from './paint-rows.ts';
import { CandidateList } from './CandidateList.tsx';
import type { SelectedComparison } from './comparison.ts';
import { AloneTree } from './AloneTree.tsx';
import { offeredForMissing, repairAt } from '../failure/offered-repairs.ts';
import { RepairBar } from '../failure/RepairBar.tsx';
import { Said } from './VerdictBar.tsx';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import type { Inspection } from '../selection/use-inspection.ts';
import { useRepairing } from '../failure/use-repairing.ts';
import styles from './WaitingView.module.css';

export interface WaitingViewProps {
  readonly inspection: Inspection;
  readonly comparison: Extract<SelectedComparison, { readonly kind: 'alone' }>;
}

/** An expectation that nothing met (yet): its sentence, its tree, and what came instead. */
export function WaitingView({ inspection, comparison }: WaitingViewProps) {
  const { step, expected, isMissing, cameInstead, sentence } = comparison;
  const { source } = inspection;
  const actions = useActions();
  const failure = useFailureAtHand(step.index);
  const words = useRef<HTMLDivElement>(null);
  const { repairs, apply } = useMissingRepairs({ inspection, comparison });
  usePrintedKeys(words, (event) => {
    const repair = repairAt(repairs, event);
    if (repair !== undefined) apply(repair);
    return repair !== undefined || (isMissing && passByKey(failure, event, actions));
  });
  const { columns, measure } = useColumns(isMissing ? 2 : 1, TREE_MARGIN);
  const rows = useMemo(
    () => paintAlone(expected, scriptText(source, step.stanza), columns),
    [expected, step, source, columns],
  );
  return (
    <div className={styles.waiting} ref={measure}>
      <div className={styles.lead} ref={words}>
        <Said>{sentence}</Said>
        <RepairBar
          repairs={repairs}
          onRepair={apply}
          pass={isMissing ? <PassButtons step={step.index} /> : null}
        />
      </div>
      <div className={styles.parts}>
        <AloneTree rows={rows} heading={isMissing ? t('Expected, never came') : t('Expected')} />
        {isMissing ? (
          <CandidateList records={cameInstead} actor={step.actor} inspection={inspection} />
        ) : null}
      </div>
    </div>
  );
}

/** What makes a stanza come that never did. */
function useMissingRepairs({ inspection, comparison }: WaitingViewProps) {
  const text = useSettledText();
  const apply = useRepairing();
  const { model, scenario, source } = inspection;
  const { step, isMissing } = comparison;
  const repairs = useMemo(
    () =>
      scenario === undefined || !isMissing
        ? []
        : offeredForMissing({ model, scenario, source, text }, step),
    [model, scenario, source, text, step, isMissing],
  );
  return { repairs, apply };
}
