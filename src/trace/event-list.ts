import { append, firstOf, sequenceFrom, type Sequence } from '../base/sequence.ts';
import type { EventSeq, TraceEvent } from './event.ts';

/**
 * Events in their order, to be read: an array, or the first so many events of a record that goes on. It never changes;
 * as a trace grows there is a new list, which shares its events with the one before.
 */
export interface EventList extends Iterable<TraceEvent> {
  readonly length: number;
  /** As `Array.prototype.at`: below 0 it counts from the end. */
  at(index: number): TraceEvent | undefined;
  /** A copy of a part, as `Array.prototype.slice`. */
  slice(start?: number, end?: number): readonly TraceEvent[];
  find<Found extends TraceEvent>(is: (event: TraceEvent) => event is Found): Found | undefined;
  find(is: (event: TraceEvent) => boolean): TraceEvent | undefined;
  findLast<Found extends TraceEvent>(is: (event: TraceEvent) => event is Found): Found | undefined;
  findLast(is: (event: TraceEvent) => boolean): TraceEvent | undefined;
}

/** The first `length` events of a record that others may add to. */
class Moment implements EventList {
  readonly #events: Sequence<TraceEvent>;
  readonly #record: readonly TraceEvent[];
  readonly length: number;

  constructor(events: Sequence<TraceEvent>) {
    this.#events = events;
    this.#record = events.storage;
    this.length = events.length;
  }

  /** What a list is a moment of; `undefined` for lists of other kinds. */
  static sequenceOf(list: EventList): Sequence<TraceEvent> | undefined {
    return #events in list ? list.#events : undefined;
  }

  at(index: number): TraceEvent | undefined {
    const place = index < 0 ? this.length + index : index;
    return place < this.length ? this.#record[place] : undefined;
  }

  slice(start = 0, end = this.length): readonly TraceEvent[] {
    const place = (index: number) => Math.min(index < 0 ? this.length + index : index, this.length);
    return this.#record.slice(Math.max(place(start), 0), Math.max(place(end), 0));
  }

  find<Found extends TraceEvent>(is: (event: TraceEvent) => event is Found): Found | undefined;
  find(is: (event: TraceEvent) => boolean): TraceEvent | undefined;
  find(is: (event: TraceEvent) => boolean): TraceEvent | undefined {
    for (const event of this) if (is(event)) return event;
    return undefined;
  }

  findLast<Found extends TraceEvent>(is: (event: TraceEvent) => event is Found): Found | undefined;
  findLast(is: (event: TraceEvent) => boolean): TraceEvent | undefined;
  findLast(is: (event: TraceEvent) => boolean): TraceEvent | undefined {
    for (let index = this.length - 1; index >= 0; index--) {
      const event = this.#record[index];
      if (event !== undefined && is(event)) return event;
    }
    return undefined;
  }

  *[Symbol.iterator](): Iterator<TraceEvent> {
    for (let index = 0; index < this.length; index++) {
      const event = this.#record[index];
      if (event !== undefined) yield event;
    }
  }
}

/**
 * What a list is a moment of: all lists of one growing trace have the same record, so that what is derived from one is
 * carried on for the next. A list that was made otherwise is its own.
 */
export function recordOf(events: EventList): object {
  return Moment.sequenceOf(events)?.storage ?? events;
}

/**
 * The list that goes on where `events` end. It costs no more than the batch does, however long the list is. Two traces may
 * go on from the same moment: the second one gets a record of its own.
 */
export function withEvents(events: EventList, batch: Iterable<TraceEvent>): EventList {
  let all = sequenceOf(events);
  for (const event of batch) all = append(all, event);
  return new Moment(all);
}

function sequenceOf(events: EventList): Sequence<TraceEvent> {
  return Moment.sequenceOf(events) ?? sequenceFrom(events);
}

/** The trace as it stood when it had so many events: a list that nobody else gets. */
export function firstEvents(events: EventList, length: number): EventList {
  return new Moment(firstOf(sequenceOf(events), length));
}

/** So many moments of a trace are remembered: what is shown, what is selected, and what was before. */
const MOST_REMEMBERED = 8;

const moments = new WeakMap<object, Map<number, EventList>>();

/**
 * The trace as it stood at a moment; all of it when `at` is undefined or lies behind its end. The same list for the same
 * question, however far the trace has grown since, so that what is derived from it is derived once.
 */
export function eventsUntil(events: EventList, at: EventSeq | undefined): EventList {
  if (at === undefined || at >= events.length - 1) return events;
  const record = recordOf(events);
  const known = moments.get(record) ?? new Map<number, EventList>();
  moments.set(record, known);
  const length = at + 1;
  const moment = known.get(length) ?? firstEvents(events, length);
  // The one that was asked for last is forgotten last.
  known.delete(length);
  known.set(length, moment);
  const [oldest] = known.keys();
  if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
  return moment;
}
