import { useMemo, useRef } from 'react';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { useSettledText } from '../app-context.ts';
import type { SelectedComparison } from './comparison.ts';
import { offeredForNothing, repairAt } from '../failure/offered-repairs.ts';
import { RepairButtons } from '../failure/RepairButtons.tsx';
import { StanzaBlock } from '../stanza/StanzaBlock.tsx';
import type { Inspection } from '../selection/use-inspection.ts';
import { useRepairing } from '../failure/use-repairing.ts';

interface SingleViewProps {
  readonly inspection: Inspection;
  readonly comparison: Extract<SelectedComparison, { readonly kind: 'single' }>;
}

/** One stanza, or none, and what can be done where it should not have come. */
export function SingleView({ inspection, comparison }: SingleViewProps) {
  const apply = useRepairing();
  const repairs = useRepairs(inspection);
  const { sentence, stanza } = comparison;
  const panel = useRef<HTMLDivElement>(null);
  usePrintedKeys(panel, (event) => {
    const repair = repairAt(repairs, event);
    if (repair !== undefined) apply(repair);
    return repair !== undefined;
  });
  return (
    <div className="single" ref={panel}>
      <p className="lead">{sentence}</p>
      {repairs.length === 0 ? null : (
        <div className="acts">
          <RepairButtons repairs={repairs} onRepair={apply} />
        </div>
      )}
      {stanza === undefined ? null : <StanzaBlock xml={stanza.frame.xml} label="Stanza" />}
    </div>
  );
}

function useRepairs({ model, scenario, source, inspected }: Inspection) {
  const text = useSettledText();
  const step = inspected?.step;
  return useMemo(() => {
    if (scenario === undefined || step?.kind !== 'receives-nothing') return [];
    return offeredForNothing({ model, scenario, source, text }, step);
  }, [model, scenario, source, text, step]);
}
