import { t } from '../../base/translate.ts';
import { useMemo, useRef } from 'react';
import { stanzaSection } from '../../insight/stanza-section.ts';
import type { FrameEvent } from '../../trace/event.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { SectionLink } from '../TextParts.tsx';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { useSettledText } from '../app-context.ts';
import type { SelectedComparison } from './comparison.ts';
import { OneStanza } from './OneStanza.tsx';
import { offeredForNothing, repairAt } from '../failure/offered-repairs.ts';
import { RepairButtons } from '../failure/RepairButtons.tsx';
import { StanzaBlock } from '../stanza/StanzaBlock.tsx';
import type { Inspection } from '../selection/use-inspection.ts';
import { useRepairing } from '../failure/use-repairing.ts';
import styles from './DifferenceTab.module.css';

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
    <OneStanza sentence={sentence} ref={panel}>
      <Section frame={stanza?.frame} />
      {repairs.length === 0 ? null : (
        <div className={styles.acts}>
          <RepairButtons repairs={repairs} onRepair={apply} />
        </div>
      )}
      {stanza === undefined ? null : (
        <StanzaBlock xml={stanza.frame.xml} parsed={elementOf(stanza.frame)} label={t('Stanza')} />
      )}
    </OneStanza>
  );
}

/** Where a specification tells of such a stanza. */
function Section({ frame }: { readonly frame: FrameEvent | undefined }) {
  const read = frame && elementOf(frame);
  if (frame === undefined || read?.ok !== true) return null;
  return (
    <p>
      <SectionLink section={stanzaSection(read.value, frame.direction)} />
    </p>
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
