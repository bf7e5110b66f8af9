import type { Milliseconds } from '../base/clock.ts';
import type { TraceEntry, TraceEvent } from './event.ts';
import { checkEvent } from './event-shape.ts';
import { carryElement } from './frame-element.ts';
import { eventSeq } from './event-seq.ts';

/**
 * The record of one run: it only grows. An event never changes once it is in. What a file could not hold is cut as it is
 * recorded (`TEXT_CAPS`), so that a trace reads the same live and from its file.
 */
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
      const whole: TraceEvent = { ...entry, seq: eventSeq(events.length), at };
      const fitting = checkEvent(whole);
      const event = fitting.ok ? fitting.value : whole;
      if (entry.type === 'frame' && event.type === 'frame') carryElement(entry, event);
      events.push(event);
      return event;
    },
  };
}
