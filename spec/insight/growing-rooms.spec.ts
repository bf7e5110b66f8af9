import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECKPOINT_EVERY, foldRooms } from '../../src/insight/fold-rooms.ts';
import { eventsUntil, withEvents, type EventList } from '../../src/trace/event-list.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import type { TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { enters, notice, presence, status, subject } from './trace-of.ts';

const ACTORS = ['Romeo', 'Juliet', 'Nurse'];
const NICKS = ['Romeo', 'Juliet', 'Nurse', 'Stranger'];
const ITEMS = [
  'affiliation="owner" role="moderator" jid="user@localhost/a"',
  'affiliation="member" role="participant"',
  'affiliation="none" role="none"',
  'nick="Stranger" affiliation="none" role="participant"',
];
const CODES = [[], [110], [110, 201], [110, 303], [303], [110, 307], [172], [173]];

/** What an actor may be told of a room, or ask. */
const frames = fc
  .tuple(
    fc.constantFrom(...ACTORS),
    fc.constantFrom(...NICKS),
    fc.constantFrom(...ITEMS),
    fc.constantFrom(...CODES),
    fc.nat(9),
  )
  .map(([actor, nick, item, codes, kind]): TraceEntry => {
    const received = { type: 'frame', actor, direction: 'received', phase: 'session' } as const;
    if (kind === 0) return { ...received, direction: 'sent', xml: enters(nick) };
    if (kind === 1) return { ...received, xml: subject(nick) };
    if (kind === 2) return { ...received, xml: notice(`${item} jid="user2@localhost"`) };
    const type = kind < 5 ? 'unavailable' : '';
    return { ...received, xml: presence(nick, item, status(...codes), type) };
  });

/** Now and then a step takes a stanza that came some time before. */
const plays = fc
  .array(fc.tuple(frames, fc.option(fc.nat(30), { freq: 4 })), {
    minLength: 2 * CHECKPOINT_EVERY,
    maxLength: 3 * CHECKPOINT_EVERY,
    size: 'max',
  })
  .map((told): readonly TraceEvent[] => {
    const events: TraceEvent[] = [];
    const add = (entry: TraceEntry) =>
      events.push({ ...entry, seq: eventSeq(events.length), at: events.length });
    for (const [frame, ago] of told) {
      add(frame);
      const stanza = eventSeq(Math.max(events.length - 1 - (ago ?? 0), 0));
      if (ago === null || events[stanza]?.type !== 'frame') continue;
      add({ type: 'step-ended', step: events.length, verdict: 'matched', stanza });
    }
    return events;
  });

describe('rooms of a run that grows', () => {
  it('are at each moment as if all were read anew', () => {
    const asked = fc.array(fc.tuple(fc.nat(200), fc.nat(1_500)), { minLength: 8, maxLength: 12 });
    fc.assert(
      fc.property(plays, asked, (play, questions) => {
        let events: EventList = [];
        for (const [more, back] of questions) {
          const { length } = events;
          events = withEvents(events, play.slice(length, length + more + 1));
          const moment = eventSeq(Math.max(events.length - 1 - back, 0));
          const anew = buildTraceModel([...events]);
          for (const until of [undefined, moment]) {
            expect(foldRooms(modelOf(events), until)).toEqual(foldRooms(anew, until));
          }
          // As the run stood then: no step had taken what one took later.
          const earlier = buildTraceModel(events.slice(0, moment + 1));
          expect(foldRooms(modelOf(eventsUntil(events, moment)), undefined)).toEqual(
            foldRooms(earlier, undefined),
          );
        }
      }),
      { numRuns: 12 },
    );
  });
});
