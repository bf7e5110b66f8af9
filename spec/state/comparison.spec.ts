import { driven } from '../../src/state/driven-server.ts';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/base/result.ts';
import type { Platform } from '../../src/state/ports.ts';
import type { ActorConnector } from '../../src/run/ports.ts';
import { stanza } from '../support/scenario-notation.ts';
import { keptRuns, shownRun } from '../../src/state/run-selectors.ts';
import { connector, NO_SERVER, page, port, SCRIPT } from './page-stage.ts';

const URL = 'ws://chat.example/ws';
const FAILING = SCRIPT.replace('Romeo disconnects', 'Romeo receives:\n\t<iq/>');

async function playTwice() {
  const stage = page(SCRIPT);
  stage.actions.run();
  await stage.clock.pass(200);
  stage.actions.run();
  await stage.clock.pass(200);
  return stage;
}

describe('two runs', () => {
  it('are chosen, a third one in place of the older', async () => {
    const { stores, actions } = await playTwice();
    for (const id of [1, 2, 3]) actions.chooseForComparison(id);
    expect(stores.comparison.getState().chosen).toEqual([2, 3]);
    actions.chooseForComparison(2);
    expect(stores.comparison.getState().chosen).toEqual([3]);
  });

  it('stand side by side, the earlier one at the left, until another run is shown', async () => {
    const { stores, clock, actions } = await playTwice();
    actions.compareRuns(2, 1);
    const { pair } = stores.comparison.getState();
    expect([pair?.left.id, pair?.right.id]).toEqual([1, 2]);
    expect(pair?.comparison.steps.map(({ likeness }) => likeness)).toEqual(['same', 'same']);
    actions.closeComparison();
    expect(stores.comparison.getState().pair).toBeUndefined();
    actions.compareRuns(1, 2);
    actions.run();
    await clock.pass(200);
    expect(stores.comparison.getState().pair).toBeUndefined();
  });
});

describe('the same script on two servers', () => {
  it('is compared when both runs are over, and both are kept', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.runOnBoth({ kind: 'embedded', version: '1' });
    expect(stores.comparison.getState().series).toMatchObject({ kind: 'both' });
    await clock.pass(200);
    expect(stores.comparison.getState().series).toBeUndefined();
    expect(stores.comparison.getState().pair?.left.outcome).toBe('passed');
    expect(keptRuns(stores.runs.getState())).toHaveLength(2);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
  });

  it('is asked about once for an address', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.runOnBoth({ kind: 'websocket', url: URL });
    expect(stores.runs.getState().question).toEqual({
      server: URL,
      about: { kind: 'both', stanzas: 0 },
    });
    actions.answer(false);
    await clock.pass(200);
    expect(keptRuns(stores.runs.getState())).toHaveLength(0);
    for (const isAsked of [true, false]) {
      actions.runOnBoth({ kind: 'websocket', url: URL });
      expect(stores.runs.getState().question !== undefined).toBe(isAsked);
      if (isAsked) actions.answer(true);
      await clock.pass(200);
      expect(stores.comparison.getState().pair).toBeDefined();
    }
  });

  it('says why one of them could not begin', async () => {
    const openServer: Platform['openServer'] = () => Promise.resolve(err(NO_SERVER));
    const { stores, clock, actions } = page(SCRIPT, { openServer });
    actions.runOnBoth({ kind: 'embedded', version: '1' });
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).refusal).toBe(NO_SERVER);
    expect(stores.comparison.getState()).toMatchObject({ pair: undefined, series: undefined });
  });
});

describe('many runs', () => {
  it('tell that nothing varied, and keep one example', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.runRepeatedly(5);
    await clock.pass(2000);
    const { flakes, series } = stores.comparison.getState();
    expect(series).toBeUndefined();
    expect(flakes?.report).toMatchObject({ runs: 5, varying: [], outcomes: { passed: 5 } });
    expect(keptRuns(stores.runs.getState())).toHaveLength(1);
  });

  it('tell what varied, with an example of each kind to compare', async () => {
    let opened = 0;
    const sometimes: ActorConnector = {
      connect: (actor, listener) =>
        connector.connect(actor, {
          ...listener,
          online: (jid) => {
            listener.online(jid);
            if (opened % 2 === 0) return;
            const frame = { direction: 'received', phase: 'session', xml: '<iq/>' } as const;
            listener.frame({ ...frame, stanza: stanza('<iq/>') });
          },
        }),
    };
    const { stores, clock, actions } = page(FAILING, {
      openServer: () => {
        opened++;
        return Promise.resolve(ok(driven({ connector: sometimes, port })));
      },
    });
    actions.runRepeatedly(4);
    await clock.pass(60_000);
    const { flakes } = stores.comparison.getState();
    expect(flakes?.report.outcomes).toEqual({ passed: 2, failed: 2 });
    expect(flakes?.report.varying.map(({ step, facet }) => `${step.index} ${facet}`)).toContain(
      '2 outcome',
    );
    actions.compareExamples(0, 1);
    expect(stores.comparison.getState().pair?.right.outcome).toBe('failed');
    actions.closeComparison();
    expect(stores.comparison.getState()).toMatchObject({ pair: undefined, flakes });
  });

  it('stop when they are told to, with what they have shown until then', async () => {
    const { stores, clock, actions } = page(FAILING);
    actions.runRepeatedly(10);
    await clock.pass(12_000);
    actions.stopSeries();
    await clock.pass(200);
    const { flakes, series } = stores.comparison.getState();
    expect(series).toBeUndefined();
    expect(flakes?.report.runs).toBe(2);
  });

  it('give way to a run that a person starts', async () => {
    const { stores, clock, actions } = page(FAILING);
    actions.runRepeatedly(10);
    await clock.pass(7000);
    actions.run();
    await clock.pass(7000);
    expect(stores.comparison.getState()).toMatchObject({ flakes: undefined, series: undefined });
    expect(shownRun(stores.runs.getState()).events.at(-1)).toMatchObject({ outcome: 'failed' });
  });

  it('are asked about on a server of others, and are between 2 and 200', () => {
    const { stores, actions } = page(SCRIPT);
    stores.settings.setState({ server: { kind: 'websocket', url: URL } });
    actions.runRepeatedly(1000);
    expect(stores.runs.getState().question?.about).toEqual({
      kind: 'repeat',
      times: 200,
      stanzas: 0,
    });
    actions.runRepeatedly(1);
    expect(stores.runs.getState().question?.about).toMatchObject({ times: 2 });
  });
});
