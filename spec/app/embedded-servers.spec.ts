import { describe, expect, it } from 'vitest';
import { createEmbeddedServers } from '../../src/app/embedded-servers.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { createCatalogueStore } from '../../src/state/catalogue-store.ts';
import { createOwnCodeKeeper } from '../../src/state/own-code/own-code.ts';
import { createSettingsStore } from '../../src/state/settings-store.ts';

/** A supply whose servers die when told to, with or without somebody noticing. */
function stage() {
  const booted: { server: ProsodyServer; dies: () => void; hangs: () => void }[] = [];
  let fails = false;
  const catalogue = createCatalogueStore();
  const servers = createEmbeddedServers(
    catalogue,
    createOwnCodeKeeper({ catalogue, settings: createSettingsStore() }),
    {
      mayLoadOthers: () => true,
      supply: {
        facts: () => Promise.reject(new Error('none')),
        community: () => Promise.resolve(undefined),
        manifest: () =>
          Promise.resolve({
            versions: [{ version: '1', file: 'one', whole: '', facts: '', sha256: '', bytes: 1 }],
          }),
        boot: (_entry, onEnd) => {
          if (fails) {
            onEnd(new Error('no memory'));
            return Promise.reject(new Error('no memory'));
          }
          let isDead = false;
          const server: ProsodyServer = {
            version: String(booted.length + 1),
            open: () => ({ send: () => undefined, nextTurn: () => 1, close: () => undefined }),
            idle: () => {
              if (!isDead) return Promise.resolve({ nextTimerIn: undefined });
              onEnd(new Error('silent'));
              return Promise.reject(new Error('silent'));
            },
            advance: () => Promise.resolve({ nextTimerIn: undefined }),
            reset: () => Promise.resolve(),
            rooms: () => Promise.resolve([]),
            coverage: () => Promise.resolve([]),
            source: () => Promise.resolve(undefined),
            onInside: () => ({ dispose: () => undefined }),
            onLog: () => ({ dispose: () => undefined }),
            dispose: () => undefined,
          };
          booted.push({
            server,
            dies: () => onEnd(new Error('killed')),
            hangs: () => void (isDead = true),
          });
          return Promise.resolve(server);
        },
      },
    },
  );
  return { servers, booted, catalogue, breakSupply: () => void (fails = true) };
}

const version = (name: string) => ({ kind: 'embedded', version: name }) as const;

const versionOf = async (opening: ReturnType<ReturnType<typeof stage>['servers']['open']>) => {
  const opened = await opening;
  return opened.ok ? opened.value.server.version : opened.error.code;
};

describe('the embedded servers', () => {
  it('boot one, and keep it', async () => {
    const { servers, booted } = stage();
    expect(await versionOf(servers.open(version('')))).toBe('1');
    expect(await versionOf(servers.open(version('1')))).toBe('1');
    expect(booted).toHaveLength(1);
  });

  it('boot another one when it has died', async () => {
    const { servers, booted } = stage();
    await servers.open(version(''));
    booted[0]?.dies();
    expect(await versionOf(servers.open(version('')))).toBe('2');
  });

  it('say at once that one has died while nobody used it, until there is another', async () => {
    const { servers, booted, catalogue } = stage();
    await servers.open(version(''));
    booted[0]?.dies();
    expect(catalogue.getState().embedded).toEqual({
      kind: 'absent',
      sentence: 'Prosody 1 has stopped: killed. The next run starts a new one.',
    });
    await servers.open(version(''));
    expect(catalogue.getState().embedded).toEqual({ kind: 'ready', version: '1' });
  });

  it('boot another one when it no longer answers, once for all who ask', async () => {
    const { servers, booted } = stage();
    await servers.open(version(''));
    booted[0]?.hangs();
    const both = await Promise.all([
      versionOf(servers.open(version(''))),
      versionOf(servers.open(version(''))),
    ]);
    expect(both).toEqual(['2', '2']);
    // The late news of the first one's death are not about the second.
    booted[0]?.dies();
    expect(await versionOf(servers.open(version('')))).toBe('2');
  });

  it('say so when no other one can be booted', async () => {
    const { servers, booted, breakSupply } = stage();
    await servers.open(version(''));
    booted[0]?.hangs();
    breakSupply();
    expect(await versionOf(servers.open(version('')))).toBe('embedded-server-not-booted');
    expect(await versionOf(servers.open(version('')))).toBe('embedded-server-not-booted');
  });
});
