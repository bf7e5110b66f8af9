import type { EventSeq, StepEnded, TraceEvent } from '../trace/event.ts';
import { eventsUntil } from '../trace/moment.ts';

/**
 * Where *View back* leads from a moment of the trace: to the moment before the newest step that had begun by then, as a
 * run stands that pauses before each step. What came until that step began is seen there, too. `undefined` before the
 * first step. `at` undefined means the newest moment.
 */
export function momentBefore(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): EventSeq | undefined {
  return stepStarts(events).findLast((seq) => at === undefined || seq < at);
}

/** Where *View forward* leads: `'newest'` from before the last step, `undefined` when it leads nowhere. */
export function momentAfter(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): EventSeq | 'newest' | undefined {
  if (at === undefined) return undefined;
  return stepStarts(events).find((seq) => seq > at) ?? 'newest';
}

/** The last event before each step. Events are numbered by their place in the trace. */
function stepStarts(events: readonly TraceEvent[]): EventSeq[] {
  return events.flatMap((event, index) => {
    const before = events[index - 1];
    return event.type === 'step-started' && before !== undefined ? [before.seq] : [];
  });
}

/** The end of the last step that had ended by a moment; `undefined` before that. */
export function stepAtMoment(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): StepEnded | undefined {
  return eventsUntil(events, at).findLast((event) => event.type === 'step-ended');
}
