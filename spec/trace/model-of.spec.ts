import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventSeq, TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { elementOf } from '../../src/trace/frame-element.ts';
import { buildTraceModel, type TraceModel } from '../../src/trace/model.ts';
import { eventsUntil, withEvents, type EventList } from '../../src/trace/event-list.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { trace } from '../support/trace-notation.ts';
import { sequentialRun, wildRun } from '../timeline/generated-run.ts';

const NOTATION =
  'Romeo connecting | Romeo online r@s/1 | step 1 | 1 Romeo > <iq/> | step 1: sent 4 | Romeo < <iq/> | skip 6 in 2 | passed';

/** The model without its lookups, and without what comes later: no two models share them. */
const plain = (model: TraceModel) => ({
  ...model,
  recorded: undefined,
  stanzaAt: undefined,
  connectionAt: undefined,
  unreadAt: undefined,
  valuesAt: undefined,
});

const ACTORS = ['Romeo', 'Juliet', 'Stranger'];

/** All that a model says, of these events and of some actors. */
function said(model: TraceModel, seqs: readonly EventSeq[]) {
  return {
    ...plain(model),
    standing: [...model.standing],
    records: seqs.map((seq) => model.stanzaAt(seq)),
    values: seqs.map((seq) => model.valuesAt(seq)),
    actors: ACTORS.map((actor) =>
      seqs.map((seq) => [model.connectionAt(actor, seq), model.unreadAt(actor, seq, 3)]),
    ),
  };
}

/** At all moments of a run, once it was looked at as a whole. */
function saysTheSame(run: readonly TraceEvent[]): void {
  const all = withEvents([], run);
  modelOf(all);
  // Of events that have not come yet, too.
  const seqs = [...run.keys(), run.length].map((seq) => eventSeq(seq));
  for (const seq of run.keys()) {
    const anew = buildTraceModel(run.slice(0, seq + 1));
    expect(said(modelOf(eventsUntil(all, eventSeq(seq))), seqs)).toEqual(said(anew, seqs));
  }
}

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

  it('says of every moment of any run what a model of its own would say', () => {
    fc.assert(fc.property(sequentialRun, saysTheSame), { numRuns: 40 });
    fc.assert(fc.property(wildRun, saysTheSame), { numRuns: 40 });
  });

  it('does not look at events again for an earlier moment, however many there are', () => {
    const { looks, watched } = counted(trace('Romeo < <iq/> | '.repeat(300) + 'passed'));
    const all = withEvents([], watched);
    modelOf(all);
    const before = [...looks];
    const model = modelOf(eventsUntil(all, eventSeq(200)));
    expect(model.stanzaAt(eventSeq(200))?.fate).toBe('unread');
    expect(
      looks.reduce((sum, each) => sum + each) - before.reduce((sum, each) => sum + each),
    ).toBeLessThan(10);
  });

  it('keeps two traces apart that go on from the same moment, and one that was masked', () => {
    const start = withEvents([], trace('Romeo < <iq/>'));
    const [one, other] = ['Romeo < <iq/> | passed', 'Romeo < <message/> | failed 2'].map(
      (notation) =>
        withEvents(
          start,
          trace(notation)
            .slice(1)
            .map((event) => ({ ...event, seq: eventSeq(event.seq + 1) })),
        ),
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
