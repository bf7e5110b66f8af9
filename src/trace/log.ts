import type { Milliseconds } from '../base/clock.ts';
import type { EventSeq, TraceEntry, TraceEvent } from './event.ts';

/** The record of one run: it only grows. An event never changes once it is in. */
export interface TraceLog {
  /** All events so far, `events[i].seq === i`. The same growing array each time: copy it to keep a moment. */
  readonly events: readonly TraceEvent[];
  /** Differs after each append; equals the number of events. */
  readonly revision: number;
  /** Numbers and stamps an entry. `at` counts from the start of the run. */
  append(entry: TraceEntry, at: Milliseconds): TraceEvent;
}

export function createTraceLog(): TraceLog {
  const events: TraceEvent[] = [];
  return {
    events,
    get revision() {
      return events.length;
    },
    append(entry, at) {
      const event: TraceEvent = { ...entry, seq: eventSeq(events.length), at };
      events.push(event);
      return event;
    },
  };
}

/** The place of an event in its trace, as its brand. */
export function eventSeq(position: number): EventSeq {
  return position as EventSeq;
}
