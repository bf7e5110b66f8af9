import { driven } from '../../../src/state/driven-server.ts';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import type { ActorConnector } from '../../../src/run/ports.ts';
import type { SuiteResult } from '../../../src/state/suite/suite-store.ts';
import { settle } from '../../support/simulated-clock.ts';
import { connector, NO_SERVER, port } from '../page-stage.ts';
import { named, suitePage, WAITS } from './suite-stage.ts';

const words = (result: SuiteResult | undefined) =>
  result?.state === 'done' ? result.verdict : result?.state;

const told = (results: ReadonlyMap<string, SuiteResult>) =>
  Object.fromEntries([...results].map(([path, result]) => [path, words(result)]));

const many = (count: number, source?: string) =>
  Array.from({ length: count }, (_, index) => named(`${index + 1}.scs`, source));

const URL = 'ws://chat.example/ws';

describe('a suite on embedded servers', () => {
  it('plays as many scripts at the same time as there are places', async () => {
    const { actions, clock, places, suite } = suitePage();
    actions.runSuite(many(5, WAITS), 'Mine');
    await settle();
    expect(Object.values(told(suite().results)).filter((each) => each === 'running')).toHaveLength(
      2,
    );
    expect(suite()).toMatchObject({ phase: 'running', workers: 2, name: 'Mine' });
    await clock.pass(60_000);
    expect(suite().phase).toBe('over');
    expect(Object.values(told(suite().results))).toEqual(Array(5).fill('missing'));
    expect(places.reduce((sum, { opened }) => sum + opened, 0)).toBe(5);
  });

  it('keeps its servers for the next one, for a minute', async () => {
    const { actions, clock, places } = suitePage();
    const closed = () => places.map(({ isClosed }) => isClosed);
    actions.runSuite(many(3), 'Mine');
    await clock.pass(10_000);
    actions.runSuite(many(1), 'Mine');
    await clock.pass(10_000);
    actions.runSuite(many(3), 'Mine');
    await clock.pass(59_000);
    expect(closed()).toEqual([false, false]);
    await clock.pass(2000);
    expect(closed()).toEqual([true, true]);
    actions.runSuite(many(3), 'Mine');
    await clock.pass(100);
    expect(closed()).toEqual([true, true, false, false]);
  });

  it('begins with what takes long: long scripts, and those for which the server begins anew', async () => {
    const { actions, suite } = suitePage();
    const staged = named('staged.scs', `## option: muc_max_rooms = 1\n${WAITS}`);
    const long = named('long.scs', `${WAITS}\n# ${'long '.repeat(400)}`);
    actions.runSuite([...many(3, WAITS), long, staged], 'Mine');
    await settle();
    expect(told(suite().results)).toEqual({
      ...Object.fromEntries(many(3).map(({ path }) => [path, 'waiting'])),
      'long.scs': 'running',
      'staged.scs': 'running',
    });
  });

  it('takes no more places than there are scripts', async () => {
    const { actions, clock, places } = suitePage({ most: 4 });
    actions.runSuite(many(1), 'Mine');
    await clock.pass(200);
    expect(places).toHaveLength(1);
  });

  it('shows the work of the suite, and ends each script as a single run would', async () => {
    const { actions, clock, stores, suite } = suitePage();
    actions.runSuite([named('a.scs'), named('b.scs', WAITS), named('c.scs', 'Romeo')], 'Mine');
    expect(stores.view.getState().work).toBe('suite');
    await clock.pass(60_000);
    expect(told(suite().results)).toEqual({
      'a.scs': 'passed',
      'b.scs': 'missing',
      'c.scs': 'failed',
    });
    const broken = suite().results.get('c.scs');
    expect(broken).toMatchObject({ steps: 0, record: { kind: 'refused' } });
  });

  it('goes on where a server could not be had for one script', async () => {
    let asked = 0;
    const { actions, clock, suite } = suitePage({
      most: 1,
      openServer: () => {
        asked += 1;
        return Promise.resolve(asked === 1 ? err(NO_SERVER) : ok(driven({ connector, port })));
      },
    });
    actions.runSuite(many(2), 'Mine');
    await clock.pass(200);
    expect(told(suite().results)).toEqual({ '1.scs': 'failed', '2.scs': 'passed' });
    expect(suite().results.get('1.scs')).toMatchObject({
      firstFailure: { sentence: NO_SERVER.what },
    });
  });

  it('goes no further where this page has no server at all', async () => {
    const problem = { ...NO_SERVER, code: 'no-embedded-server' };
    const { actions, clock, suite } = suitePage({
      openServer: () => Promise.resolve(err(problem)),
    });
    actions.runSuite(many(5), 'Mine');
    await clock.pass(200);
    expect(suite()).toMatchObject({ phase: 'over', problem });
    expect(Object.values(told(suite().results))).toEqual(Array(5).fill('waiting'));
  });

  it('plays on the server that was chosen as it began, and says whose script it is', async () => {
    const asked: unknown[] = [];
    const { actions, clock, stores } = suitePage({
      most: 1,
      openServer: (choice, _stage, isForeign) => {
        asked.push([choice, isForeign]);
        stores.settings.setState({ server: { kind: 'embedded', version: '2' } });
        return Promise.resolve(ok(driven({ connector, port })));
      },
    });
    stores.catalogue.setState({ versions: ['1', '2'] });
    actions.runSuite([named('a.scs'), { ...named('b.scs'), isForeign: true }], 'Mine');
    await clock.pass(200);
    const first = { kind: 'embedded', version: '1' };
    expect(asked).toEqual([
      [first, false],
      [first, true],
    ]);
  });

  it('is stopped at once, and plays nothing more', async () => {
    const { actions, clock, places, suite } = suitePage();
    actions.runSuite(many(5, WAITS), 'Mine');
    await clock.pass(100);
    actions.stopSuite();
    expect(suite()).toMatchObject({ phase: 'over', isStopped: true });
    expect(places.map(({ isClosed }) => isClosed)).toEqual([true, true]);
    await clock.pass(60_000);
    expect(Object.values(told(suite().results))).toEqual(Array(5).fill('waiting'));
  });

  it('gives way to another suite', async () => {
    const { actions, clock, suite } = suitePage();
    actions.runSuite(many(3, WAITS), 'Mine');
    await clock.pass(100);
    actions.runSuite([named('other.scs')], 'Other');
    await clock.pass(60_000);
    expect(suite().name).toBe('Other');
    expect(told(suite().results)).toEqual({ 'other.scs': 'passed' });
  });
});

