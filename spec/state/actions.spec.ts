import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/base/result.ts';
import type { ActorConnector } from '../../src/run/ports.ts';
import { createActions } from '../../src/state/actions.ts';
import type { Stores } from '../../src/state/app-state.ts';
import { createCatalogueStore } from '../../src/state/catalogue-store.ts';
import { createDocumentStore } from '../../src/state/document-store.ts';
import type { OutsideWorld } from '../../src/state/ports.ts';
import { createRunStore } from '../../src/state/run-store.ts';
import { decodeShared } from '../../src/state/share.ts';
import { createSettingsStore } from '../../src/state/settings-store.ts';
import { createViewStore } from '../../src/state/view-store.ts';
import { createSimulatedClock, settle } from '../support/simulated-clock.ts';

const SCRIPT = `# Hello

[Client] Romeo
\tjid: romeo@localhost
\tpassword: tomb-of-capulet

-----

Romeo connects

Romeo disconnects
`;

const NO_SERVER = { code: 'no-server', what: 'No server.', meaning: 'None.', advice: 'Start one.' };

/** Sessions that are online at once and closed at once. */
const connector: ActorConnector = {
  connect: ({ jid }, listener) => {
    queueMicrotask(() => listener.online(`${jid}/1`));
    return {
      send: () => undefined,
      disconnect: () => queueMicrotask(() => listener.closed()),
      abort: () => queueMicrotask(() => listener.closed()),
    };
  },
};

function page(text: string, more: Partial<OutsideWorld> = {}) {
  const stores: Stores = {
    document: createDocumentStore({ text, original: text }),
    run: createRunStore(),
    view: createViewStore(),
    settings: createSettingsStore(),
    catalogue: createCatalogueStore(),
  };
  const told = { copied: '', address: 'https://page.example/' };
  const clock = createSimulatedClock();
  const port = {
    label: 'simulated',
    prepare: () => Promise.resolve(),
    onLog: () => ({ dispose: () => undefined }),
  };
  const world: OutsideWorld = {
    clock,
    openServer: () => Promise.resolve(ok({ connector, port })),
    fetchScenario: (id) => Promise.resolve(id === 'hello' ? ok(SCRIPT) : err(NO_SERVER)),
    copy: (link) => {
      told.copied = link;
      return Promise.resolve(true);
    },
    address: () => told.address,
    showAddress: (href) => void (told.address = href),
    editor: () => undefined,
    ...more,
  };
  return { stores, told, clock, actions: createActions(stores, world) };
}

describe('running', () => {
  it('plays the script, and keeps its password out of the trace', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.run();
    await clock.pass(200);
    const { phase, events } = stores.run.getState();
    expect(phase).toBe('ended');
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'passed' });
    expect(JSON.stringify(events)).not.toContain('tomb-of-capulet');
  });

  it('pauses at a breakpoint, and goes on', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.toggleBreakpoint(11);
    actions.run();
    await clock.pass(200);
    expect(stores.run.getState().phase).toBe('paused');
    expect(stores.view.getState().selection).toMatchObject({ step: 2 });
    actions.run();
    await clock.pass(200);
    expect(stores.run.getState().phase).toBe('ended');
  });

  it('stops at a line once, without a breakpoint', async () => {
    const { stores, clock, actions } = page(SCRIPT);
    actions.runToLine(11);
    await clock.pass(200);
    expect(stores.run.getState().phase).toBe('paused');
    actions.stop();
    await clock.pass(200);
    actions.run();
    await clock.pass(200);
    expect(stores.run.getState().events.at(-1)).toMatchObject({ outcome: 'passed' });
  });

  it('refuses a broken script with a sentence, and keeps its text', async () => {
    const broken = SCRIPT.replace('Romeo connects', 'Romeo dances');
    const { stores, actions } = page(broken);
    actions.run();
    await settle();
    expect(stores.run.getState().refusal?.what).toMatch(/an error, on line 9/);
    expect(stores.view.getState().tab).toBe('problems');
    expect(stores.document.getState().text).toBe(broken);
  });

  it('says why there is no server', async () => {
    const { stores, actions } = page(SCRIPT, {
      openServer: () => Promise.resolve(err(NO_SERVER)),
    });
    actions.run();
    await settle();
    expect(stores.run.getState()).toMatchObject({ phase: 'ended', refusal: NO_SERVER });
  });

  it('can be stopped while the server is still being opened', async () => {
    const { stores, actions } = page(SCRIPT, { openServer: () => new Promise(() => undefined) });
    actions.run();
    await settle();
    expect(stores.run.getState().phase).toBe('preparing');
    actions.stop();
    expect(stores.run.getState().phase).toBe('not-run');
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
    expect(stores.run.getState().refusal).toBe(NO_SERVER);
  });
});

describe('sharing', () => {
  it('names an untouched scenario', async () => {
    const { told, actions } = page('');
    await actions.openScenario('hello');
    await actions.share();
    expect(told.copied).toBe('https://page.example/?scenario=hello');
  });

  it('carries any other script, without its password', async () => {
    const { told, actions } = page(SCRIPT);
    await actions.share();
    expect(told.copied).toMatch(/^https:\/\/page\.example\/#s=/);
    const shared = await decodeShared(new URL(told.copied).hash);
    expect(shared).toEqual({ ok: true, value: SCRIPT.replace('tomb-of-capulet', 'password') });
  });

  it('shows the link where it cannot be copied', async () => {
    const { actions } = page(SCRIPT, { copy: () => Promise.resolve(false) });
    expect(await actions.share()).toMatchObject({ kind: 'shown' });
  });
});
