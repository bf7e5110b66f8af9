import { useMemo } from 'react';
import type { Scenario } from '../../script/scenario.ts';
import type { EventList } from '../../trace/event-list.ts';
import type { Selection } from '../../state/view-store.ts';
import type { TraceModel } from '../../trace/model.ts';
import { modelOf } from '../../trace/model-of.ts';
import { eventsUntil } from '../../trace/event-list.ts';
import { usePaintedRun, useShownSelection } from '../painted-moment.tsx';
import { inspect, type Inspected } from './inspected.ts';

/** The trace as far as it is viewed, and what the selection means in it. */
export interface Inspection {
  readonly events: EventList;
  readonly model: TraceModel;
  readonly scenario: Scenario | undefined;
  /** The text that the scenario was compiled from. */
  readonly source: string;
  /** Nothing is selected, and nothing has run. */
  readonly inspected: Inspected | undefined;
}

export function useInspection(): Inspection {
  return useInspectionOf(useShownSelection());
}

/** What another selection than the page's means. */
export function useInspectionOf(selection: Selection | undefined): Inspection {
  const { events: all, viewAt, scenario, source } = usePaintedRun();
  const events = useMemo(() => eventsUntil(all, viewAt), [all, viewAt]);
  const model = useMemo(() => modelOf(events), [events]);
  const inspected = useMemo(
    () => inspect(model, scenario, selection, events),
    [model, scenario, selection, events],
  );
  return { events, model, scenario, source, inspected };
}
