import { describe, expect, it } from 'vitest';
import { withKept } from '../../src/state/kept-runs.ts';
import type { PastRun } from '../../src/state/runs-store.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { chosenRun, keptRuns, shownRun } from '../../src/state/run-selectors.ts';
import { page, SCRIPT } from './page-stage.ts';

const frame = (characters: number): TraceEvent => ({
  type: 'frame',
  seq: eventSeq(0),
  at: 0,
  actor: 'Romeo',
  direction: 'sent',
  phase: 'session',
  xml: 'x'.repeat(characters),
});

const run = (id: number, characters = 10): PastRun => ({
  id,
  endedAt: 0,
  outcome: 'passed',
  server: 'simulated',
  scenario: { title: '', description: '', tags: [], actors: [], steps: [], scenes: [] },
  source: '',
  options: {},
  events: [frame(characters)],
});

const idsOf = (runs: readonly PastRun[]) => runs.map(({ id }) => id);

describe('the runs that are kept', () => {
  const limits = { runs: 3, characters: 1000 };

  it('are the newest, by count', () => {
    let runs: readonly PastRun[] = [];
    for (const id of [1, 2, 3, 4, 5]) runs = withKept(runs, run(id), limits);
    expect(idsOf(runs)).toEqual([5, 4, 3]);
  });

  it('are the newest, by size', () => {
    const runs = withKept(withKept([], run(1, 600), limits), run(2, 600), limits);
    expect(idsOf(runs)).toEqual([2]);
  });

  it('always hold the last one, however large', () => {
    expect(idsOf(withKept([], run(1, 5000), limits))).toEqual([1]);
  });
});

describe('earlier runs', () => {
  it('are listed when they end, the newest first, with their verdicts', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    actions.step();
    await clock.pass(200);
    actions.stop();
    await clock.pass(200);
    const runs = keptRuns(stores.runs.getState());
    expect(runs.map(({ id, outcome }) => [id, outcome])).toEqual([
      [2, 'stopped'],
      [1, 'passed'],
    ]);
    expect(runs[0]?.server).toBe('simulated');
  });

  it('are shown in place of the newest, which stays as it is', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    actions.step();
    await clock.pass(200);
    const before = shownRun(stores.runs.getState());
    expect(before.phase).toBe('paused');
    actions.showRun(1);
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
    expect(shownRun(stores.runs.getState()).events.at(-1)).toMatchObject({ outcome: 'passed' });
    actions.showNewestRun();
    expect(shownRun(stores.runs.getState())).toEqual(before);
    expect(chosenRun(stores.runs.getState())).toBeUndefined();
  });

  it('give way when the newest run goes on', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    actions.step();
    await clock.pass(200);
    actions.showRun(1);
    actions.run();
    await clock.pass(200);
    expect(chosenRun(stores.runs.getState())).toBeUndefined();
    expect(shownRun(stores.runs.getState())).toMatchObject({ phase: 'ended' });
    expect(keptRuns(stores.runs.getState())).toHaveLength(2);
  });

  it('are left when another script is opened', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    actions.run();
    await clock.pass(200);
    actions.showRun(1);
    await actions.openScenario('hello');
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
    expect(chosenRun(stores.runs.getState())).toBeUndefined();
  });
});

describe('re-run to here', () => {
  it('pauses at the step, past every breakpoint before it, and goes on from there', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    actions.toggleBreakpoint(9);
    actions.rerunToLine(11);
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('paused');
    expect(stores.view.getState().selection).toMatchObject({ step: 2 });
    const { events } = shownRun(stores.runs.getState());
    expect([...events].filter(({ type }) => type === 'run-paused')).toHaveLength(1);
    actions.run();
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).events.at(-1)).toMatchObject({ outcome: 'passed' });
  });

  it('begins anew from a paused run, too', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.runToLine(11);
    await clock.pass(200);
    actions.rerunToLine(9);
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('paused');
    expect(stores.view.getState().selection).toMatchObject({ step: 1 });
  });

  it('shows the run before until the new one stands still', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    const lengths: number[] = [];
    stores.runs.subscribe((state) => lengths.push(shownRun(state).events.length));
    actions.rerunToLine(11);
    await clock.pass(200);
    expect(Math.min(...lengths)).toBeGreaterThan(1);
  });

  it('asks once before it repeats anything on a server of others', async () => {
    const url = 'ws://chat.example/ws';
    const { stores, clock, actions } = page(SCRIPT);
    stores.settings.setState({ server: { kind: 'websocket', url } });
    actions.rerunToLine(11);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
    expect(stores.runs.getState().question).toEqual({
      server: url,
      about: { kind: 'rerun', line: 11, stanzas: 0 },
    });
    actions.answer(false);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
    expect(stores.runs.getState().question).toBeUndefined();
    actions.rerunToLine(11);
    actions.answer(true);
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('paused');
    expect(stores.runs.getState().question).toBeUndefined();
    actions.rerunToLine(9);
    await clock.pass(200);
    expect(stores.view.getState().selection).toMatchObject({ step: 1 });
  });
});
