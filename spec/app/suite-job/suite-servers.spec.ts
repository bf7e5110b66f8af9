import { ensure } from '../../../src/base/assert.ts';
import { describe, expect, it } from 'vitest';
import { createSuiteServers } from '../../../src/app/suite-job/suite-servers.ts';
import type { EmbeddedSupply } from '../../../src/app/running-servers.ts';
import type { RunTells } from '../../../src/transport/watched-by.ts';
import type { Logpoint } from '../../../src/base/logpoint.ts';
import type { ProsodyServer } from '../../../src/prosody/server.ts';
import { createCatalogueStore } from '../../../src/state/catalogue-store.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { createOwnCodeKeeper } from '../../../src/state/own-code/own-code.ts';
import type { Stage } from '../../../src/xmpp/stage.ts';
import { SCRIPT } from '../../state/page-stage.ts';
import { createSimulatedClock } from '../../support/simulated-clock.ts';
import { createSettingsStore } from '../../../src/state/settings-store.ts';

const TELLS: RunTells = {
  tellsStacks: () => true,
  tellsDebugLog: () => false,
  tellsCoverage: () => true,
  tellsEvents: () => false,
  logpoints: () => [{ file: 'util/stanza.lua', line: 1, pauses: true }],
};

interface Booted {
  isDisposed: boolean;
  watched: { coverage?: boolean; logpoints?: readonly Logpoint[]; stacks?: boolean } | undefined;
  readonly dies: () => void;
}

function stage({ cores }: { readonly cores: number | undefined } = { cores: 2 }) {
  const booted: Booted[] = [];
  const supply: EmbeddedSupply = {
    facts: () => Promise.resolve({ version: '1', modules: [], options: [] }),
    community: () => Promise.resolve(undefined),
    manifest: () =>
      Promise.resolve({
        versions: [{ version: '1', file: 'one', whole: '', facts: '', sha256: '', bytes: 1 }],
        modules: {
          version: '1',
          file: 'modules',
          names: ['of_others'],
          facts: '',
          sha256: '',
          bytes: 1,
        },
      }),
    boot: (_code, onEnd) => {
      const each: Booted = {
        isDisposed: false,
        watched: undefined,
        dies: () => onEnd(new Error('killed')),
      };
      booted.push(each);
      const server: Partial<ProsodyServer> = {
        version: '1',
        idle: () => Promise.resolve({ nextTimerIn: undefined }),
        onLog: () => ({ dispose: () => undefined }),
        onInside: () => ({ dispose: () => undefined }),
        reset: (_stage, watched) => {
          each.watched = watched;
          return Promise.resolve();
        },
        dispose: () => void (each.isDisposed = true),
      };
      return Promise.resolve(server as ProsodyServer);
    },
  };
  const catalogue = createCatalogueStore();
  const ownCode = createOwnCodeKeeper({ catalogue, settings: createSettingsStore() });
  return {
    booted,
    catalogue,
    servers: createSuiteServers(ownCode, {
      ...{ supply, cores, tells: TELLS, profiles: NO_PROFILES },
      jobs: { ...supply, boot: () => Promise.reject(new Error('none')) },
    }),
  };
}

const NO_PROFILES = { profiles: () => [], left: () => undefined };

const CHOICE = { kind: 'embedded', version: '' } as const;

describe('the servers of a suite', () => {
  it.each([
    [undefined, 1],
    [1, 1],
    [2, 2],
    [3, 3],
    [16, 4],
  ])('with %s cores are at most %s at the same time', (cores, most) => {
    expect(stage({ cores }).servers.most).toBe(most);
  });

  it('are one for each place, and stay as long as their place', async () => {
    const { servers, booted } = stage();
    const [one, other] = [servers.place(), servers.place()];
    await Promise.all([one, other].map((place) => place.openServer(CHOICE, undefined, false)));
    await one.openServer(CHOICE, undefined, false);
    expect(booted).toHaveLength(2);
    one.close();
    await Promise.resolve();
    expect(booted.filter(({ isDisposed }) => isDisposed)).toHaveLength(1);
  });

  it('are booted again in the place of one that has died, of which the catalogue says nothing', async () => {
    const { servers, booted, catalogue } = stage();
    const place = servers.place();
    await place.openServer(CHOICE, undefined, false);
    const before = catalogue.getState();
    booted[0]?.dies();
    const opened = await place.openServer(CHOICE, undefined, false);
    expect([opened.ok, booted.length]).toEqual([true, 2]);
    expect(catalogue.getState()).toBe(before);
  });

  it('load nothing of others for a script of somebody else: it is refused', async () => {
    const { servers } = stage();
    const nothing = { hosts: [], components: [], options: [], mayFail: [] };
    const wanted: Stage = { ...nothing, modules: [{ name: 'of_others' }] };
    const place = servers.place();
    const refused = await place.openServer(CHOICE, wanted, true);
    expect(refused).toMatchObject({ ok: false, error: { asks: ['of_others'] } });
    expect((await place.openServer(CHOICE, wanted, false)).ok).toBe(true);
  });

  it('record what single runs do, but count no lines and pause nowhere', async () => {
    const { servers, booted } = stage();
    const opened = await servers.place().openServer(CHOICE, undefined, false);
    if (!opened.ok) throw new Error('it opens');
    const scenario = ensure(compileScript(SCRIPT).scenario, 'a scenario');
    const delivery = { clock: createSimulatedClock(), onEvents: () => undefined };
    opened.value.play({ scenario, source: SCRIPT }, delivery).start();
    expect(booted[0]?.watched).toEqual({
      stacks: true,
      debugLog: false,
      logpoints: [{ file: 'util/stanza.lua', line: 1 }],
    });
  });
});
