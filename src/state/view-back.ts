import type { EventSeq, TraceEvent } from '../trace/event.ts';

/**
 * Where *View back* leads from a moment of the trace: to the moment at which the step before ended. `undefined`
 * when there is none. `at` undefined means the newest moment.
 */
export function momentBefore(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): EventSeq | undefined {
  const moments = stepEnds(events);
  if (at === undefined) return moments.at(-2);
  return moments.findLast((seq) => seq < at);
}

/** Where *View forward* leads: `'newest'` from the last moment but one, `undefined` when it leads nowhere. */
export function momentAfter(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): EventSeq | 'newest' | undefined {
  if (at === undefined) return undefined;
  const moments = stepEnds(events);
  const next = moments.find((seq) => seq > at);
  return next === undefined || next === moments.at(-1) ? 'newest' : next;
}

function stepEnds(events: readonly TraceEvent[]): EventSeq[] {
  return events.flatMap((event) => (event.type === 'step-ended' ? [event.seq] : []));
}

/** The trace as it stood at a moment; all of it when `at` is undefined. */
export function eventsUntil(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): readonly TraceEvent[] {
  return at === undefined ? events : events.slice(0, at + 1);
}
