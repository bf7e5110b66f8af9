import { describe, expect, it } from 'vitest';
import { WATCH_DELAY } from '../../src/state/watch.ts';
import { keptRuns, shownRun } from '../../src/state/run-selectors.ts';
import { page, SCRIPT } from './page-stage.ts';

const EDITED = SCRIPT.replace('# Hello', '# Hello again');
const url = 'ws://chat.example/ws';

describe('watching', () => {
  it('runs the script a moment after the last key', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.toggleWatch();
    actions.edit(EDITED);
    await clock.pass(WATCH_DELAY / 2);
    actions.edit(`${EDITED}\n`);
    await clock.pass(WATCH_DELAY / 2);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
    await clock.pass(WATCH_DELAY);
    expect(shownRun(stores.runs.getState())).toMatchObject({
      phase: 'ended',
      source: `${EDITED}\n`,
    });
    expect(keptRuns(stores.runs.getState())).toHaveLength(1);
  });

  it('leaves a script with errors alone', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.toggleWatch();
    actions.edit(SCRIPT.replace('connects', 'dances'));
    await clock.pass(1000);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
  });

  it('runs nothing when off, or when another script is opened', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.edit(EDITED);
    await clock.pass(1000);
    actions.toggleWatch();
    await actions.openScenario('hello');
    await clock.pass(1000);
    actions.toggleWatch();
    actions.edit(`${EDITED}\n`);
    await clock.pass(1000);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
  });

  it('keeps the selection and the breakpoints, and begins anew from a paused run', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.toggleBreakpoint(11);
    actions.run();
    await clock.pass(200);
    actions.select({ step: 1, stanza: undefined, origin: 'timeline' });
    actions.toggleWatch();
    actions.edit(EDITED);
    await clock.pass(1000);
    expect(shownRun(stores.runs.getState())).toMatchObject({ phase: 'paused', source: EDITED });
    expect(stores.view.getState().selection).toMatchObject({ step: 1 });
  });

  it('asks before it watches on a server of others', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    stores.settings.setState({ server: { kind: 'websocket', url } });
    actions.toggleWatch();
    expect(stores.runs.getState().question).toEqual({ server: url, about: { kind: 'watch' } });
    actions.answer(true);
    actions.edit(EDITED);
    await clock.pass(1000);
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
  });

  it('runs nothing on a server that nobody agreed to', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.toggleWatch();
    stores.settings.setState({ server: { kind: 'websocket', url } });
    actions.edit(EDITED);
    await clock.pass(1000);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
  });
});
