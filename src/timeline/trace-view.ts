import { eventsUntil, type EventList } from '../trace/event-list.ts';
import type { EventSeq } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import { modelOf } from '../trace/model-of.ts';

/** A trace with its model; both are of the same moment. */
export interface TraceView {
  readonly events: EventList;
  readonly model: TraceModel;
}

/** A trace as it stood after an event, or as it is; `undefined` before anything happened. */
export function traceViewAt(all: EventList, viewAt: EventSeq | undefined): TraceView | undefined {
  if (all.length === 0) return undefined;
  const events = eventsUntil(all, viewAt);
  return { events, model: modelOf(events) };
}