describe('a suite on a server of others', () => {
  const remote = (online = true) => {
    const refusing: ActorConnector = {
      connect: (_actor, listener) => {
        queueMicrotask(() => listener.closed({ ...NO_SERVER, code: 'cannot-connect' }));
        return connector.connect(_actor, {
          ...listener,
          online: () => undefined,
          closed: () => undefined,
        });
      },
    };
    let atOnce = 0;
    let most = 0;
    const stage = suitePage({
      platform: {
        openServer: () => {
          atOnce += 1;
          most = Math.max(most, atOnce);
          const done = () => void (atOnce -= 1);
          queueMicrotask(done);
          return Promise.resolve(ok(driven({ connector: online ? connector : refusing, port })));
        },
      },
    });
    stage.stores.settings.setState({ server: { kind: 'websocket', url: URL } });
    return { ...stage, most: () => most };
  };

  it('is asked about first, and plays one script after the other', async () => {
    const { actions, clock, stores, suite, places, most } = remote();
    actions.runSuite(many(3), 'Mine');
    expect(stores.runs.getState().question).toEqual({
      server: URL,
      about: { kind: 'suite', scripts: 3 },
    });
    expect(suite().phase).toBe('none');
    actions.answer(true);
    await clock.pass(5000);
    expect(suite()).toMatchObject({ phase: 'over', workers: 1 });
    expect(Object.values(told(suite().results))).toEqual(Array(3).fill('passed'));
    expect([places, most()]).toEqual([[], 1]);
  });

  it('goes no further where nobody answers there', async () => {
    const { actions, clock, suite } = remote(false);
    actions.runSuite(many(3), 'Mine');
    actions.answer(true);
    await clock.pass(5000);
    expect(suite()).toMatchObject({ phase: 'over', problem: { code: 'cannot-connect' } });
    expect(Object.values(told(suite().results))).toEqual(Array(3).fill('waiting'));
  });
});
