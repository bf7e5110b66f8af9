import type {
  EventSeq,
  FrameEvent,
  StanzaComposed,
  StanzaSkipped,
  StepEnded,
  StepExcused,
} from './event.ts';
import { eventSeq } from './event-seq.ts';
import { lazy } from '../base/lazy.ts';
import { NumberColumn } from '../base/number-column.ts';
import { readingStarts } from './packed-frame.ts';
import { createUnreadTimes, type UnreadTimes } from './unread-times.ts';

/**
 * What became of a stanza: `sent`; or received and `matched`, `differs` (nearest candidate of a failed step),
 * `skipped`, `unexpected` (came where nothing should), or `unread` by any step.
 */
export type StanzaFate = 'sent' | 'matched' | 'differs' | 'skipped' | 'unread' | 'unexpected';

export interface StanzaRecord {
  readonly frame: FrameEvent;
  readonly fate: StanzaFate;
  /** The step that sent, took, skipped or failed with it. */
  readonly step?: number;
  /** The step that skipped it, also when another one failed with it later. */
  readonly skippedBy?: number;
  /** Of a stanza that a person sent by hand: as it was written. */
  readonly written?: string;
}

export interface StanzaRecords {
  /** In the order of the trace. A record whose fate changes is replaced by a new object. */
  readonly records: readonly StanzaRecord[];
  add(frame: FrameEvent): void;
  skip(event: StanzaSkipped): void;
  compose(event: StanzaComposed): void;
  judge(event: StepEnded): void;
  /** What a step skipped after a stanza is unread again; all that it skipped, without one. */
  restore(event: StepExcused, after: EventSeq | undefined): void;
  readonly find: (seq: EventSeq) => StanzaRecord | undefined;
  /** How many have which fate now. */
  readonly countOf: (fate: StanzaFate) => number;
  /** What an actor was sent and no step had looked at yet, at a moment, in numbers; see `UnreadTimes`. */
  readonly unreadAt: UnreadTimes['at'];
  /** As they were after an event. Nothing is copied unless somebody asks for all of them. */
  at(until: EventSeq): StanzasAt;
}

export type StanzasAt = Pick<StanzaRecords, 'records' | 'find' | 'countOf' | 'unreadAt'>;

/** A stanza's start tag; whatever a step has sent counts as one, too. Stream errors are frames of the session too, and no stanzas: they count once a step names one. */
const STANZA = /^\s*<(?:message|presence|iq)[\s/>]/;
const STREAM_ERROR = /^\s*<(?:[\w.-]+:)?error[\s/>]/;

export function createStanzaRecords(): StanzaRecords {
  const list = createRecordList();
  const streamErrors = new Map<EventSeq, FrameEvent>();
  const isStanza = readingStarts((text) => STANZA.test(text));
  /** By step: what it skipped, whatever became of that since. */
  const skippedBy = new Map<number, EventSeq[]>();

  const setFate = (
    seq: EventSeq,
    fate: StanzaFate,
    { step, seq: now }: StepEnded | StanzaSkipped,
  ) =>
    list.change(seq, now, (record) => {
      const skippedBy = fate === 'skipped' ? step : record.skippedBy;
      const kept = skippedBy === undefined ? {} : { skippedBy };
      return { frame: record.frame, fate, step, ...kept };
    });
  /** A stream error that a step has named has a record from then on. */
  const take = (frame: FrameEvent, now: EventSeq): void => {
    streamErrors.delete(frame.seq);
    list.put(freshRecord(frame), now);
  };
  const { records, find, countOf, unreadAt, at } = list;
  return {
    ...{ records, find, countOf, unreadAt, at },
    add: (frame) => {
      if (frame.phase !== 'session') return;
      if (isStanza(frame) || frame.step !== undefined) {
        list.put(freshRecord(frame), frame.seq);
      } else if (STREAM_ERROR.test(frame.xml)) streamErrors.set(frame.seq, frame);
    },
    skip: (event) => {
      setFate(event.stanza, 'skipped', event);
      note(skippedBy, event.step, event.stanza);
    },
    compose: ({ stanza, written, seq }) =>
      list.change(stanza, seq, (record) => ({ ...record, written })),
    judge: (event) => {
      const fate = fateFrom(event);
      const streamError = event.stanza === undefined ? undefined : streamErrors.get(event.stanza);
      if (streamError !== undefined) take(streamError, event.seq);
      if (event.stanza !== undefined && fate !== undefined) setFate(event.stanza, fate, event);
    },
    restore: ({ step, seq: now }, after) => {
      for (const seq of skippedBy.get(step) ?? []) {
        const { fate, step: by } = list.find(seq) ?? {};
        if (fate !== 'skipped' || by !== step || seq <= (after ?? -1)) continue;
        list.change(seq, now, ({ frame }) => freshRecord(frame));
      }
    },
  };
}

