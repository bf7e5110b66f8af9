import { describe, expect, it } from 'vitest';
import { begun, withBatch, withPhase } from '../../src/state/run-changes.ts';
import { MOST_AT_ONCE, nextMoment } from '../../src/state/next-moment.ts';
import { shownRun } from '../../src/state/run-selectors.ts';
import { createRunsStore, type RunsState } from '../../src/state/runs-store.ts';
import type { ShownMoment } from '../../src/state/shown-moment.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { largeFailure } from '../support/large-failure.ts';

const { scenario, text } = largeFailure(1);

function moment(runs: RunsState): ShownMoment {
  return { runs, text, selection: undefined, isComparing: false };
}

/** Lines of the server's log, numbered from `start`. */
function lines(start: number, count: number): readonly TraceEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'server-log',
    seq: eventSeq(start + index),
    at: start + index,
    level: 'info',
    source: 'spec',
    message: 'a line',
  }));
}

const NONE = createRunsStore().getState();
const NEW = begun(NONE, { scenario, source: text, options: {}, events: [] }, { hidden: false });
/** Each time another run: of two that go on from one moment the second has a record of its own. */
const newRun = () => withBatch(NEW, NEW.lastId, lines(0, 10));

function grown(state: RunsState, count: number): RunsState {
  return withBatch(state, state.lastId, lines(shownRun(state).events.length, count));
}

describe('the next moment to paint', () => {
  it('is the newest one, where a run has grown by little', () => {
    const started = newRun();
    const now = moment(grown(started, MOST_AT_ONCE));
    expect(nextMoment(moment(started), now)).toBe(now);
  });

  it('is one on the way, where a run has grown by much; it is as it was but for its events', () => {
    const started = newRun();
    const now = moment(withPhase(grown(started, 2.5 * MOST_AT_ONCE), started.lastId, 'ended'));
    const lengths: number[] = [];
    const phases: string[] = [];
    for (let painted = moment(started); painted !== now;) {
      painted = nextMoment(painted, now);
      lengths.push(shownRun(painted.runs).events.length);
      phases.push(shownRun(painted.runs).phase);
    }
    expect(lengths).toEqual([10 + MOST_AT_ONCE, 10 + 2 * MOST_AT_ONCE, 10 + 2.5 * MOST_AT_ONCE]);
    expect(phases).toEqual(['preparing', 'preparing', 'ended']);
  });

  it('is the newest one where another run is shown', () => {
    const started = newRun();
    const events = lines(0, 10 * MOST_AT_ONCE);
    const now = moment(
      begun(started, { scenario, source: text, options: {}, events }, { hidden: false }),
    );
    expect(nextMoment(moment(started), now)).toBe(now);
  });

  it('has what a person selects meanwhile, and what the run selects once it is there', () => {
    const started = newRun();
    const runs = grown(started, 2 * MOST_AT_ONCE);
    const spot = { step: 1, stanza: undefined };
    const byRun = { ...moment(runs), selection: { ...spot, origin: 'run' } } as const;
    const byHand = { ...moment(runs), selection: { ...spot, origin: 'timeline' } } as const;
    expect(nextMoment(moment(started), byRun).selection).toBeUndefined();
    expect(nextMoment(moment(started), byHand).selection).toBe(byHand.selection);
  });
});
