import { describe, expect, it } from 'vitest';
import { named, suitePage, WAITS } from './suite-stage.ts';

const SCRIPTS = [named('a.scs'), named('b.scs'), named('c.scs')];

/** A suite that was run, and is watched. */
async function watched() {
  const stage = suitePage({ scripts: SCRIPTS });
  stage.actions.runAll();
  await stage.clock.pass(1000);
  stage.actions.toggleSuiteWatch();
  await stage.clock.pass(1000);
  return stage;
}

const PLAYED_AGAIN = 20_000;

describe('a suite that is watched', () => {
  it('runs again what has changed, and nothing else; no pane gives way to it', async () => {
    const { clock, suite, edit, stores, actions } = await watched();
    actions.leaveSuite();
    edit([named('a.scs'), named('b.scs', WAITS), named('c.scs')]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite()).toMatchObject({ phase: 'over', playing: ['b.scs'], isOfChanged: true });
    expect(suite().results.get('b.scs')).toMatchObject({ verdict: 'missing' });
    expect(suite().results.get('a.scs')).toMatchObject({ verdict: 'passed' });
    expect(stores.view.getState().work).toBe('script');
  });

  it('runs what is new, but not what a filter leaves out, or shows again', async () => {
    const { clock, suite, edit, show } = await watched();
    show(({ path }) => path !== 'e.scs');
    edit([...SCRIPTS, named('d.scs'), named('e.scs')]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite().playing).toEqual(['d.scs']);
    expect([...suite().results.keys()]).toEqual(['a.scs', 'b.scs', 'c.scs', 'd.scs']);
    show(() => true);
    edit([named('a.scs', WAITS), ...SCRIPTS.slice(1), named('d.scs'), named('e.scs')]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite().playing).toEqual(['a.scs']);
  });

  it('lets go of what is gone when something else has changed', async () => {
    const { clock, suite, edit } = await watched();
    edit([named('a.scs', WAITS), named('b.scs')]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite().playing).toEqual(['a.scs']);
    expect([...suite().results.keys()]).toEqual(['a.scs', 'b.scs']);
  });

  it('runs what changes meanwhile once it is over', async () => {
    const { clock, suite, edit, actions } = await watched();
    actions.runAll();
    edit([named('a.scs', WAITS), named('b.scs'), named('c.scs')]);
    edit([named('a.scs', WAITS), named('b.scs', WAITS), named('c.scs')]);
    await clock.pass(60_000);
    const { results } = suite();
    const ends = ['a.scs', 'b.scs', 'c.scs'].map((path) => results.get(path));
    expect(ends).toMatchObject([
      { verdict: 'missing' },
      { verdict: 'missing' },
      { verdict: 'passed' },
    ]);
  });

  it('runs what changed before it was watched, as its results are old', async () => {
    const { clock, suite, edit, actions } = await watched();
    actions.toggleSuiteWatch();
    edit([named('a.scs', WAITS), named('b.scs'), named('c.scs')]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite().playing).toHaveLength(3);
    actions.toggleSuiteWatch();
    await clock.pass(PLAYED_AGAIN);
    expect(suite().playing).toEqual(['a.scs']);
  });

  it('does nothing where nothing has changed, or nothing was run', async () => {
    const { clock, suite, edit } = await watched();
    const { startedAt } = suite();
    edit([...SCRIPTS]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite().startedAt).toBe(startedAt);
    const fresh = suitePage({ scripts: SCRIPTS });
    fresh.actions.toggleSuiteWatch();
    fresh.edit([named('a.scs', WAITS)]);
    await fresh.clock.pass(PLAYED_AGAIN);
    expect(fresh.suite().phase).toBe('none');
  });

  it('asks a server of others for nothing that nobody agreed to', async () => {
    const { clock, suite, edit, stores } = await watched();
    stores.settings.setState({ server: { kind: 'websocket', url: 'ws://elsewhere.example/' } });
    const { startedAt } = suite();
    edit([named('a.scs', WAITS), named('b.scs'), named('c.scs')]);
    await clock.pass(PLAYED_AGAIN);
    expect(suite().startedAt).toBe(startedAt);
    expect(stores.runs.getState().question).toBeUndefined();
  });
});