/** The records in the order of their frames, and when which of them were unread. */
function createRecordList() {
  const records: StanzaRecord[] = [];
  const times = createUnreadTimes();
  const pasts = createPasts();
  const counts = new Map<StanzaFate, number>();
  const count = ({ fate }: StanzaRecord, change: number) =>
    counts.set(fate, (counts.get(fate) ?? 0) + change);
  return {
    records,
    countOf: (fate: StanzaFate): number => counts.get(fate) ?? 0,
    put: (record: StanzaRecord, now: EventSeq): void => {
      const place = placeOf(records, record.frame.seq);
      if (place === records.length) records.push(record);
      else records.splice(place, 0, record);
      count(record, 1);
      times.note(record, now);
      if (now > record.frame.seq) pasts.note(record.frame.seq, now, undefined);
    },
    change: (seq: EventSeq, now: EventSeq, to: (record: StanzaRecord) => StanzaRecord): void => {
      const index = indexOf(records, seq);
      const before = records[index];
      if (before === undefined) return;
      const record = to(before);
      records[index] = record;
      count(before, -1);
      count(record, 1);
      times.note(record, now);
      pasts.note(seq, now, before);
    },
    find: (seq: EventSeq): StanzaRecord | undefined => records[indexOf(records, seq)],
    unreadAt: times.at,
    at: (until: EventSeq): StanzasAt => recordsAt(until, records, pasts.at, times),
  };
}

/** Of a list that may grow: those that there were after an event, as they were then. */
function recordsAt(
  until: EventSeq,
  records: readonly StanzaRecord[],
  pastOf: (record: StanzaRecord, until: EventSeq) => StanzaRecord | undefined,
  times: UnreadTimes,
): StanzasAt {
  let [size, place] = [-1, 0];
  // As more come, one of them may stand before it.
  const end = () => {
    if (size !== records.length) {
      [size, place] = [records.length, placeOf(records, eventSeq(until + 1))];
    }
    return place;
  };
  const past = (record: StanzaRecord | undefined) => record && pastOf(record, until);
  const all = lazy(() => records.slice(0, end()).flatMap((each) => past(each) ?? []));
  return {
    get records() {
      return all();
    },
    find: (seq) => (seq > until ? undefined : past(records[indexOf(records, seq, end())])),
    countOf: (fate) => all().filter((record) => record.fate === fate).length,
    unreadAt: (actor, at, most) => times.at(actor, at < until ? at : until, most),
  };
}

interface Past {
  readonly since: number;
  /** `undefined`: it had none yet. */
  readonly record: StanzaRecord | undefined;
}

/** What records were before they changed. Most change once, and were as fresh until then: of these a number is kept. */
function createPasts() {
  /** By stanza: the event with which it became what it is now; 0 for one that never changed. */
  const changed = NumberColumn.ofNumbers();
  const pasts = new Map<EventSeq, Past[]>();
  return {
    note: (seq: EventSeq, now: EventSeq, record: StanzaRecord | undefined): void => {
      const since = changed.get(seq);
      changed.set(seq, now);
      if (since === 0 && record !== undefined) return;
      const past = pasts.get(seq) ?? [];
      pasts.set(seq, past);
      past.push({ since, record });
    },
    at: (record: StanzaRecord, until: EventSeq): StanzaRecord | undefined => {
      const { frame } = record;
      if (changed.get(frame.seq) <= until) return record;
      const past = pasts.get(frame.seq)?.findLast(({ since }) => since <= until);
      return past === undefined ? freshRecord(frame) : past.record;
    },
  };
}

function note(lists: Map<number, EventSeq[]>, step: number, stanza: EventSeq): void {
  const list = lists.get(step);
  if (list === undefined) lists.set(step, [stanza]);
  else list.push(stanza);
}

function freshRecord(frame: FrameEvent): StanzaRecord {
  const fate = frame.direction === 'sent' ? 'sent' : 'unread';
  return frame.step === undefined ? { frame, fate } : { frame, fate, step: frame.step };
}

function fateFrom({ verdict }: StepEnded): StanzaFate | undefined {
  return verdict === 'missing' || verdict === 'failed' ? undefined : verdict;
}

/** Where the stanza of that event stands; -1 when it is none. */
function indexOf(records: readonly StanzaRecord[], seq: EventSeq, end?: number): number {
  const place = placeOf(records, seq, end);
  return records[place]?.frame.seq === seq ? place : -1;
}

/** The first record at or after an event, of those before `end`. Records are in the order of `seq`; the last are asked for most. */
function placeOf(records: readonly StanzaRecord[], seq: EventSeq, end = records.length): number {
  let low = end;
  let high = low;
  for (let step = 1; low > 0 && (records[low - 1]?.frame.seq ?? seq) >= seq; step *= 2) {
    high = low - 1;
    low = Math.max(low - step, 0);
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.frame.seq ?? seq) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
