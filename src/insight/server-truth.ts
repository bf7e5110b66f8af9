import type { EventSeq, TraceEvent } from '../trace/event.ts';
import { eventSeq } from '../trace/event-seq.ts';
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
export function truthAt(
  events: readonly TraceEvent[],
  until: EventSeq | undefined,
): ServerTruth | undefined {
  const last = settledMoment(events, until);
  const rooms = newestRooms(events, last);
  if (rooms === undefined) return undefined;
  const begin = events.findLast(({ type, seq }) => type === 'step-started' && seq <= last);
  return { rooms, before: newestRooms(events, begin?.seq ?? last) ?? [] };
}

/**
 * The last event before the next step began: by then the server had finished with what was going on, if it is one that
 * tells.
 */
export function settledMoment(
  events: readonly TraceEvent[],
  until: EventSeq | undefined,
): EventSeq {
  const end = endOfPlay(events);
  if (until === undefined) return end;
  const next = events.findIndex(({ type, seq }) => type === 'step-started' && seq > until);
  return next < 0 ? eventSeq(Math.max(end, until)) : eventSeq(next - 1);
}

/** The last event before a run that is over closed its own sessions: nobody asks who was there after that. */
function endOfPlay(events: readonly TraceEvent[]): EventSeq {
  const end = eventSeq(Math.max(events.length - 1, 0));
  const lastStep = events.findLast(({ type }) => type === 'step-ended');
  if (lastStep === undefined || events.at(-1)?.type !== 'run-ended') return end;
  const closing = events.find(
    (event) => event.type === 'connection' && event.state === 'offline' && event.seq > lastStep.seq,
  );
  return closing === undefined ? end : eventSeq(closing.seq - 1);
}

function newestRooms(
  events: readonly TraceEvent[],
  until: EventSeq,
): readonly ServerRoom[] | undefined {
  for (let index = until; index >= 0; index--) {
    const event = events[index];
    if (event?.type === 'server-rooms') return event.rooms;
  }
  return undefined;
}
