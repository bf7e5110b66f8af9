import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeline, layoutTimeline } from '../../src/timeline/layout.ts';
import { fanOutsOf } from '../../src/timeline/fan-outs.ts';
import type { Row, Spot } from '../../src/timeline/model.ts';
import type { TimelineModel } from '../../src/timeline/timeline-model.ts';
import type { TimelineOptions } from '../../src/timeline/options.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { eventsUntil, withEvents, type EventList } from '../../src/trace/event-list.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { trace as traceOf } from '../support/trace-notation.ts';
import { affiliationScenario, failedPlay, passedPlay } from './affiliation-play.ts';
import { SCENARIO, sequentialRun, wildRun } from './generated-run.ts';
import { PLAIN } from './script.ts';
import { takenOverRun } from './taken-over-run.ts';

/** Where a row stands, and of what. */
function placed(row: Row) {
  if (row.kind !== 'arrow') return row;
  const { id, verdict, lane, shape, live, line, current, cameBefore, fan } = row;
  return { id, verdict, lane, shape, live, line, current, cameBefore, fan };
}

/** All that a row says: words take longer than all the rest. */
function told(row: Row) {
  if (row.kind !== 'arrow') return row;
  const { step, stanza, at, label, phrase, name } = row;
  return { ...placed(row), step, stanza, at, label, phrase, name };
}

const all = ({ rows, ...rest }: TimelineModel, say: (row: Row) => unknown) => ({
  ...rest,
  rows: [...rows].map(say),
});

/**
 * Lays out the parts of a trace one after the other, and compares each time with laying out all anew. Of several
 * options each part has the next ones.
 */
function growsAs(
  scenario: Scenario,
  events: readonly TraceEvent[],
  cuts: readonly number[],
  ...choices: readonly [TimelineOptions, ...TimelineOptions[]]
) {
  const layOut = createTimeline();
  layOut({ scenario, options: choices[0], trace: undefined });
  let grown: EventList = [];
  const edges = [...new Set([...cuts, events.length])].sort((a, b) => a - b);
  for (const [turn, edge] of edges.entries()) {
    const options = choices[turn % choices.length] ?? choices[0];
    const part = events.slice(grown.length, edge);
    if (part.length === 0) continue;
    grown = withEvents(grown, part);
    const timeline = layOut({ scenario, options, trace: { events: grown, model: modelOf(grown) } });
    const whole = events.slice(0, edge);
    const trace = { events: whole, model: modelOf(whole) };
    const anew = layoutTimeline({ scenario, options, trace });
    const say = edge === events.length ? told : placed;
    const [is, should] = [all(timeline, say), all(anew, say)];
    // The matcher takes longer than the layouts do.
    if (!isDeepStrictEqual(is, should)) expect(is).toEqual(should);
  }
}

const options = fc.record({
  filter: fc.constantFrom(
    ...['', '', 'from:garden', 'Romeo', '-error', 'verdict:unread', 'step:2..5'],
    ...['with:hall kind:iq', 'id:x', 'ns:muc', 'sent', '"juliet receives"', 'type:error dir:in'],
  ),
  verdicts: fc.constantFrom<TimelineOptions['verdicts'][]>([], [], ['unread', 'skipped']),
  foldedScenes: fc.subarray(SCENARIO.scenes.map(({ line }) => line)),
  showStream: fc.boolean(),
  order: fc.constantFrom<NonNullable<TimelineOptions['order']>[]>('script', 'script', 'arrival'),
  fanOuts: fc
    .subarray(fanOutsOf(SCENARIO).map(({ line }) => line))
    .map((unfolded) => ({ unfolded })),
  foldServices: fc.constantFrom<NonNullable<TimelineOptions['foldServices']>[]>(
    'rare',
    'none',
    'all',
  ),
});
/** What shows others of the same rows. */
const viewOf = ({ filter, verdicts, foldedScenes, fanOuts }: TimelineOptions) => ({
  filter,
  verdicts,
  foldedScenes,
  ...(fanOuts === undefined ? {} : { fanOuts }),
});
const cuts = fc.array(fc.nat(40), { maxLength: 5 });

