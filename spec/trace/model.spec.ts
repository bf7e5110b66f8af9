import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import {
  buildTraceModel,
  createTraceModelBuilder,
  type TraceModel,
} from '../../src/trace/model.ts';
import { trace } from '../support/trace-notation.ts';

const fates = (events: readonly TraceEvent[]) =>
  buildTraceModel(events).stanzas.map(
    ({ frame, fate, step }) => `${frame.seq} ${fate} ${step ?? '-'}`,
  );

/** The model without its lookups, which no two models share. */
const plain = (model: TraceModel) => ({
  ...model,
  stanzaAt: undefined,
  connectionAt: undefined,
  unreadAt: undefined,
  valuesAt: undefined,
});

describe('the trace model', () => {
  it('says nothing of an empty trace', () => {
    const model = buildTraceModel([]);
    expect(model).toMatchObject({ eventCount: 0, currentStep: 0, duration: 0, stanzas: [] });
    expect(model.started).toBeUndefined();
    expect(model.stanzaAt(eventSeq(0))).toBeUndefined();
    expect(model.connectionAt('Romeo', eventSeq(0))).toBeUndefined();
  });

  it.each([
    ['sent, by its step', 'step 1 | 1 Romeo > <presence/> | step 1: sent 2', ['2 sent 1']],
    ['sent by no step', 'Romeo > <iq/>', ['1 sent -']],
    ['unread', 'Romeo < <message/>', ['1 unread -']],
    ['matched', 'Romeo < <message/> | step 4 | step 4: matched 1', ['1 matched 4']],
    ['skipped', 'Romeo < <message/> | step 4 | skip 1 in 4', ['1 skipped 4']],
    ['the nearest candidate', 'Romeo < <iq/> | skip 1 in 4 | step 4: differs 1', ['1 differs 4']],
    ['unexpected', 'Romeo < <iq/> | step 2: unexpected 1', ['1 unexpected 2']],
    ['unread when a step misses another', 'Romeo < <iq/> | step 2: missing', ['1 unread -']],
    ['no stanza: a frame of the stream', 'Romeo << <message/>', []],
    ['no stanza: a stream error', 'Romeo < <stream:error/>', []],
  ])('knows that a stanza is %s', (_what, notation, expected) => {
    expect(fates(trace(notation))).toEqual(expected);
  });

  it('knows what was sent by hand, and how it was written', () => {
    const model = buildTraceModel(
      trace('Romeo > <iq to="r@s"/> | by hand 1 Romeo <iq to="${x}"/>'),
    );
    expect(model.stanzas).toMatchObject([{ fate: 'sent', written: '<iq to="${x}"/>' }]);
    expect(model.stanzas[0]?.step).toBeUndefined();
  });

  it('finds the record of a stanza by its event', () => {
    const model = buildTraceModel(
      trace('Romeo < <iq/> | step 1 | Romeo < <message/> | Romeo << <a/>'),
    );
    expect(model.stanzaAt(eventSeq(3))?.frame.xml).toBe('<message/>');
    expect([0, 2, 4, 9].map((seq) => model.stanzaAt(eventSeq(seq)))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('knows the connection of an actor at any moment', () => {
    const model = buildTraceModel(
      trace('Romeo connecting | Juliet connecting | Romeo online r@s/1 | Romeo offline'),
    );
    const states = [0, 1, 2, 3, 4, 99].map(
      (seq) => model.connectionAt('Romeo', eventSeq(seq))?.state,
    );
    expect(states).toEqual([undefined, 'connecting', 'connecting', 'online', 'offline', 'offline']);
    expect([...model.connections.keys()]).toEqual(['Romeo', 'Juliet']);
  });

  it.each([
    ['step 1 | step 1: sent | step 2', 2, undefined],
    ['step 1 | step 1: sent | paused 2 breakpoint', 2, 'breakpoint'],
    ['step 1 | paused 1 pause | resumed', 1, undefined],
    ['step 1 | paused 1 pause | stopped', 1, undefined],
  ])('knows where the run stands: %s', (notation, step, reason) => {
    const model = buildTraceModel(trace(notation));
    expect([model.currentStep, model.paused?.reason]).toEqual([step, reason]);
  });

  it('keeps the beginning and the end of each step', () => {
    const { steps } = buildTraceModel(trace('step 1 | step 1: sent | step 2'));
    expect(steps.get(1)?.ended?.verdict).toBe('sent');
    expect(steps.get(2)?.started?.at).toBe(30);
    expect(steps.get(2)?.ended).toBeUndefined();
    expect(steps.has(3)).toBe(false);
  });

  it('says the same whether a trace comes at once or in pieces', () => {
    const events = trace(
      'Romeo connecting | Romeo online r@s/1 | step 1 | 1 Romeo > <iq/> | step 1: sent 4 | Romeo < <iq/> | skip 6 in 2 | passed',
    );
    fc.assert(
      fc.property(fc.array(fc.nat(events.length), { maxLength: 5 }), (cuts) => {
        const builder = createTraceModelBuilder();
        const edges = [0, ...cuts.sort((a, b) => a - b), events.length];
        edges.forEach((edge, i) => {
          for (const event of events.slice(edges[i - 1] ?? 0, edge)) builder.append(event);
          builder.model();
        });
        expect(plain(builder.model())).toEqual(plain(buildTraceModel(events)));
      }),
    );
  });

  it('copes with a million events', () => {
    const [started, frame] = trace('Romeo < <message/>');
    if (started === undefined || frame === undefined) throw new Error('no events');
    const events = [started];
    for (let seq = 1; seq < 1_000_000; seq++) events.push({ ...frame, seq: eventSeq(seq) });
    const model = buildTraceModel(events);
    expect(model.stanzas.length).toBe(999_999);
    expect(model.stanzaAt(eventSeq(777_777))?.frame.seq).toBe(777_777);
  });
});
