import { describe, expect, it } from 'vitest';
import { openFirstScript } from '../../src/app/first-script.ts';
import { openScript } from '../../src/state/open-script.ts';
import { shownRun } from '../../src/state/run-selectors.ts';
import { shareObstacle } from '../../src/state/share-actions.ts';
import { decodeShared, decodeSharedTrace } from '../../src/state/share.ts';
import { page, SCRIPT } from './page-stage.ts';

async function ran(script = SCRIPT) {
  const stage = page(script);
  stage.actions.run();
  await stage.clock.pass(10_000);
  return stage;
}

/** Sharing takes turns of the clock, as a run may be large. */
async function sharedRun(stage: Awaited<ReturnType<typeof ran>>) {
  const sharing = stage.actions.share('run');
  await stage.clock.pass(1_000);
  return sharing;
}

describe('the run in a link', () => {
  it('is shown by another page, which runs nothing', async () => {
    const stage = await ran(SCRIPT.replace('Romeo disconnects', 'Romeo receives:\n\t<iq/>'));
    expect(await sharedRun(stage)).toMatchObject({ kind: 'copied', what: 'run' });

    let opened = 0;
    const other = page('', {
      address: () => stage.told.copied,
      openServer: () => {
        opened += 1;
        return new Promise(() => undefined);
      },
    });
    await openFirstScript(other.stores, other.platform, 'hello');
    const run = shownRun(other.stores.runs.getState());
    expect(run.phase).toBe('ended');
    expect(run.events.length).toBe(shownRun(stage.stores.runs.getState()).events.length);
    expect(other.stores.document.getState()).toMatchObject({ isForeign: true });
    expect(other.stores.document.getState().text).toContain('Romeo receives:');
    expect(opened).toBe(0);
  });

  it('holds no secret', async () => {
    const stage = await ran();
    await sharedRun(stage);
    const trace = await decodeSharedTrace(new URL(stage.told.copied).hash);
    expect(trace?.ok === true && trace.value).toContain('run-ended');
    expect(trace?.ok === true && trace.value).not.toContain('tomb-of-capulet');
  });

  it('is none before one is over', async () => {
    const stage = page(SCRIPT);
    expect(shareObstacle(stage.stores, 'run')).toBe('Nothing has run yet.');
    expect(await stage.actions.share('run')).toEqual({
      kind: 'refused',
      what: 'run',
      sentence: 'No link was made. Nothing has run yet.',
    });
  });

  it.each(['#t=AAAA', '#t=%%%', '#t='])(
    '%s is refused, and something else is shown',
    async (hash) => {
      const stage = page('', { address: () => `https://page.example/${hash}` });
      await openFirstScript(stage.stores, stage.platform, 'hello');
      expect(stage.stores.document.getState().text).toBe(SCRIPT);
      expect(shownRun(stage.stores.runs.getState()).refusal).toBeDefined();
    },
  );
});

describe('the script and its server in a link', () => {
  const scriptIn = async (stage: ReturnType<typeof page>) => {
    const shared = await decodeShared(new URL(stage.told.copied).hash);
    return shared?.ok === true ? shared.value : '';
  };

  it('say which Prosody they are for, in the head', async () => {
    const stage = page(SCRIPT);
    stage.stores.catalogue.setState({ versions: ['13.0.7', '0.12.3'] });
    stage.actions.chooseServer({ kind: 'embedded', version: '0.12.3' });
    await stage.actions.share('script-and-server');
    expect(await scriptIn(stage)).toMatch(/^# Hello\n## prosody: 0\.12\.3\n/);
  });

  it('say it in place of what the script says', async () => {
    const stage = page('');
    stage.stores.catalogue.setState({ versions: ['13.0.7'] });
    openScript(stage.stores, { text: SCRIPT.replace('# Hello\n', '# Hello\n## prosody: >=13\n') });
    await stage.actions.share('script-and-server');
    expect(await scriptIn(stage)).toMatch(/^# Hello\n## prosody: 13\.0\.7\n\n/);
  });

  it('are not shared where the server is somebody’s own', async () => {
    const stage = page(SCRIPT);
    stage.actions.chooseServer({ kind: 'websocket', url: 'wss://secret.example/?token=1' });
    const refused = await stage.actions.share('script-and-server');
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(refused)).not.toContain('secret.example');
    stage.actions.chooseServer({ kind: 'embedded', version: '', own: 'mine' });
    expect(shareObstacle(stage.stores, 'script-and-server')).toBeDefined();
  });
});