interface LooksBack {
  /** So many events lie between checkpoints. */
  readonly every: number;
  /** Where parts of the run end that came at once. */
  readonly edges: readonly number[];
  readonly moments: readonly number[];
  readonly choices: readonly [TimelineOptions, TimelineOptions];
}

/** Some of what may be looked for among the rows. */
function spotsIn(events: readonly TraceEvent[]): readonly Spot[] {
  const stanzas = events.map(({ seq }) => ({ step: undefined, stanza: seq }));
  return [...stanzas, ...SCENARIO.steps.map(({ index }) => ({ step: index, stanza: undefined }))];
}

describe('a timeline that grows', () => {
  it('is as if it were laid out anew, in runs as they are', () => {
    fc.assert(
      fc.property(sequentialRun, cuts, options, (run, at, chosen) =>
        growsAs(SCENARIO, run, at, chosen),
      ),
      { numRuns: 100 },
    );
  });

  it('is as if it were laid out anew, whatever the events say', () => {
    fc.assert(
      fc.property(wildRun, cuts, options, (run, at, chosen) => growsAs(SCENARIO, run, at, chosen)),
      { numRuns: 100 },
    );
  });

  it.each(['', '-broken'] as const)(
    'is so event by event in the founding scenario%s',
    (variant) => {
      const scenario = affiliationScenario(variant === '' ? undefined : variant);
      const events = (variant === '' ? passedPlay : failedPlay)(scenario);
      growsAs(scenario, events, [...events.keys()], PLAIN);
    },
  );

  it('is as if it were laid out anew with what is chosen as it grows', () => {
    fc.assert(
      fc.property(wildRun, cuts, options, options, (run, at, one, other) =>
        growsAs(SCENARIO, run, at, one, other),
      ),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(sequentialRun, cuts, options, options, (run, at, one, other) =>
        growsAs(SCENARIO, run, at, one, { ...one, ...viewOf(other) }, one),
      ),
      { numRuns: 50 },
    );
  });

  /** Looks at moments of a run, with one choice and with another, whatever checkpoints there are. */
  function looksBack(
    run: readonly TraceEvent[],
    { every, edges, moments, choices }: LooksBack,
  ): void {
    const layOut = createTimeline(every);
    let whole = withEvents([], run.slice(0, 1));
    const show = (events: EventList, options: TimelineOptions, isCompared: boolean) => {
      const input = { scenario: SCENARIO, options };
      const is = layOut({ ...input, trace: { events, model: modelOf(events) } });
      if (!isCompared) return;
      const part = run.slice(0, events.length);
      const should = layoutTimeline({ ...input, trace: { events: part, model: modelOf(part) } });
      const [one, other] = [all(is, told), all(should, told)];
      if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other);
      for (const spot of spotsIn(part))
        expect(is.rows.spotsOf(spot)).toEqual(should.rows.spotsOf(spot));
    };
    const ends = [...edges.map((edge) => edge % run.length), run.length].sort((a, b) => a - b);
    for (const end of ends) {
      if (end > whole.length) whole = withEvents(whole, run.slice(whole.length, end));
      show(whole, choices[0], false);
    }
    for (const [turn, moment] of [...moments, run.length - 1].entries()) {
      const events = eventsUntil(whole, eventSeq(moment % run.length));
      show(events, choices[turn % choices.length] ?? choices[0], true);
    }
  }

  it('is as if it were laid out anew at moments that somebody looks at, back and forth', () => {
    const looks = fc.record<LooksBack>({
      every: fc.constantFrom(1, 2, 5, 20, 4_000),
      edges: fc.array(fc.nat(), { maxLength: 5 }),
      moments: fc.array(fc.nat(), { minLength: 2, maxLength: 8 }),
      choices: fc.tuple(options, fc.constantFrom('', '', 'Romeo')).map(([one, filter]) => {
        const { verdicts, ...others } = one;
        const plain = { ...others, filter: '', verdicts: [] };
        return [plain, { ...plain, filter, verdicts: filter === '' ? [] : verdicts }] as const;
      }),
    });
    fc.assert(fc.property(sequentialRun, looks, looksBack), { numRuns: 100 });
    fc.assert(fc.property(wildRun, looks, looksBack), { numRuns: 100 });
  });

  it('looks at few events to show an earlier moment, however long the run is', () => {
    const looks = (count: number) => {
      let seen = 0;
      const run = longRun(count).map((event) => watched(event, () => seen++));
      const layOut = createTimeline(50);
      let whole: EventList = [];
      const show = (events: EventList) =>
        layOut({ scenario: SCENARIO, options: PLAIN, trace: { events, model: modelOf(events) } });
      for (let at = 0; at < count; at += 100) {
        whole = withEvents(whole, run.slice(at, at + 100));
        show(whole);
      }
      const before = seen;
      for (const part of [0.99, 0.5, 0.1, 0.7]) {
        show(eventsUntil(whole, eventSeq(Math.floor(count * part))));
      }
      return seen - before;
    };
    expect(looks(6_000)).toBeLessThan(4 * 100 * 20);
    expect(looks(6_000)).toBeLessThan(2 * looks(1_000));
  });

  it('knows who is online also of what comes after an earlier moment', () => {
    const spoken = 'Romeo > <message to="garden@muc.localhost"/>';
    const told = `Romeo online romeo@localhost/r | ${spoken} | Romeo connecting | ${spoken}`;
    const whole = withEvents([], traceOf(told));
    const layOut = createTimeline();
    const input = { scenario: SCENARIO, options: PLAIN };
    // The model of all is known already, so that of a moment is one of its own.
    modelOf(whole);
    for (const last of [2, 4]) {
      const events = eventsUntil(whole, eventSeq(last));
      const trace = { events, model: modelOf(events) };
      const anew = layoutTimeline({ ...input, trace });
      expect(all(layOut({ ...input, trace }), placed)).toEqual(all(anew, placed));
    }
  });

  it('does not look at events again when somebody comes back from an earlier moment', () => {
    const events = longRun(300);
    const seen = events.map(() => 0);
    const watch = (event: TraceEvent, index: number) =>
      watched(event, () => (seen[index] = (seen[index] ?? 0) + 1));
    const whole = withEvents([], events.map(watch));
    const layOut = createTimeline();
    const show = (list: EventList) =>
      layOut({ scenario: SCENARIO, options: PLAIN, trace: { events: list, model: modelOf(list) } });
    show(whole);
    show(eventsUntil(whole, eventSeq(10)));
    const before = [...seen];
    expect(show(whole).rows.length).toBeGreaterThan(300);
    expect(seen).toEqual(before);
  });

  it('is so where a row moves up again above one whose stanza came before it', () => {
    growsAs(SCENARIO, takenOverRun(), [17], PLAIN);
  });

  it('looks at each event a few times, however long the run becomes', () => {
    const looks = (count: number) => {
      const events = longRun(count);
      const seen = events.map(() => 0);
      const layOut = createTimeline();
      let grown: EventList = [];
      events.forEach((event, index) => {
        grown = withEvents(grown, [watched(event, () => (seen[index] = (seen[index] ?? 0) + 1))]);
        const { rows } = layOut({
          scenario: SCENARIO,
          options: PLAIN,
          trace: { events: grown, model: modelOf(grown) },
        });
        rows.slice(rows.length - 3, rows.length);
      });
      return Math.max(...seen);
    };
    expect(looks(900)).toBe(looks(300));
  });
});

/** Stanzas that nobody reads. */
function longRun(count: number): readonly TraceEvent[] {
  const log = createTraceLog();
  for (let index = 0; index < count; index++) {
    const xml = `<message from="garden@muc.localhost/x" id="${index}"/>`;
    const frame = { type: 'frame', direction: 'received', phase: 'session', xml } as const;
    log.append({ ...frame, actor: 'Romeo' }, index);
  }
  return log.events;
}

/** An event that tells when somebody asks what it is. */
function watched(event: TraceEvent, look: () => void): TraceEvent {
  const { type } = event;
  const get = () => {
    look();
    return type;
  };
  return Object.defineProperty({ ...event }, 'type', { get, enumerable: true });
}
