import { describe, expect, it } from 'vitest';
import { err } from '../../src/base/result.ts';
import type { Stores } from '../../src/state/app-state.ts';
import { decodeShared } from '../../src/state/share.ts';
import { settle } from '../support/simulated-clock.ts';
import { withoutRun } from '../../src/state/run-changes.ts';
import { shownRun } from '../../src/state/run-selectors.ts';
import { NO_SERVER, page, SCRIPT } from './page-stage.ts';

describe('running', () => {
  it('waits for the script that the page starts with', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    stores.document.setState({ isOpening: true });
    actions.run();
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
    stores.document.setState({ isOpening: false });
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
  });

  it('plays the script, and keeps its password out of the trace', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    const { phase, events } = shownRun(stores.runs.getState());
    expect(phase).toBe('ended');
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'passed' });
    expect(JSON.stringify(events)).not.toContain('tomb-of-capulet');
  });

  it('pauses at a breakpoint, and goes on', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.toggleBreakpoint(11);
    actions.run();
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('paused');
    expect(stores.view.getState().selection).toMatchObject({ step: 2 });
    actions.run();
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
  });

  it('stops at a line once, without a breakpoint', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.runToLine(11);
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('paused');
    actions.stop();
    await clock.pass(200);
    actions.run();
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).events.at(-1)).toMatchObject({ outcome: 'passed' });
  });

  it('refuses a broken script with a sentence, and keeps its text', async () => {
    const broken = SCRIPT.replace('Romeo connects', 'Romeo dances');
    const { stores, actions } = page(broken);
    actions.run();
    await settle();
    expect(shownRun(stores.runs.getState()).refusal?.what).toMatch(/an error, on line 9/);
    expect(stores.view.getState().tab).toBe('problems');
    expect(stores.document.getState().text).toBe(broken);
  });

  it('says why there is no server', async () => {
    const { stores, actions } = page(SCRIPT, {
      openServer: () => Promise.resolve(err(NO_SERVER)),
    });
    actions.run();
    await settle();
    expect(shownRun(stores.runs.getState())).toMatchObject({ phase: 'ended', refusal: NO_SERVER });
  });

  it('can be stopped while the server is still being opened', async () => {
    const { stores, actions } = page(SCRIPT, { openServer: () => new Promise(() => undefined) });
    actions.run();
    await settle();
    expect(shownRun(stores.runs.getState()).phase).toBe('preparing');
    actions.stop();
    expect(shownRun(stores.runs.getState()).phase).toBe('not-run');
  });
});

describe('opening', () => {
  it('names a shipped scenario in the address', async () => {
    const { stores, told, actions } = page('');
    await actions.openScenario('hello');
    expect(stores.document.getState()).toMatchObject({ text: SCRIPT, scenarioId: 'hello' });
    expect(told.address).toBe('https://page.example/?scenario=hello');
  });

  it('keeps the script when there is no such scenario', async () => {
    const { stores, actions } = page(SCRIPT);
    await actions.openScenario('nowhere');
    expect(stores.document.getState().text).toBe(SCRIPT);
    expect(shownRun(stores.runs.getState()).refusal).toBe(NO_SERVER);
  });
});

describe('editing from outside of the editor', () => {
  const edit = { start: 2, end: 2, text: 'My ' };

  it('changes the text, and says that it did', () => {
    const { stores, actions } = page('# Play');
    actions.applyEdits([edit]);
    expect(stores.document.getState()).toMatchObject({ text: '# My Play', loads: 1 });
  });

  it('goes through the editor, once there is one', () => {
    const editor = {
      applyEdits: () => stage.actions.edit('# My Play'),
      renamed: () => undefined,
      revealLine: () => undefined,
      cursor: () => ({ line: 1, hasFocus: false }),
      commands: () => [],
      goTo: () => undefined,
      focus: () => undefined,
    };
    const stage = page('# Play', { editor: () => editor });
    stage.actions.applyEdits([edit]);
    expect(stage.stores.document.getState()).toMatchObject({ text: '# My Play', loads: 1 });
  });
});

