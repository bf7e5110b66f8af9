import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { elementOf } from '../../src/trace/frame-element.ts';
import { buildTraceModel, type TraceModel } from '../../src/trace/model.ts';
import { eventsUntil, withEvents, type EventList } from '../../src/trace/event-list.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { trace } from '../support/trace-notation.ts';

const NOTATION =
  'Romeo connecting | Romeo online r@s/1 | step 1 | 1 Romeo > <iq/> | step 1: sent 4 | Romeo < <iq/> | skip 6 in 2 | passed';

/** The model without its lookups, which no two models share. */
const plain = (model: TraceModel) => ({
  ...model,
  stanzaAt: undefined,
  connectionAt: undefined,
  unreadAt: undefined,
  valuesAt: undefined,
});

/** Events that count how often somebody asks what they are. */
function counted(events: readonly TraceEvent[]) {
  const looks = events.map(() => 0);
  const watched = events.map((event, at): TraceEvent => {
    const { type } = event;
    return Object.defineProperty({ ...event }, 'type', {
      get: () => {
        looks[at] = (looks[at] ?? 0) + 1;
        return type;
      },
      enumerable: true,
    });
  });
  return { looks, watched };
}

describe('the model of a trace', () => {
  it('is the same for all who ask', () => {
    const events = trace(NOTATION);
    expect(modelOf(events)).toBe(modelOf(events));
  });

  it('looks at each event once while a trace grows, however often it is asked', () => {
    const { looks, watched } = counted(trace(NOTATION));
    const { looks: once, watched: whole } = counted(trace(NOTATION));
    buildTraceModel(whole);
    let grown: EventList = [];
    for (const event of watched) {
      grown = withEvents(grown, [event]);
      const readers = ['timeline', 'editor', 'inspector', 'status'].map(() => modelOf(grown));
      expect(new Set(readers).size).toBe(1);
    }
    expect(looks).toEqual(once);
  });

  it('says of every moment what a model of its own would say, in any order of questions', () => {
    const all = trace(NOTATION);
    const order = fc.array(fc.nat(all.length - 1), { maxLength: 12 });
    fc.assert(
      fc.property(order, (questions) => {
        const moments = [withEvents([], all.slice(0, 1))];
        for (const event of all.slice(1)) moments.push(withEvents(moments.at(-1) ?? [], [event]));
        for (const at of questions) {
          const moment = moments[at] ?? [];
          expect(plain(modelOf(moment))).toEqual(plain(buildTraceModel(all.slice(0, at + 1))));
        }
      }),
    );
  });

  it('keeps two traces apart that go on from the same moment, and one that was masked', () => {
    const start = withEvents([], trace('Romeo < <iq/>'));
    const [one, other] = ['Romeo < <iq/> | passed', 'Romeo < <message/> | failed 2'].map(
      (notation) => withEvents(start, trace(notation)),
    );
    for (const events of [one, other, start, [...start].map((event) => ({ ...event }))]) {
      if (events === undefined) throw new Error('no events');
      expect(plain(modelOf(events))).toEqual(plain(buildTraceModel(events)));
    }
  });
});

describe('a moment of a trace', () => {
  it('is the same list for the same question', () => {
    const events = trace(NOTATION);
    expect(eventsUntil(events, eventSeq(3))).toBe(eventsUntil(events, eventSeq(3)));
    expect([...eventsUntil(events, eventSeq(3))]).toEqual(events.slice(0, 4));
    expect(eventsUntil(events, undefined)).toBe(events);
    expect(eventsUntil(events, eventSeq(99))).toBe(events);
    expect(eventsUntil([], eventSeq(0))).toEqual([]);
  });
});

describe('the element of a frame', () => {
  it('is read once', () => {
    const frame = trace('Romeo < <iq id="1"/>').find((event) => event.type === 'frame');
    if (frame === undefined) throw new Error('no frame');
    expect(elementOf(frame)).toBe(elementOf(frame));
    expect(elementOf(frame)).toMatchObject({ ok: true, value: { local: 'iq' } });
  });

  it('is a fault for what is no XML', () => {
    const frame = trace('Romeo < <iq').find((event) => event.type === 'frame');
    if (frame === undefined) throw new Error('no frame');
    expect(elementOf(frame)).toMatchObject({ ok: false, error: { code: 'not-well-formed' } });
  });
});
