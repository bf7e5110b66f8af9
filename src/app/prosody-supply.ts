import { lazy } from '../base/lazy.ts';
import { workerUrl } from '../base/worker-url.ts';
import { connectToWorker, type WorkerLike } from '../prosody/client.ts';
import { readCommunity } from '../prosody/community-modules.ts';
import { unpackJson } from '../prosody/pack.ts';
import type { BootOptions } from '../prosody/protocol.ts';
import type { ProsodyServer } from '../prosody/server.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';
import { browserClock } from './browser-clock.ts';
import type { BootCode, EmbeddedSupply } from './running-servers.ts';
import { fetchBytes, fetchManifest, startServerWorker } from './prosody-files.ts';
import { heardLater } from './heard-later.ts';
import { speakBeside } from './beside/speak-beside.ts';
import { createSpareWorker, type SpareWorker } from './spare-worker.ts';
import { connectToJobWorker, type JobServer } from './suite-job/job-server.ts';
import jobWorkerUrl from './suite-job/job-worker.ts?worker&url';
import { wasmUrl } from '../prosody/wasm-url.ts';

/**
 * What the build put beside the page: each file is fetched when it is first asked for, and once. `keepsBoots`: in the browser,
 * for later visits. `playsRuns`: runs are played beside the server, for which its worker loads more.
 */
export function createProsodySupply({ keepsBoots = true, playsRuns = true } = {}): EmbeddedSupply {
  const start = playsRuns ? startSpeakingWorker : startServerWorker;
  const wishes = { keepsBoots, playsRuns, spareWorker: createSpareWorker(start) };
  const facts = new Map<string, Promise<ServerFacts>>();
  return {
    manifest: fetchManifest,
    facts: (file) => {
      // Our own file, made by the build.
      const read =
        facts.get(file) ??
        fetchBytes(file).then(async (bytes) => (await unpackJson(bytes)) as ServerFacts);
      facts.set(file, read);
      read.catch(() => facts.delete(file));
      return read;
    },
    community: lazy(async () => {
      const { modules } = await fetchManifest();
      return modules === undefined ? undefined : readCommunity(await fetchBytes(modules.file));
    }),
    boot: (code, onEnd) => bootWorker(code, onEnd, wishes),
  };
}

/** The same, for servers beside which scripts are played. */
export function createJobSupply(supply: EmbeddedSupply): EmbeddedSupply<JobServer> {
  return {
    ...supply,
    boot: async (code, onEnd) => {
      const options = await optionsOf(code);
      const worker = heardLater(
        new Worker(workerUrl(jobWorkerUrl, globalThis), { type: 'module' }),
      );
      return connectToJobWorker(worker, options, { clock: browserClock, onEnd, whenReleased });
    },
  };
}

function startSpeakingWorker(): WorkerLike {
  const worker = startServerWorker();
  speakBeside(worker);
  return worker;
}

interface BootWishes {
  readonly keepsBoots: boolean;
  readonly playsRuns: boolean;
  readonly spareWorker: SpareWorker;
}

async function bootWorker(
  code: BootCode,
  onEnd: (problem: Error) => void,
  { keepsBoots, playsRuns, spareWorker }: BootWishes,
): Promise<ProsodyServer> {
  const known = await optionsOf(code);
  const options = keepsBoots ? known : { ...known, keepsBoot: false };
  const isOwn = code.prosody !== undefined;
  const worker = spareWorker.take(isOwn);
  const booting = connectToWorker(worker, options, { clock: browserClock, onEnd, whenReleased });
  // Also where it did not start: what is wrong is about to be mended.
  if (isOwn) booting.finally(() => spareWorker.begin(options)).catch(() => undefined);
  const { beside, ...server } = await booting;
  return playsRuns && beside !== undefined ? { ...server, beside } : server;
}

async function optionsOf(code: BootCode): Promise<BootOptions> {
  const pack = await packOf(code);
  const { own, config } = code;
  // What is a person's own stays in this tab.
  const keepsBoot = code.prosody === undefined && own === undefined && config === undefined;
  return {
    pack,
    wasm: new URL(wasmUrl, document.baseURI).href,
    // With a seed, the same script gives the same trace: table orders and ids come from the server's randomness.
    seed: 1,
    keepsBoot,
    ...(own === undefined ? {} : { own }),
    ...(config === undefined ? {} : { config }),
  };
}

/** All of it where modules or a configuration come along, as they may want any of it. */
async function packOf({
  entry,
  prosody,
  own,
  config,
  isWhole = false,
}: BootCode): Promise<Uint8Array> {
  if (prosody !== undefined) return new TextEncoder().encode(JSON.stringify(prosody.pack));
  return fetchBytes((own || config || isWhole ? entry?.whole : entry?.file) ?? '');
}

/** Calls back once nobody holds that lock any more. */
function whenReleased(lock: string, released: () => void): void {
  navigator.locks.request(lock, released).catch(() => undefined);
}
