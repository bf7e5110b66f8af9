import type { EventSeq, FrameEvent } from './event.ts';
import { eventSeq } from './event-seq.ts';

/** Later than every event. */
const OPEN = 2 ** 30 - 1;

/** Stanzas of an actor in their order, and the events with which they were read. */
interface Times {
  readonly seqs: number[];
  readonly ends: number[];
}

/** A stanza, and whether a step has looked at it yet. */
export interface JudgedStanza {
  readonly frame: Pick<FrameEvent, 'actor' | 'seq'>;
  readonly fate: string;
}

/** What no step had looked at. */
export interface UnreadAt {
  readonly count: number;
  /** The first of them, in the order of the trace. */
  readonly oldest: readonly EventSeq[];
}

/** When which stanzas were unread, so that it can be told of every moment. */
export interface UnreadTimes {
  /** Takes notice of what became of a stanza with the event `now`. */
  readonly note: (record: JudgedStanza, now: EventSeq) => void;
  /** Of an actor at a moment, with `most` of the oldest. Passes over the actor's stanzas, some bytes of each. */
  readonly at: (actor: string, until: EventSeq, most: number) => UnreadAt;
}

export function createUnreadTimes(): UnreadTimes {
  const byActor = new Map<string, Times>();
  /** Of stanzas that were unread more than once, or later than they came: when this began and ended, in turn. */
  const spans = new Map<number, number[]>();

  const change = (times: Times, place: number, isUnread: boolean, now: EventSeq): void => {
    const { seqs, ends } = times;
    const seq = seqs[place] ?? now;
    const end = ends[place] ?? OPEN;
    const span = spans.get(seq) ?? (end === OPEN ? [seq] : [seq, end]);
    if ((span.length % 2 === 1) === isUnread) return;
    span.push(now);
    ends[place] = isUnread ? OPEN : now;
    if (span.length > 2 || span[0] !== seq) spans.set(seq, span);
  };
  const wasUnread = ({ seqs, ends }: Times, place: number, until: EventSeq): boolean => {
    const seq = seqs[place] ?? OPEN;
    const span = spans.size === 0 ? undefined : spans.get(seq);
    if (span === undefined) return seq <= until && (ends[place] ?? OPEN) > until;
    return span.filter((moment) => moment <= until).length % 2 === 1;
  };
  return {
    note: ({ frame, fate }, now) => {
      const { actor, seq } = frame;
      const times = byActor.get(actor) ?? { seqs: [], ends: [] };
      const place = placeOf(times.seqs, seq);
      if (times.seqs[place] === seq) return change(times, place, fate === 'unread', now);
      if (fate !== 'unread') return;
      byActor.set(actor, times);
      times.seqs.splice(place, 0, seq);
      times.ends.splice(place, 0, OPEN);
      if (now > seq) spans.set(seq, [now]);
    },
    at: (actor, until, most) => {
      const times = byActor.get(actor);
      const oldest: EventSeq[] = [];
      let count = 0;
      for (let place = 0; times !== undefined && place < times.seqs.length; place++) {
        if (!wasUnread(times, place, until)) continue;
        count++;
        if (oldest.length < most) oldest.push(eventSeq(times.seqs[place] ?? 0));
      }
      return { count, oldest };
    },
  };
}

/** The first that is not before an event; new ones come at the end. */
function placeOf(seqs: readonly number[], seq: number): number {
  let high = seqs.length;
  if ((seqs[high - 1] ?? -1) < seq) return high;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seqs[middle] ?? seq) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
