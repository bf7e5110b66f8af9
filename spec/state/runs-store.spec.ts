import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { compileScript } from '../../src/script/compile.ts';
import {
  begun,
  opened,
  revealed,
  showing,
  showingLive,
  viewedAt,
  withBatch,
  withEarlier,
  withEnding,
  withNoneKept,
  withoutRun,
  withPast,
  withPhase,
  withRefusal,
} from '../../src/state/run-changes.ts';
import {
  chosenRun,
  keptRuns,
  liveRun,
  shownRun,
  type RunNow,
} from '../../src/state/run-selectors.ts';
import { createRunsStore, type RunsState } from '../../src/state/runs-store.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { trace } from '../support/trace-notation.ts';
import { NO_SERVER, SCRIPT } from './page-stage.ts';

const scenario = ensure(compileScript(SCRIPT).scenario, 'the scenario');
const EVENTS = trace('Romeo > <a/> | passed');
const FRESH = { scenario, source: SCRIPT, options: {}, events: [] };
const ENDING = { endedAt: 5, outcome: 'passed', server: 'simulated' } as const;
const NONE = createRunsStore().getState();
const VISIBLE = { hidden: false };

const begin = (state: RunsState, options = VISIBLE) => begun(state, FRESH, options);
/** The live run plays to its end. */
const end = (state: RunsState) => {
  const id = state.live?.id ?? 0;
  const whole = withBatch(withPhase(state, id, 'running'), id, EVENTS);
  return withEnding(withPhase(whole, id, 'ended'), id, ENDING);
};
const ONE = end(begin(NONE));
const TWO = end(begin(ONE));
/** A run with its events as an array, to be compared. */
const told = <T extends RunNow>(run: T) => ({ ...run, events: [...run.events] });
const idsOf = (state: RunsState) => [...state.byId.keys()].sort((a, b) => a - b);

describe('the run that is shown', () => {
  it('is none before the first', () => {
    expect(told(shownRun(NONE))).toMatchObject({
      phase: 'not-run',
      events: [],
      scenario: undefined,
    });
  });

  it('is the live one from its beginning to its end, in one record', () => {
    const begins = begin(NONE);
    expect(told(shownRun(begins))).toMatchObject({ phase: 'preparing', scenario, source: SCRIPT });
    const paused = withPhase(withBatch(begins, 1, EVENTS), 1, 'paused');
    expect(told(shownRun(paused))).toMatchObject({ phase: 'paused', events: EVENTS });
    expect(shownRun(ONE).phase).toBe('ended');
    expect(shownRun(ONE).events).toBe(keptRuns(ONE)[0]?.events);
  });

  it('is the same object for the same state', () => {
    expect(shownRun(ONE)).toBe(shownRun(ONE));
  });

  it('is another one when a person chooses it; neither the runs nor the live one change', () => {
    const chosen = showing(TWO, 1);
    expect(chosenRun(chosen)?.id).toBe(1);
    expect([chosen.byId, chosen.live, chosen.kept]).toEqual([TWO.byId, TWO.live, TWO.kept]);
    expect(showingLive(chosen)).toEqual(TWO);
    expect(showing(TWO, 2)).toBe(TWO);
    expect(showing(TWO, 3)).toBe(TWO);
  });

  it('goes on while another one is shown', () => {
    const paused = withPhase(begin(ONE), 2, 'paused');
    const aside = withBatch(withPhase(showing(paused, 1), 2, 'running'), 2, EVENTS);
    expect(told(shownRun(aside))).toMatchObject({ phase: 'ended', events: EVENTS });
    expect(told(liveRun(aside))).toMatchObject({ phase: 'running', events: EVENTS });
    expect(shownRun(showingLive(aside)).phase).toBe('running');
  });
});

