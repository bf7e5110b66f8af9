import { describe, expect, it } from 'vitest';
import { createPaintedSuite } from '../../../src/state/suite/painted-suite.ts';
import { reduceSuite, type SuiteEvent } from '../../../src/state/suite/suite-reducer.ts';
import { createSuiteStore } from '../../../src/state/suite/suite-store.ts';
import { createSimulatedClock } from '../../support/simulated-clock.ts';

const PATHS = ['1.scs', '2.scs', '3.scs'];

function stage(pictureTakes: number) {
  const clock = createSimulatedClock();
  const suite = createSuiteStore();
  const painted = createPaintedSuite(suite, {
    clock,
    whenPainted: (done) => void clock.setTimer(pictureTakes, done),
  });
  let pictures = 0;
  painted.subscribe(() => (pictures += 1));
  const send = (event: SuiteEvent) => suite.setState((state) => reduceSuite(state, event));
  const begin = () => {
    const scripts = PATHS.map((path) => ({ path, source: '' }));
    send({ kind: 'begun', name: 'mine', scripts, server: 'Prosody', workers: 1, at: clock.now() });
  };
  const started = () => {
    for (const path of PATHS) send({ kind: 'script-started', path });
  };
  const isCurrent = () => painted.getState() === suite.getState();
  return { clock, suite, send, begin, started, isCurrent, pictures: () => pictures };
}

describe('a suite that is painted', () => {
  it('shows at once that it begins and ends, and what a person does', () => {
    const { suite, send, begin, started, isCurrent } = stage(10);
    begin();
    expect(isCurrent()).toBe(true);
    started();
    expect(isCurrent()).toBe(false);
    suite.setState(({ table }) => ({ table: { ...table, filter: 'join' } }));
    expect(isCurrent()).toBe(true);
    started();
    send({ kind: 'over', at: 2000 });
    expect(isCurrent()).toBe(true);
  });

  it('is painted once its first scripts are given out where it is run again', async () => {
    const { clock, send, begin, started, isCurrent, pictures } = stage(10);
    begin();
    send({ kind: 'over', at: 2000 });
    begin();
    expect(isCurrent()).toBe(false);
    started();
    await clock.pass(0);
    expect(isCurrent()).toBe(true);
    expect(pictures()).toBe(3);
  });

  it('shows what comes meanwhile in one picture', async () => {
    const { clock, begin, started, isCurrent, pictures } = stage(10);
    begin();
    started();
    await clock.pass(499);
    expect(pictures()).toBe(1);
    await clock.pass(1);
    expect(pictures()).toBe(2);
    expect(isCurrent()).toBe(true);
    await clock.pass(5000);
    expect(pictures()).toBe(2);
  });

  it('shows fewer pictures where they take long', async () => {
    const { clock, begin, started, pictures } = stage(60);
    begin();
    await clock.pass(60);
    started();
    await clock.pass(839);
    expect(pictures()).toBe(1);
    await clock.pass(1);
    expect(pictures()).toBe(2);
  });
});
