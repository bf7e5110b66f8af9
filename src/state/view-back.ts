import type { EventList } from '../trace/event-list.ts';
import { eventSeq, firstAfter, lastUntil } from '../trace/event-seq.ts';
import { folding } from '../trace/fold.ts';
import type { EventSeq, StepEnded } from '../trace/event.ts';

/**
 * Where *View back* leads from a moment of the trace: to the moment before the newest step that had begun by then, as a
 * run stands that pauses before each step. What came until that step began is seen there, too. `undefined` before the
 * first step. `at` undefined means the newest moment.
 */
export function momentBefore(events: EventList, at: EventSeq | undefined): EventSeq | undefined {
  const moments = stepStarts(events);
  return at === undefined ? moments.at(-1) : lastUntil(moments, at - 1);
}

/** Where *View forward* leads: `'newest'` from before the last step, `undefined` when it leads nowhere. */
export function momentAfter(
  events: EventList,
  at: EventSeq | undefined,
): EventSeq | 'newest' | undefined {
  if (at === undefined) return undefined;
  return firstAfter(stepStarts(events), at) ?? 'newest';
}

/** The last event before each step. Events are numbered by their place in the trace. */
const stepStarts = folding({
  types: ['step-started'],
  start: (): EventSeq[] => [],
  add: (moments, { type, seq }) => {
    if (type === 'step-started' && seq > 0) moments.push(eventSeq(seq - 1));
  },
  read: (moments): readonly EventSeq[] => moments,
});

/** The end of the last step that had ended by a moment; `undefined` before that. */
export function stepAtMoment(events: EventList, at: EventSeq | undefined): StepEnded | undefined {
  const ends = stepEnds(events);
  const seq = at === undefined ? ends.at(-1) : lastUntil(ends, at);
  const event = seq === undefined ? undefined : events.at(seq);
  return event?.type === 'step-ended' ? event : undefined;
}

/** Where they are: the last one may lie far before the end of a long trace. */
const stepEnds = folding({
  types: ['step-ended'],
  start: (): EventSeq[] => [],
  add: (ends, { type, seq }) => {
    if (type === 'step-ended') ends.push(seq);
  },
  read: (ends): readonly EventSeq[] => ends,
});
