import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorsAt, MOST_UNREAD } from '../../src/insight/actors-at.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { createActorBook, type ActorBook } from '../../src/timeline/actor-book.ts';
import { actorBookOf } from '../../src/timeline/growing/addresses.ts';
import { withEvents, type EventList } from '../../src/trace/event-list.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { buildTraceModel, type TraceModel } from '../../src/trace/model.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { isFailure } from '../../src/trace/verdict.ts';
import { failureOf } from '../../src/ui/script/failure.ts';
import { SCENARIO, sequentialRun, wildRun } from './generated-run.ts';

const NAMES = [...SCENARIO.actors.map(({ name }) => name), 'Stranger'];
const ADDRESSES = [
  ...['juliet@localhost', 'juliet@localhost/1', 'romeo@localhost/2', 'nurse@elsewhere/3'],
  ...["${Juliet's JID}", "${Stranger's JID}", '', 'nobody@localhost'],
];

/** All that a book says. */
function said(book: ActorBook) {
  return {
    names: [...book.names],
    jids: NAMES.map((name) => [book.jidOf(name), book.domainOf(name)]),
    actors: ADDRESSES.map(book.actorAt),
  };
}

/** The failure that the run has not gone past, else the first one, looked for in all that happened. */
function failureAnew(events: readonly TraceEvent[], { steps }: TraceModel) {
  const failed = [
    ...new Set(events.flatMap((each) => (each.type === 'step-ended' ? [each.step] : []))),
  ]
    .filter((step) => SCENARIO.steps[step - 1] !== undefined)
    .map((step) => ({ step, ...steps.get(step) }))
    .filter(({ ended }) => ended !== undefined && isFailure(ended.verdict))
    .toSorted((a, b) => (a.ended?.seq ?? 0) - (b.ended?.seq ?? 0));
  const found = failed.find(({ excused }) => excused === undefined) ?? failed[0];
  return found && { step: found.step, seq: found.ended?.seq, isPast: found.excused !== undefined };
}

/** What is carried on from event to event says at each moment what looking through all events says. */
function holdsFor(events: readonly TraceEvent[]): void {
  let grown: EventList = [];
  for (const [index, event] of events.entries()) {
    grown = withEvents(grown, [event]);
    const model = modelOf(grown);
    expect(said(actorBookOf(SCENARIO, grown))).toEqual(said(createActorBook(SCENARIO, model)));
    for (const { actor, unread } of actorsAt(grown, NAMES, undefined).actors) {
      const anew = model.stanzas.filter(
        ({ frame, fate }) => frame.actor === actor && fate === 'unread',
      );
      expect(unread).toEqual({
        count: anew.length,
        oldest: anew.slice(0, MOST_UNREAD).map(({ frame }) => frame),
      });
    }
    for (const [fate, count] of Object.entries(model.fateCounts)) {
      expect(count).toBe(model.stanzas.filter((each) => each.fate === fate).length);
    }
    const failure = failureOf(SCENARIO, model);
    expect(
      failure && { step: failure.step.index, seq: failure.ended.seq, isPast: failure.isPast },
    ).toEqual(failureAnew(events.slice(0, index + 1), model));
  }
  for (const seq of events.keys()) {
    const then = actorsAt(events.slice(0, seq + 1), NAMES, undefined);
    expect(actorsAt(grown, NAMES, eventSeq(seq))).toEqual(then);
  }
  const { failed, standing } = buildTraceModel(events);
  const { failed: grownFailed, standing: grownStanding } = modelOf(grown);
  expect([[...grownFailed], [...grownStanding]]).toEqual([[...failed], [...standing]]);
}

describe('what is carried on as a run grows', () => {
  it('says the same as reading all of it anew, of runs step by step', () => {
    fc.assert(fc.property(sequentialRun, holdsFor), { numRuns: 40 });
  });

  it('and of whatever comes', () => {
    fc.assert(fc.property(wildRun, holdsFor), { numRuns: 60 });
  });

  it('is the same book while it says the same', () => {
    fc.assert(
      fc.property(wildRun, (events) => {
        let grown = withEvents([], events.slice(0, 1));
        let book = actorBookOf(SCENARIO, grown);
        for (const event of events.slice(1)) {
          grown = withEvents(grown, [event]);
          const next = actorBookOf(SCENARIO, grown);
          if (event.type !== 'connection') expect(next).toBe(book);
          book = next;
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the failure of a run', () => {
  it('is found behind one of a step that the script does not have, as in a damaged trace', () => {
    const log = createTraceLog();
    log.append({ type: 'run-started', format: 1, source: '', server: '', rule: 'skip' }, 0);
    for (const step of [SCENARIO.steps.length + 1, 1]) {
      log.append({ type: 'step-ended', step, verdict: 'differs' }, log.revision);
    }
    holdsFor(log.events);
  });
});
