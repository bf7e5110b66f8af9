import type { EventSeq } from './event.ts';

/** The place of an event in its trace, as its brand. */
export function eventSeq(position: number): EventSeq {
  return position as EventSeq;
}

/** The first of some moments, in order, that lies after one. */
export function firstAfter(moments: readonly EventSeq[], at: number): EventSeq | undefined {
  return moments[countUntil(moments, at)];
}

/** The last of some moments, in order, that does not lie after one. */
export function lastUntil(moments: readonly EventSeq[], at: number): EventSeq | undefined {
  return moments[countUntil(moments, at) - 1];
}

function countUntil(moments: readonly EventSeq[], at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
