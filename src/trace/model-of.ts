import type { EventList } from './event-list.ts';
import { folding } from './fold.ts';
import { createTraceModelBuilder, type TraceModel } from './model.ts';

/**
 * The model of a trace, derived once for all who ask. As a trace grows, events that were looked at already are not looked
 * at again, for an earlier moment either, which gets a model of its own. Whoever keeps a model of a growing trace asks again when the trace
 * has grown: lists and maps are shared.
 */
export const modelOf: (events: EventList) => TraceModel = folding({
  start: createTraceModelBuilder,
  add: (builder, event) => builder.append(event),
  read: (builder) => builder.model(),
  readAt: (builder, moment) => builder.modelAt(moment),
});
