import type { EventSeq } from './event.ts';

/** The place of an event in its trace, as its brand. */
export function eventSeq(position: number): EventSeq {
  return position as EventSeq;
}
