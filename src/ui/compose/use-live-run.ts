import { useMemo } from 'react';
import type { LiveRun } from '../../run/check-composed.ts';
import type { EventList } from '../../trace/event-list.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useRun } from '../app-context.ts';

/** The run that is shown, as it stands now, whatever moment of it the other panels show. */
export interface PausedRun extends LiveRun {
  readonly events: EventList;
  readonly isPaused: boolean;
}

/** `undefined` before the first run. */
export function useLiveRun(): PausedRun | undefined {
  const events = useRun((run) => run.events);
  const scenario = useRun((run) => run.scenario);
  const source = useRun((run) => run.source);
  const isPaused = useRun((run) => run.phase === 'paused');
  const model = useMemo(() => modelOf(events), [events]);
  return useMemo(
    () => (scenario === undefined ? undefined : { events, model, scenario, source, isPaused }),
    [events, model, scenario, source, isPaused],
  );
}
