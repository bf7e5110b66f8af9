import type { InParts } from '../base/in-parts.ts';
import { recordOf, type EventList } from './event-list.ts';
import type { TraceEvent } from './event.ts';

/** Something that is derived from a trace event by event. */
export interface Folding<State, Derived> {
  readonly start: () => State;
  /** Takes in one event more. */
  readonly add: (state: State, event: TraceEvent) => void;
  /** What has come out so far. It may share what `add` changes: whoever keeps it asks again when the trace has grown. */
  readonly read: (state: State) => Derived;
}

export interface Folded<Derived> {
  (events: EventList): Derived;
  /** How many events nobody has looked at yet. */
  lag(events: EventList): number;
  /** Looks at those in parts, between which nobody may ask for an earlier moment: it would be derived anew. */
  catchUp(events: EventList): InParts<Derived>;
}

interface Grown<State, Derived> {
  readonly state: State;
  seen: number;
  newest: Derived | undefined;
}

/**
 * Derives something of traces that grow: each event is looked at once, however often one asks, and a new one costs the
 * same at the first and the millionth. An earlier moment than the newest that was asked for is derived anew, once.
 */
export function folding<State, Derived extends object>({
  start,
  add,
  read,
}: Folding<State, Derived>): Folded<Derived> {
  const records = new WeakMap<object, Grown<State, Derived>>();
  const earlier = new WeakMap<EventList, Derived>();
  const advance = (grown: Grown<State, Derived>, events: EventList): Derived => {
    if (grown.newest !== undefined && grown.seen === events.length) return grown.newest;
    for (; grown.seen < events.length; grown.seen++) {
      const event = events.at(grown.seen);
      if (event !== undefined) add(grown.state, event);
    }
    return (grown.newest = read(grown.state));
  };
  const grownOf = (events: EventList) => {
    const record = recordOf(events);
    const grown = records.get(record) ?? { state: start(), seen: 0, newest: undefined };
    records.set(record, grown);
    return grown;
  };
  const derive = (events: EventList): Derived => {
    const grown = grownOf(events);
    if (grown.seen <= events.length) return advance(grown, events);
    const known = earlier.get(events);
    if (known !== undefined) return known;
    const derived = advance({ state: start(), seen: 0, newest: undefined }, events);
    earlier.set(events, derived);
    return derived;
  };
  const lag = (events: EventList) => Math.max(events.length - grownOf(events).seen, 0);
  const catchUp = function* (events: EventList): InParts<Derived> {
    const grown = grownOf(events);
    for (; grown.seen < events.length; grown.seen++) {
      const event = events.at(grown.seen);
      if (event !== undefined) add(grown.state, event);
      grown.newest = undefined;
      if (grown.seen % PART === 0) yield;
    }
    return derive(events);
  };
  return Object.assign(derive, { lag, catchUp });
}

/** So many events are looked at in a part. */
const PART = 200;

type OfType<Type extends TraceEvent['type']> = Extract<TraceEvent, { readonly type: Type }>;

const newestByType = folding({
  start: () => new Map<string, TraceEvent>(),
  add: (newest, event) => newest.set(event.type, event),
  read: (newest) => newest,
});

/** The newest event of a type; `undefined` when there is none. Finding it costs nothing, however far back it is. */
export function newestOf<Type extends TraceEvent['type']>(
  events: EventList,
  type: Type,
): OfType<Type> | undefined {
  const event = newestByType(events).get(type);
  return event !== undefined && isOfType(event, type) ? event : undefined;
}

function isOfType<Type extends TraceEvent['type']>(
  event: TraceEvent,
  type: Type,
): event is OfType<Type> {
  return event.type === type;
}
