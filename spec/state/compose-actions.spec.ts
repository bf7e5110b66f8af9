import { describe, expect, it } from 'vitest';
import { shownRun } from '../../src/state/run-selectors.ts';
import { page, SCRIPT } from './page-stage.ts';

/** A page whose run pauses with Romeo online. */
async function pausedPage() {
  const stage = page(SCRIPT);
  stage.actions.runToLine(11);
  await stage.clock.pass(1000);
  expect(shownRun(stage.stores.runs.getState()).phase).toBe('paused');
  const compose = () => stage.stores.view.getState().compose;
  return { ...stage, compose };
}

describe('a stanza by hand', () => {
  it('is sent, and remembered once', async () => {
    const { actions, compose } = await pausedPage();
    for (const text of ['<presence/>', '<message/>', '<presence/>']) {
      expect(actions.compose('Romeo', text)).toBeUndefined();
    }
    expect(compose().sent.map(({ text }) => text)).toEqual(['<message/>', '<presence/>']);
  });

  it('is refused with a sentence, and not remembered', async () => {
    const { actions, compose } = await pausedPage();
    expect(actions.compose('Romeo', '<stream/>')?.sentence).toContain('<stream> is no stanza');
    expect(compose().sent).toEqual([]);
  });

  it('is nothing while no run pauses', () => {
    const { actions, stores } = page(SCRIPT);
    expect(actions.compose('Romeo', '<presence/>')).toBeUndefined();
    expect(stores.view.getState().compose.sent).toEqual([]);
  });

  it('is shown again, with its actor, from the newest to the oldest and back', async () => {
    const { actions, compose } = await pausedPage();
    for (const text of ['<presence/>', '<message/>']) actions.compose('Romeo', text);
    const recall = (direction: 'earlier' | 'later') => {
      actions.recallComposed(direction);
      return compose().text;
    };
    expect(
      ['earlier', 'earlier', 'earlier', 'later', 'later'].map((d) => recall(d as 'later')),
    ).toEqual(['<message/>', '<presence/>', '<presence/>', '<message/>', '<message/>']);
    expect(compose().actor).toBe('Romeo');
  });

  it('never goes into a link, and what is being written goes with the script', async () => {
    const { actions, compose, told, stores } = await pausedPage();
    await actions.share('script');
    const link = told.copied;
    stores.view.setState({ compose: { ...compose(), text: '<message>tomb</message>' } });
    actions.compose('Romeo', '<message>tomb</message>');
    await actions.share('script');
    expect(told.copied).toBe(link);
    await actions.openScenario('hello');
    expect(compose().text).toBeUndefined();
  });
});
