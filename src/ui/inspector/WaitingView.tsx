import { useMemo, useRef } from 'react';
import { useActions } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { PassButtons } from '../script/PassButtons.tsx';
import { passByKey, useFailureAtHand } from '../script/use-failure-at-hand.ts';
import { aloneRows } from './alone-rows.ts';
import { CandidateList } from './CandidateList.tsx';
import type { Comparison } from './comparison.ts';
import { AloneTree } from './AloneTree.tsx';
import { fitCell } from './fit-cell.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import type { Inspection } from './use-inspection.ts';
import './WaitingView.css';

export interface WaitingViewProps {
  readonly inspection: Inspection;
  readonly comparison: Extract<Comparison, { readonly kind: 'alone' }>;
}

/** An expectation that nothing met (yet): its sentence, its tree, and what came instead. */
export function WaitingView({ inspection, comparison }: WaitingViewProps) {
  const { step, expected, isMissing, cameInstead, sentence } = comparison;
  const { source } = inspection;
  const actions = useActions();
  const failure = useFailureAtHand(step.index);
  const words = useRef<HTMLParagraphElement>(null);
  usePrintedKeys(words, (event) => isMissing && passByKey(failure, event, actions));
  const { columns, measure } = useColumns(isMissing ? 0.5 : 1, TREE_MARGIN);
  const rows = useMemo(
    () => aloneRows(expected, step.stanza, source, columns).map((row) => fitCell(row, columns)),
    [expected, step, source, columns],
  );
  return (
    <div className="waiting" ref={measure}>
      <p className="lead" ref={words}>
        {sentence} {isMissing ? <PassButtons step={step.index} /> : null}
      </p>
      <div className="parts">
        <AloneTree rows={rows} heading={isMissing ? 'Expected, never came' : 'Expected'} />
        {isMissing ? (
          <CandidateList records={cameInstead} actor={step.actor} inspection={inspection} />
        ) : null}
      </div>
    </div>
  );
}
