import { useMemo } from 'react';
import type { ArrowRow } from '../../timeline/model.ts';
import { elementOf } from '../../trace/frame-element.ts';
import type { XmlElement } from '../../xml/element.ts';
import { useInspectionOf, type Inspection } from '../selection/use-inspection.ts';

/** What a row means, and the stanza that came or was sent with it; no element where there is none, or it is no XML. */
export function usePresentedStanza(row: ArrowRow | undefined): {
  readonly inspection: Inspection;
  readonly element: XmlElement | undefined;
} {
  const { step, stanza } = row ?? {};
  const selection = useMemo(() => ({ step, stanza, origin: 'inspector' as const }), [step, stanza]);
  const inspection = useInspectionOf(selection);
  const came = inspection.inspected?.stanza;
  const parsed = came && elementOf(came.frame);
  return { inspection, element: parsed?.ok === true ? parsed.value : undefined };
}
