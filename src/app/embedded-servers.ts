import { err, ok, type Result } from '../base/result.ts';
import { workerUrl } from '../base/worker-url.ts';
import { connectToWorker } from '../prosody/client.ts';
import type { PackEntry, PackManifest } from '../prosody/pack.ts';
import type { ProsodyServer } from '../prosody/server.ts';
import type { CatalogueStore } from '../state/catalogue-store.ts';
import type { Problem } from '../trace/event.ts';
import { browserClock } from './browser-clock.ts';
import serverWorkerUrl from '../prosody/worker.ts?worker&url';
import { wasmUrl } from '../prosody/wasm-url.ts';

const FOLDER = './prosody/';

/** The Prosodys that this build carries; at most one worker per version. */
export interface EmbeddedServers {
  /** Learns which versions there are, and boots the newest in the background. */
  start(): Promise<void>;
  /** A running server; `version` `''` is the newest. */
  open(version: string): Promise<Result<ProsodyServer, Problem>>;
}

/** Where the versions come from, and what runs them. */
export interface EmbeddedSupply {
  manifest(): Promise<PackManifest>;
  /** Rejects, with a message for people, when it does not start; `onEnd` is called once it is no more, with the reason. */
  boot(entry: PackEntry, onEnd: (problem: Error) => void): Promise<ProsodyServer>;
}

export function createEmbeddedServers(
  catalogue: CatalogueStore,
  supply: EmbeddedSupply = { manifest: fetchManifest, boot: bootWorker },
): EmbeddedServers {
  const answering = createRunningServers(supply, (version, { message }) => {
    const sentence = `Prosody ${version} has stopped: ${message}. The next run starts a new one.`;
    catalogue.setState({ embedded: { kind: 'absent', sentence } });
  });
  let manifest: Promise<PackManifest> | undefined;
  const versions = () => (manifest ??= supply.manifest());

  async function open(version: string): Promise<Result<ProsodyServer, Problem>> {
    const { versions: entries, problem } = await versions();
    const entry = entries.find((each) => each.version === version) ?? entries[0];
    if (entry === undefined) return err(absent(problem));
    try {
      const server = await answering(entry);
      catalogue.setState({ embedded: { kind: 'ready', version: entry.version } });
      return ok(server);
    } catch (error) {
      const failure = notBooted(entry.version, error);
      catalogue.setState({
        embedded: { kind: 'absent', sentence: `${failure.what} ${failure.advice}` },
      });
      return err(failure);
    }
  }

  return {
    open,
    start: async () => {
      const { versions: entries, problem } = await versions();
      catalogue.setState({ versions: entries.map(({ version }) => version) });
      if (entries.length > 0) await open('');
      else catalogue.setState({ embedded: { kind: 'absent', sentence: absent(problem).what } });
    },
  };
}

/** Gives a server of that version that answers; rejects when none can be booted. `onDeath`: one that had booted is no more. */
function createRunningServers(
  supply: EmbeddedSupply,
  onDeath: (version: string, problem: Error) => void,
) {
  const servers = new Map<string, Promise<ProsodyServer>>();

  function boot(entry: PackEntry): Promise<ProsodyServer> {
    const known = servers.get(entry.version);
    if (known !== undefined) return known;
    const forget = () => {
      if (servers.get(entry.version) === server) servers.delete(entry.version);
    };
    let hasBooted = false;
    const server = supply.boot(entry, (problem) => {
      forget();
      if (hasBooted) onDeath(entry.version, problem);
    });
    server.then(() => (hasBooted = true), forget);
    servers.set(entry.version, server);
    return server;
  }
  return async (entry: PackEntry): Promise<ProsodyServer> => {
    const known = await boot(entry);
    try {
      await known.idle();
      return known;
    } catch {
      // It fell silent since it was last used.
      return boot(entry);
    }
  };
}

async function fetchManifest(): Promise<PackManifest> {
  try {
    const response = await fetch(`${FOLDER}manifest.json`);
    if (!response.ok) return { versions: [] };
    // Our own file, made by the build.
    return (await response.json()) as PackManifest;
  } catch {
    return { versions: [] };
  }
}

async function bootWorker(
  entry: PackEntry,
  onEnd: (problem: Error) => void,
): Promise<ProsodyServer> {
  const response = await fetch(FOLDER + entry.file);
  if (!response.ok) throw new Error(`${entry.file} could not be fetched`);
  const pack = new Uint8Array(await response.arrayBuffer());
  const worker = new Worker(workerUrl(serverWorkerUrl, globalThis), { type: 'module' });
  // With a seed, the same script gives the same trace: table orders and ids come from the server's randomness.
  const options = { pack, wasm: new URL(wasmUrl, document.baseURI).href, seed: 1 };
  return connectToWorker(worker, options, { clock: browserClock, onEnd, whenReleased });
}

/** Calls back once nobody holds that lock any more. */
function whenReleased(lock: string, released: () => void): void {
  navigator.locks.request(lock, released).catch(() => undefined);
}

function absent(problem: string | undefined): Problem {
  return {
    code: 'no-embedded-server',
    what: 'This build carries no Prosody, so choose a server by its ws:// or wss:// address.',
    meaning: problem ?? 'Prosody’s sources could not be had when the page was built.',
    advice: 'Enter the address of a server in the Server field above.',
  };
}

function notBooted(version: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'embedded-server-not-booted',
    what: `Prosody ${version} did not start in this tab: ${reason}.`,
    meaning: 'The browser may lack WebAssembly or workers, or a file could not be fetched.',
    advice:
      'Run again: that starts a new one. If it stays so, reload the page, or choose a server by its ws:// or wss:// address.',
  };
}
