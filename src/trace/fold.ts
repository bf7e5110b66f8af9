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
  /** What had come out by an earlier moment, which nothing changes. Without it, the moment is derived anew. */
  readonly readAt?: (state: State, moment: EventList) => Derived;
  /** Events of other types tell nothing: at an earlier moment they are not looked at. Without it, all are. */
  readonly types?: readonly RareType[];
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
 * same at the first and the millionth. An earlier moment than the newest that was asked for is read from what is kept, or
 * derived anew, once.
 */
export function folding<State, Derived extends object>({
  start,
  add,
  read,
  ...earlierBy
}: Folding<State, Derived>): Folded<Derived> {
  const { types, readAt } = earlierBy;
  const anew = (events: EventList): Derived => {
    const state = start();
    for (const event of types === undefined ? events : eventsOf(events, types)) add(state, event);
    return read(state);
  };
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
    const derived = readAt === undefined ? anew(events) : readAt(grown.state, events);
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

/** Of frames there are too many to be noted apart. */
type RareType = Exclude<TraceEvent['type'], 'frame'>;

type OfType<Type extends TraceEvent['type']> = Extract<TraceEvent, { readonly type: Type }>;

type Places = ReadonlyMap<string, readonly number[]>;

/** Where the events of each rare type are; of an earlier moment, with those that came later. */
const placesByType = folding({
  start: () => ({ places: new Map<string, number[]>(), count: 0 }),
  add: (state, { type }) => {
    const place = state.count++;
    if (type === 'frame') return;
    const places = state.places.get(type);
    if (places === undefined) state.places.set(type, [place]);
    else places.push(place);
  },
  read: ({ places }): Places => places,
  readAt: ({ places }): Places => places,
});

/** Events of some types, in their order. */
function* eventsOf(events: EventList, types: readonly RareType[]): Generator<TraceEvent> {
  const byType = placesByType(events);
  const places = types.flatMap((type) => byType.get(type) ?? []);
  if (types.length > 1) places.sort((a, b) => a - b);
  for (const place of places) {
    const event = events.at(place);
    if (event === undefined) return;
    yield event;
  }
}

/** The newest event of a type; `undefined` when there is none. Finding it costs little, however far back it is. */
export function newestOf<Type extends RareType>(
  events: EventList,
  type: Type,
): OfType<Type> | undefined {
  const places = placesByType(events).get(type) ?? [];
  const place = places[firstFrom(places, events.length) - 1];
  const event = place === undefined ? undefined : events.at(place);
  return event !== undefined && isOfType(event, type) ? event : undefined;
}

function isOfType<Type extends TraceEvent['type']>(
  event: TraceEvent,
  type: Type,
): event is OfType<Type> {
  return event.type === type;
}

/** The index of the first number that is not below a limit. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