describe('sharing', () => {
  it('names an untouched scenario', async () => {
    const { told, actions } = page('');
    await actions.openScenario('hello');
    await actions.share('script');
    expect(told.copied).toBe('https://page.example/?scenario=hello');
  });

  it('carries any other script, without its password', async () => {
    const { told, actions } = page(SCRIPT);
    await actions.share('script');
    expect(told.copied).toMatch(/^https:\/\/page\.example\/#s=/);
    const shared = await decodeShared(new URL(told.copied).hash);
    expect(shared).toEqual({ ok: true, value: SCRIPT.replace('tomb-of-capulet', 'password') });
  });

  it('shows the link where it cannot be copied', async () => {
    const { actions } = page(SCRIPT, { copy: () => Promise.resolve(false) });
    expect(await actions.share('script')).toMatchObject({ kind: 'shown' });
  });

  it('makes no link that could not be opened, and says so', async () => {
    const { told, actions } = page(SCRIPT + '#'.repeat(200_000));
    const shared = await actions.share('script');
    expect(shared.kind === 'refused' && shared.sentence).toMatch(
      /^No link was made: .* 200,\d+ characters.* Save it as a file/,
    );
    expect(told.copied).toBe('');
  });
});

describe('going past a failure', () => {
  const events = (stores: Stores) =>
    [...shownRun(stores.runs.getState()).events].flatMap((event) => {
      if (event.type === 'step-excused') return [`excused ${event.step}`];
      if (event.type === 'run-paused') return [`paused ${event.step} ${event.reason}`];
      return event.type === 'run-ended' ? [event.outcome] : [];
    });
  const failing = SCRIPT.replace('Romeo disconnects', 'Romeo receives:\n\t<iq/>');

  it('starts a run that does, where the run has ended', async () => {
    const { stores, clock, actions } = page(failing);
    actions.run();
    await clock.pass(6000);
    expect(events(stores)).toEqual(['failed']);
    actions.letPass();
    await clock.pass(6000);
    expect(events(stores)).toEqual(['excused 2', 'failed']);
    actions.letPass();
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
  });

  it('goes on, where the run pauses at failures', async () => {
    const { stores, clock, actions } = page(failing);
    actions.setAtFailure('pause');
    actions.run();
    await clock.pass(6000);
    expect(events(stores)).toEqual(['paused 2 failure']);
    actions.takeAnyway();
    actions.letPass();
    await clock.pass(6000);
    expect(events(stores)).toEqual(['paused 2 failure', 'excused 2', 'failed']);
  });

  it('pauses at the next failure when asked to', async () => {
    const { stores, clock, actions } = page(failing);
    actions.runToFailure();
    await clock.pass(6000);
    expect(events(stores)).toEqual(['paused 2 failure']);
  });
});

describe('breakpoints', () => {
  const pauses = (stores: Stores) =>
    [...shownRun(stores.runs.getState()).events].flatMap((event) =>
      event.type === 'run-paused' ? [event.step] : [],
    );

  it('are left out while they are off', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.setBreakpoints([9, 11]);
    actions.changeBreakpoint(9, { isOn: false });
    actions.run();
    await clock.pass(200);
    expect(pauses(stores)).toEqual([2]);
    actions.stop();
    actions.changeBreakpoint(11, { isOn: false });
    actions.run();
    await clock.pass(200);
    expect(pauses(stores)).toEqual([]);
  });

  it('let one actor step from the start', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.stepActor('Romeo');
    await clock.pass(200);
    expect(pauses(stores)).toEqual([2]);
    actions.stepActor('Romeo');
    await clock.pass(200);
    expect(shownRun(stores.runs.getState()).phase).toBe('ended');
  });
});

describe('choosing a server', () => {
  const refusal = (code: string) => ({
    code,
    what: 'What.',
    meaning: 'Meaning.',
    advice: 'Advice.',
  });

  it.each(['no-embedded-server', 'embedded-server-not-booted'])(
    'takes away what another one was refused for: %s',
    (code) => {
      const { stores, actions } = page(SCRIPT);
      stores.runs.setState((state) => withoutRun(state, refusal(code)));
      actions.chooseServer({ kind: 'websocket', url: 'ws://127.0.0.1:1/x' });
      expect(shownRun(stores.runs.getState())).toMatchObject({
        phase: 'not-run',
        refusal: undefined,
      });
    },
  );

  it('leaves what the script was refused for', () => {
    const { stores, actions } = page(SCRIPT);
    stores.runs.setState((state) => withoutRun(state, refusal('script-has-errors')));
    actions.chooseServer({ kind: 'websocket', url: 'ws://127.0.0.1:1/x' });
    expect(shownRun(stores.runs.getState()).refusal).toBeDefined();
  });
});
