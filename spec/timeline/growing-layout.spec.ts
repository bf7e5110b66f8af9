import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeline, layoutTimeline } from '../../src/timeline/layout.ts';
import { fanOutsOf } from '../../src/timeline/fan-outs.ts';
import type { Row } from '../../src/timeline/model.ts';
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

  it('is as if it were laid out anew at moments that somebody looks at, back and forth', () => {
    fc.assert(
      fc.property(
        sequentialRun,
        fc.array(fc.nat(), { maxLength: 6 }),
        options,
        (run, at, chosen) => {
          const layOut = createTimeline();
          const whole = withEvents([], run);
          for (const [turn, place] of [run.length, ...at, run.length].entries()) {
            const events = eventsUntil(whole, eventSeq(place % run.length));
            const choice = turn % 2 === 0 ? chosen : { ...chosen, filter: 'Romeo' };
            const input = { scenario: SCENARIO, options: choice };
            const is = layOut({ ...input, trace: { events, model: modelOf(events) } });
            const part = run.slice(0, events.length);
            const trace = { events: part, model: modelOf(part) };
            expect(all(is, placed)).toEqual(all(layoutTimeline({ ...input, trace }), placed));
          }
        },
      ),
      { numRuns: 50 },
    );
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
