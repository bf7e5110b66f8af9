import type { OwnCode } from '../base/own-code.ts';
import { err, ok, type Result } from '../base/result.ts';
import { workerUrl } from '../base/worker-url.ts';
import { connectToWorker } from '../prosody/client.ts';
import type { PackEntry, PackManifest } from '../prosody/pack.ts';
import { BootError, type ProsodyServer } from '../prosody/server.ts';
import type { CatalogueStore } from '../state/catalogue-store.ts';
import type { OwnCodeKeeper, ServerCode } from '../state/own-code/own-code.ts';
import { faultRefusal, type RunRefusal } from '../state/set-up-refusal.ts';
import type { EmbeddedChoice } from '../state/settings-store.ts';
import type { Problem } from '../trace/event.ts';
import { browserClock } from './browser-clock.ts';
import { createRunningServers, type BootCode, type EmbeddedSupply } from './running-servers.ts';
import serverWorkerUrl from '../prosody/worker.ts?worker&url';
import { wasmUrl } from '../prosody/wasm-url.ts';

const FOLDER = './prosody/';

/** The Prosodys that this build carries, and those that a person gave the page; at most one worker for each. */
export interface EmbeddedServers {
  /** Learns which versions there are, and boots the newest in the background. */
  start(): Promise<void>;
  /** A running server; version `''` is the newest. */
  open(choice: EmbeddedChoice): Promise<Result<OpenedServer, RunRefusal>>;
  /** The text of a file of a version that ships. */
  source(version: string, file: string): Promise<string | undefined>;
}

export interface OpenedServer {
  readonly server: ProsodyServer;
  /** What people call it, where it is no version that ships. */
  readonly label?: string;
  readonly ownCode: readonly OwnCode[];
}

export function createEmbeddedServers(
  catalogue: CatalogueStore,
  ownCode: Pick<OwnCodeKeeper, 'serverCode' | 'started'>,
  supply: EmbeddedSupply = { manifest: fetchManifest, boot: bootWorker },
): EmbeddedServers {
  const running = createRunningServers(supply, (name, { message }) => {
    const sentence = `${name} has stopped: ${message}. The next run starts a new one.`;
    catalogue.setState({ embedded: { kind: 'absent', sentence } });
  });
  let manifest: Promise<PackManifest> | undefined;
  const versions = () => (manifest ??= supply.manifest());

  async function open(choice: EmbeddedChoice): Promise<Result<OpenedServer, RunRefusal>> {
    const { versions: entries, problem } = await versions();
    const entry = entries.find((each) => each.version === choice.version) ?? entries[0];
    if (choice.own === undefined && entry === undefined) return err(absent(problem));
    const code = await ownCode.serverCode({ ...choice, version: entry?.version ?? '' });
    if (!code.ok) return err(forgotten(code.error));
    const shipped = choice.own === undefined ? entry : undefined;
    return openCode({ catalogue, ownCode, running }, code.value, shipped);
  }

  async function sourceOfPlain(version: string, file: string): Promise<string | undefined> {
    const opened = await open({ kind: 'embedded', version, isPlain: true });
    return opened.ok ? opened.value.server.source(file).catch(() => undefined) : undefined;
  }

  return {
    open,
    source: async (version, file) =>
      (await sourceAmong(running.ofBase(version), file)) ?? sourceOfPlain(version, file),
    start: async () => {
      const { versions: entries, problem } = await versions();
      catalogue.setState({ versions: entries.map(({ version }) => version) });
      if (entries.length > 0) await open({ kind: 'embedded', version: '' });
      else catalogue.setState({ embedded: { kind: 'absent', sentence: absent(problem).what } });
    },
  };
}

interface Opening {
  readonly catalogue: CatalogueStore;
  readonly ownCode: Pick<OwnCodeKeeper, 'started'>;
  readonly running: ReturnType<typeof createRunningServers>;
}

/** `entry`: a version that ships. The catalogue says how it stands with those. */
async function openCode(
  { catalogue, ownCode, running }: Opening,
  code: ServerCode,
  entry: PackEntry | undefined,
): Promise<Result<OpenedServer, RunRefusal>> {
  const label = code.prosody?.label;
  try {
    const server = await running.open(code, entry);
    if (entry !== undefined)
      catalogue.setState({ embedded: { kind: 'ready', version: entry.version } });
    const loaded = ownCode.started(code, server.ownModules ?? []);
    return ok({ server, ownCode: loaded, ...(label === undefined ? {} : { label }) });
  } catch (error) {
    const refusal = notBooted(label ?? `Prosody ${entry?.version ?? ''}`, error);
    if (label === undefined && code.own === undefined) {
      const sentence = `${refusal.what} ${refusal.advice}`;
      catalogue.setState({ embedded: { kind: 'absent', sentence } });
    }
    return err(refusal);
  }
}

async function sourceAmong(
  servers: readonly Promise<ProsodyServer>[],
  file: string,
): Promise<string | undefined> {
  for (const server of servers) {
    const text = await server.then((booted) => booted.source(file)).catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
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

async function bootWorker(code: BootCode, onEnd: (problem: Error) => void): Promise<ProsodyServer> {
  const pack = await packOf(code);
  const worker = new Worker(workerUrl(serverWorkerUrl, globalThis), { type: 'module' });
  // With a seed, the same script gives the same trace: table orders and ids come from the server's randomness.
  const wasm = new URL(wasmUrl, document.baseURI).href;
  const options = { pack, wasm, seed: 1, ...(code.own === undefined ? {} : { own: code.own }) };
  return connectToWorker(worker, options, { clock: browserClock, onEnd, whenReleased });
}

/** All of it where modules come along, as they may want any of it. */
async function packOf({ entry, prosody, own }: BootCode): Promise<Uint8Array> {
  if (prosody !== undefined) return new TextEncoder().encode(JSON.stringify(prosody.pack));
  const file = (own === undefined ? entry?.file : entry?.whole) ?? '';
  const response = await fetch(FOLDER + file);
  if (!response.ok) throw new Error(`${file} could not be fetched`);
  return new Uint8Array(await response.arrayBuffer());
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

function forgotten(sentence: string): Problem {
  return {
    code: 'no-embedded-server',
    what: `${sentence}.`,
    meaning: 'It was in the memory of this page only.',
    advice: 'Give the folder again, or choose another server.',
  };
}

function notBooted(name: string, error: unknown): RunRefusal {
  const reason = error instanceof Error ? error.message : String(error);
  const fault = error instanceof BootError ? error.fault : undefined;
  if (fault?.file !== undefined) return faultRefusal([fault]);
  return {
    code: 'embedded-server-not-booted',
    what: `${name} did not start in this tab: ${reason}.`,
    meaning: 'The browser may lack WebAssembly or workers, or a file could not be fetched.',
    advice:
      'Run again: that starts a new one. If it stays so, reload the page, or choose a server by its ws:// or wss:// address.',
  };
}
