import type { EventList } from '../trace/event-list.ts';
import type { TraceModel } from '../trace/model.ts';

/** A trace with its model; both are of the same moment. */
export interface TraceView {
  readonly events: EventList;
  readonly model: TraceModel;
}
