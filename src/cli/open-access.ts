import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../base/result.ts';
import type { OwnCode } from '../base/own-code.ts';
import type { CountedFile } from '../prosody/counted-code.ts';
import type { LuaFault } from '../prosody/lua-fault.ts';
import type { ServerThreads } from '../prosody/in-thread.ts';
import { moduleCode } from '../prosody/own-code.ts';
import type { BootOptions, OwnModules } from '../prosody/protocol.ts';
import type { ProsodyServer } from '../prosody/server.ts';
import { createEmbeddedConnector, createWebSocketConnector } from '../transport/connectors.ts';
import {
  createEmbeddedPort,
  createRemotePort,
  type EmbeddedPortOptions,
} from '../transport/server-ports.ts';
import { createProfileServer } from '../transport/profile/profile-server.ts';
import type { WebSocketConstructor } from '../transport/web-socket-wire.ts';
import { cacheFolder } from './boots-folder.ts';
import { createFolderLedger } from './folder-ledger.ts';
import { nodeClock } from './node-clock.ts';
import { findLua } from './own-files.ts';
import type { NamedProsody } from './prosodies.ts';
import { reasonOf } from './read-script.ts';
import { isEmbedded, type NamedProfile, type RunPlace } from './run-place.ts';
import type { Access } from './run-script.ts';

export interface OpenAccess extends Access {
  /** False once a server of ours has died. */
  isAlive(): boolean;
  /** What of a server of ours did not load. */
  readonly faults: readonly LuaFault[];
  /** What of its Lua the newest run ran, where that was asked for. */
  coverage(): Promise<readonly CountedFile[]>;
  /** What of its configuration counts for nothing, as a sentence. */
  readonly aside?: string;
  /** Shuts the server down, if it is ours. */
  close(): void;
}

export interface AccessOptions extends EmbeddedPortOptions {
  /** For the embedded server; without them, it is in this thread. */
  readonly threads?: ServerThreads | undefined;
  /** Hears what a run has left on the server of a profile. */
  readonly left?: (sentence: string) => void;
}

/** The server that scripts run against; a sentence when there is none. It is opened once for all scripts of a job. */
export async function openAccess(
  place: RunPlace,
  options: AccessOptions,
): Promise<Result<OpenAccess, string>> {
  if (isEmbedded(place)) return openEmbedded(place, options);
  const { WebSocket } = await import('ws');
  return ok(
    typeof place === 'string'
      ? openRemote(place, WebSocket)
      : openProfile(place, WebSocket, options),
  );
}

/** What a server of others has not. */
const OF_OTHERS = {
  isAlive: () => true,
  faults: [],
  coverage: () => Promise.resolve([]),
  close: () => undefined,
} as const;

function openRemote(url: string, WebSocket: WebSocketConstructor): OpenAccess {
  const connector = createWebSocketConnector({ url, clock: nodeClock, WebSocket });
  return { ...OF_OTHERS, connector, port: createRemotePort(url) };
}

function openProfile(
  { profile }: NamedProfile,
  WebSocket: WebSocketConstructor,
  { left = () => undefined }: AccessOptions,
): OpenAccess {
  const random = { bytes: (length: number) => randomBytes(length) };
  const caches = cacheFolder();
  const ledger = caches === undefined ? undefined : createFolderLedger(caches);
  const options = { clock: nodeClock, random, WebSocket, left, ledger };
  return { ...OF_OTHERS, ...createProfileServer(profile, options) };
}

/** What is booted at a place; `undefined` where that is a server somewhere else. */
export function bootOf(place: RunPlace): BootOptions | undefined {
  return isEmbedded(place) ? bootOptions(place) : undefined;
}

function bootOptions({ pack, own, config, seed = SEED }: NamedProsody): BootOptions {
  return {
    pack,
    wasm: findLua(),
    seed,
    keepsBoot: true,
    ...(own === undefined ? {} : { own }),
    ...(config === undefined ? {} : { config }),
  };
}

async function openEmbedded(
  place: NamedProsody,
  options: AccessOptions,
): Promise<Result<OpenAccess, string>> {
  const { own, code, config, configPlace = '' } = place;
  const boot = bootOptions(place);
  let isAlive = true;
  const care = { clock: nodeClock, onEnd: () => void (isAlive = false) };
  const started = options.threads?.boot(boot, care) ?? bootHere(boot);
  const server = await started.catch((error: unknown) => reasonOf(error));
  // The file is told by the name that it was given.
  const named = (words: string) =>
    config === undefined ? words : words.replaceAll(` ${config.main}:`, ` ${configPlace}:`);
  if (typeof server === 'string') return err(named(server));
  const { setAside = [] } = server;
  const label = `Prosody ${server.version} · embedded`;
  const connector = createEmbeddedConnector({ server, clock: nodeClock, label });
  const port = createEmbeddedPort(server, connector, {
    ...options,
    label,
    ownCode: [...(code === undefined ? [] : [code]), ...loadedCode(own, server)],
  });
  return ok({
    connector,
    port,
    isAlive: () => isAlive,
    faults: server.faults ?? [],
    coverage: () => server.coverage(),
    ...(setAside.length === 0
      ? {}
      : {
          aside: `${configPlace}: set aside, as there is no network, disk or process of its own here: ${setAside.join(', ')}.`,
        }),
    close: () => server.dispose(),
  });
}

async function bootHere(boot: BootOptions): Promise<ProsodyServer> {
  return (await import('../prosody/in-process.ts')).createInProcessServer(boot);
}

function loadedCode(own: OwnModules | undefined, server: ProsodyServer): readonly OwnCode[] {
  if (own === undefined) return [];
  return moduleCode(
    own,
    (server.ownModules ?? []).map(({ name }) => name),
  );
}

/** The same randomness for every run, unless another one is asked for: what depends on it, such as ids, comes out the same. */
const SEED = 1;
