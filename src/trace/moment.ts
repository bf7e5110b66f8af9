import type { EventSeq, TraceEvent } from './event.ts';

/** So many moments of a trace are remembered: what is shown, what is selected, and what was before. */
const MOST_REMEMBERED = 8;

const moments = new WeakMap<readonly TraceEvent[], Map<EventSeq, readonly TraceEvent[]>>();

/**
 * The trace as it stood at a moment; all of it when `at` is undefined or lies behind its end. The same list for the same
 * question, so that what is derived from it is derived once.
 */
export function eventsUntil(
  events: readonly TraceEvent[],
  at: EventSeq | undefined,
): readonly TraceEvent[] {
  if (at === undefined || at >= events.length - 1) return events;
  const known = moments.get(events) ?? new Map<EventSeq, readonly TraceEvent[]>();
  moments.set(events, known);
  const found = known.get(at);
  if (found !== undefined) return found;
  const moment = events.slice(0, at + 1);
  known.set(at, moment);
  const [oldest] = known.keys();
  if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
  return moment;
}
