import { describe, expect, it } from 'vitest';
import { chosenRun, keptRuns, shownRun } from '../../../src/state/run-selectors.ts';
import { createShippedScripts } from '../../../src/state/suite/shipped-scripts.ts';
import { page, SCRIPT } from '../page-stage.ts';
import { named, suitePage, WAITS } from './suite-stage.ts';

async function played(scripts = [named('a.scs'), named('b.scs', WAITS)]) {
  const stage = suitePage({ scripts });
  stage.actions.runAll();
  await stage.clock.pass(60_000);
  return stage;
}

describe('what is run', () => {
  it('are all scripts that there are', async () => {
    const { suite } = await played();
    expect(suite()).toMatchObject({ phase: 'over', name: 'Mine', playing: ['a.scs', 'b.scs'] });
  });

  it('are those that failed again, with the text that they have now', async () => {
    const { actions, clock, suite, edit } = await played();
    edit([named('a.scs', 'Romeo'), named('b.scs')]);
    actions.runFailedAgain();
    await clock.pass(60_000);
    expect(suite().playing).toEqual(['b.scs']);
    expect([...suite().results.values()]).toMatchObject([
      { verdict: 'passed' },
      { verdict: 'passed' },
    ]);
    actions.runFailedAgain();
    await clock.pass(100);
    expect(suite().playing).toEqual(['b.scs']);
  });

  it('is stopped by what stops a run', async () => {
    const { actions, clock, suite } = suitePage({ scripts: [named('b.scs', WAITS)] });
    actions.runAll();
    await clock.pass(100);
    actions.stop();
    expect(suite()).toMatchObject({ phase: 'over', isStopped: true });
  });

  it('goes on where a run of the page is stopped', async () => {
    const { actions, clock, stores, suite } = suitePage({ scripts: [named('b.scs', WAITS)] });
    actions.runAll();
    await clock.pass(100);
    actions.step();
    await clock.pass(100);
    expect(shownRun(stores.runs.getState()).phase).toBe('paused');
    actions.stop();
    await clock.pass(100);
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
    expect(suite().phase).toBe('running');
  });
});

describe('a result that is opened', () => {
  it('shows the recorded run at its failing step, and runs nothing', async () => {
    const { actions, stores, opened, places } = await played();
    const before = places.map((place) => place.opened);
    actions.openResult('b.scs');
    expect(opened).toEqual(['b.scs']);
    expect(stores.view.getState()).toMatchObject({ work: 'script', selection: { step: 2 } });
    const { phase, source, events } = shownRun(stores.runs.getState());
    expect([phase, source]).toEqual(['ended', WAITS]);
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'failed', step: 2 });
    expect(places.map((place) => place.opened)).toEqual(before);
    expect(stores.suite.getState().opened).toBe('b.scs');
  });

  it('is the newest run of the page, and is listed once, however often it is opened', async () => {
    const { actions, stores } = await played();
    for (const path of ['b.scs', 'a.scs', 'b.scs']) actions.openResult(path);
    expect(keptRuns(stores.runs.getState())).toHaveLength(2);
    expect(shownRun(stores.runs.getState()).source).toBe(WAITS);
    expect(chosenRun(stores.runs.getState())).toBeUndefined();
  });

  it('says why there is none of a script that was not run', async () => {
    const { actions, stores } = await played([named('c.scs', 'Romeo')]);
    actions.openResult('c.scs');
    expect(shownRun(stores.runs.getState()).refusal?.code).toBe('script-broken');
  });

  it('says that its trace was let go, and how much is kept', async () => {
    const { actions, stores } = await played();
    stores.suite.setState(({ results }) => {
      const result = results.get('b.scs');
      if (result?.state !== 'done') throw new Error('it has ended');
      return { results: new Map(results).set('b.scs', { ...result, record: { kind: 'let-go' } }) };
    });
    actions.openResult('b.scs');
    const { refusal } = shownRun(stores.runs.getState());
    expect(refusal?.code).toBe('trace-let-go');
    expect(refusal?.meaning).toContain(
      '20 million characters of the traces of scripts that failed',
    );
  });

  it('can be run at once', async () => {
    const { actions, clock, stores } = await played();
    actions.runResult('a.scs');
    await clock.pass(200);
    expect(stores.view.getState().work).toBe('script');
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
  });

  it('of a script that is not in the suite is none', async () => {
    const { actions, stores, opened } = await played();
    actions.openResult('z.scs');
    expect([opened, stores.view.getState().work]).toEqual([[], 'suite']);
  });
});

describe('the work of a suite', () => {
  it('gives way to a run that a person starts', async () => {
    const { actions, clock, stores } = await played();
    actions.run();
    await clock.pass(200);
    expect(stores.view.getState().work).toBe('script');
  });

  it('gives way to a script that is opened, which is none of the suite', async () => {
    const { actions, stores } = await played();
    actions.openResult('b.scs');
    actions.applyEdits([{ start: 0, end: 0, text: '# ' }]);
    expect(stores.suite.getState().opened).toBe('b.scs');
    actions.showSuite();
    actions.openFile({ name: 'mine.scs', text: SCRIPT });
    expect(stores.view.getState().work).toBe('script');
    expect(stores.suite.getState().opened).toBeUndefined();
  });
});

describe('the scripts that ship', () => {
  const entry = (id: string, more = {}) => ({
    id,
    number: 1,
    title: id,
    chapter: '',
    lesson: '',
    ...more,
  });
  const shipped = () => {
    const stage = page('# Another one');
    stage.stores.catalogue.setState({
      scenarios: [entry('hello'), entry('hello-broken', { brokenOf: 'hello' }), entry('unknown')],
    });
    return { ...stage, source: createShippedScripts(stage.stores, stage.platform) };
  };

  it('are those that are whole, and that could be fetched', async () => {
    expect(await shipped().source.suiteScripts()).toEqual([named('hello.scs')]);
  });

  it('are as they are edited, where one is open', async () => {
    const { source, stores } = shipped();
    stores.document.setState({ scenarioId: 'hello', text: WAITS });
    expect(await source.suiteScripts()).toEqual([named('hello.scs', WAITS)]);
  });

  it('are opened under their address; one that is open stays as it is', () => {
    const { source, stores, told } = shipped();
    source.openSuiteScript(named('hello.scs'));
    expect(stores.document.getState()).toMatchObject({ text: SCRIPT, scenarioId: 'hello' });
    expect(told.address).toContain('scenario=hello');
    const { loads } = stores.document.getState();
    stores.document.setState({ text: WAITS });
    source.openSuiteScript(named('hello.scs'));
    expect(stores.document.getState()).toMatchObject({ loads, text: WAITS });
  });

  it('that were edited, and have given way, are opened as the draft that was kept', () => {
    const { source, stores } = shipped();
    stores.document.setState({ scenarioId: 'hello', text: WAITS });
    source.openSuiteScript(named('other.scs'));
    const [draft] = stores.document.getState().drafts;
    source.openSuiteScript(named('hello.scs', WAITS));
    expect(stores.document.getState()).toMatchObject({ text: WAITS, draftId: draft?.id });
  });
});
