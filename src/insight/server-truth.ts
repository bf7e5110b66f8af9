import type { EventList } from '../trace/event-list.ts';
import { eventSeq, firstAfter, lastUntil } from '../trace/event-seq.ts';
import { folding } from '../trace/fold.ts';
import type { EventSeq } from '../trace/event.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';

/** What the server itself had of its rooms at a moment. */
export interface ServerTruth {
  readonly rooms: readonly ServerRoom[];
  /** As it was before the step of that moment. */
  readonly before: readonly ServerRoom[];
}

/**
 * The rooms of the server once it had finished with what was going on at an event; at the end without one. `undefined`
 * when the server was not asked: only the embedded one is.
 */
export function truthAt(events: EventList, until: EventSeq | undefined): ServerTruth | undefined {
  const last = settledMoment(events, until);
  const rooms = newestRooms(events, last);
  if (rooms === undefined) return undefined;
  const begin = lastUntil(milestonesOf(events).started, last);
  return { rooms, before: newestRooms(events, begin ?? last) ?? [] };
}

/**
 * The last event before the next step began: by then the server had finished with what was going on, if it is one that
 * tells.
 */
export function settledMoment(events: EventList, until: EventSeq | undefined): EventSeq {
  const end = endOfPlay(events);
  if (until === undefined) return end;
  const next = firstAfter(milestonesOf(events).started, until);
  return eventSeq(next === undefined ? Math.max(end, until) : next - 1);
}

/** The last event before a run that is over closed its own sessions: nobody asks who was there after that. */
function endOfPlay(events: EventList): EventSeq {
  const end = eventSeq(Math.max(events.length - 1, 0));
  if (events.at(-1)?.type !== 'run-ended') return end;
  const { ended, left } = milestonesOf(events);
  const lastStep = ended.at(-1);
  const closing = lastStep === undefined ? undefined : firstAfter(left, lastStep);
  return closing === undefined ? end : eventSeq(closing - 1);
}

/** Where steps began and ended, where the server told its rooms, and where actors went offline. */
const milestonesOf = folding({
  types: ['step-started', 'step-ended', 'server-rooms', 'connection'],
  start: () => ({
    started: [] as EventSeq[],
    ended: [] as EventSeq[],
    told: [] as EventSeq[],
    left: [] as EventSeq[],
  }),
  add: ({ started, ended, told, left }, event) => {
    const { type, seq } = event;
    if (type === 'step-started') started.push(seq);
    if (type === 'step-ended') ended.push(seq);
    if (type === 'server-rooms') told.push(seq);
    if (type === 'connection' && event.state === 'offline') left.push(seq);
  },
  read: (milestones) => milestones,
});

function newestRooms(events: EventList, until: EventSeq): readonly ServerRoom[] | undefined {
  const told = lastUntil(milestonesOf(events).told, until);
  const event = told === undefined ? undefined : events.at(told);
  return event?.type === 'server-rooms' ? event.rooms : undefined;
}