describe('a run that begins anew', () => {
  const anew = withBatch(begin(ONE, { hidden: true }), 2, EVENTS.slice(0, 1));

  it('leaves the one before to be seen, with its own phase', () => {
    expect(told(shownRun(anew))).toMatchObject({
      phase: 'preparing',
      isStale: true,
      events: EVENTS,
    });
    expect(chosenRun(anew)).toBeUndefined();
  });

  it('is shown with all that it has said when it is revealed', () => {
    expect(told(shownRun(revealed(anew, 2)))).toMatchObject({
      isStale: false,
      events: EVENTS.slice(0, 1),
    });
    expect(revealed(anew, 1)).toBe(anew);
  });

  it('does not push away a run that a person has chosen meanwhile', () => {
    const chosen = showing(begin(TWO, { hidden: true }), 1);
    expect(revealed(chosen, 3)).toBe(chosen);
    expect(chosenRun(chosen)?.id).toBe(1);
  });
});

describe('the runs at hand', () => {
  it('are those that are kept, the live one, and the one that is shown', () => {
    const unkept = withNoneKept(showing(TWO, 1));
    expect(idsOf(unkept)).toEqual([1, 2]);
    expect(idsOf(showingLive(unkept))).toEqual([2]);
    expect(idsOf(withoutRun(unkept))).toEqual([]);
  });

  it('never share an id, also when the older ones are gone', () => {
    expect(begin(withoutRun(begin(NONE))).live?.id).toBe(2);
    const past = { ...FRESH, ...ENDING };
    const earlier = withEarlier(withEarlier(ONE, past), past);
    expect(keptRuns(earlier).map(({ id }) => id)).toEqual([1, 0, -1]);
    const shown = withNoneKept(showing(earlier, -1));
    expect(keptRuns(withEarlier(shown, past)).map(({ id }) => id)).toEqual([-2]);
  });

  it('have those that nobody saw among them', () => {
    const both = withPast(ONE, { ...FRESH, ...ENDING });
    expect(keptRuns(both).map(({ id }) => id)).toEqual([2, 1]);
    expect(shownRun(both)).toEqual(shownRun(ONE));
  });

  it('hear nothing that is for a run that is gone', () => {
    const gone = withoutRun(begin(NONE));
    expect(withBatch(gone, 1, EVENTS)).toBe(gone);
    expect(withPhase(gone, 1, 'paused')).toBe(gone);
    expect(withEnding(gone, 1, ENDING)).toBe(gone);
  });

  it('have a trace without an end, which is not kept', () => {
    const cut = opened(ONE, { ...FRESH, events: EVENTS.slice(0, 1) });
    expect(told(shownRun(cut))).toMatchObject({ phase: 'ended', events: EVENTS.slice(0, 1) });
    expect(cut.kept).toEqual([1]);
  });
});

describe('what is said of one run', () => {
  it('is not said of another one: a moment', () => {
    const back = viewedAt(TWO, eventSeq(1));
    expect(shownRun(back).viewAt).toBe(1);
    expect(shownRun(showing(back, 1)).viewAt).toBeUndefined();
    expect(shownRun(showingLive(showing(back, 1))).viewAt).toBe(1);
  });

  it('is not said of another one: why accepting stopped', () => {
    const end = { why: 'stuck', step: 1, repairs: 0 } as const;
    const stopped = { ...TWO, acceptance: { run: 2, end } };
    expect(shownRun(stopped).acceptance).toBe(end);
    expect(shownRun(showing(stopped, 1)).acceptance).toBeUndefined();
    expect(shownRun(begin(stopped)).acceptance).toBeUndefined();
  });

  it('is not said of another one: a refusal', () => {
    const refused = withRefusal(TWO, NO_SERVER);
    expect(told(shownRun(refused))).toMatchObject({ refusal: NO_SERVER, events: EVENTS });
    expect(shownRun(showing(refused, 1)).refusal).toBeUndefined();
    expect(told(shownRun(withoutRun(TWO, NO_SERVER)))).toMatchObject({
      phase: 'ended',
      events: [],
      refusal: NO_SERVER,
    });
    expect(shownRun(begin(refused)).refusal).toBeUndefined();
  });

  it('is a moment no longer once the run goes on', () => {
    const paused = withPhase(withBatch(begin(NONE), 1, EVENTS), 1, 'paused');
    const back = viewedAt(paused, eventSeq(0));
    expect(shownRun(withPhase(back, 1, 'running')).viewAt).toBeUndefined();
  });
});
