import type { TraceEvent } from './event.ts';
import { buildTraceModel, createTraceModelBuilder, type TraceModel } from './model.ts';

/** A run that grows: all lists of its events begin alike. */
interface GrowingRun {
  readonly builder: ReturnType<typeof createTraceModelBuilder>;
  /** How many events the builder has seen. */
  seen: number;
  /** The model of those; replaced when it sees more. */
  newest: TraceModel | undefined;
  /** How many events there are in the longest list. */
  length: number;
}

/** Of lists that nobody adds to, and of earlier moments. */
const models = new WeakMap<readonly TraceEvent[], TraceModel>();
const runs = new WeakMap<readonly TraceEvent[], GrowingRun>();

/** A new list that goes on where `events` end. Its model costs no more than the batch does. */
export function withEvents(
  events: readonly TraceEvent[],
  batch: readonly TraceEvent[],
): readonly TraceEvent[] {
  const known = runs.get(events);
  const run =
    known?.length === events.length
      ? known
      : { builder: createTraceModelBuilder(), seen: 0, newest: undefined, length: 0 };
  const grown = [...events, ...batch];
  run.length = grown.length;
  runs.set(grown, run);
  return grown;
}

/**
 * The model of a trace, derived once for all who ask. Of a list that `withEvents` made, events that were looked at
 * already are not looked at again; an earlier moment gets a model of its own. Whoever keeps a model of a growing trace
 * asks again when the trace has grown: lists and maps are shared.
 */
export function modelOf(events: readonly TraceEvent[]): TraceModel {
  const run = runs.get(events);
  if (run !== undefined && run.seen <= events.length) return newestModel(run, events);
  const known = models.get(events);
  if (known !== undefined) return known;
  const model = buildTraceModel(events);
  models.set(events, model);
  return model;
}

function newestModel(run: GrowingRun, events: readonly TraceEvent[]): TraceModel {
  if (run.newest !== undefined && run.seen === events.length) return run.newest;
  run.builder.append(events.slice(run.seen));
  run.seen = events.length;
  run.newest = run.builder.model();
  return run.newest;
}
