import { lazy } from '../base/lazy.ts';
import { workerUrl } from '../base/worker-url.ts';
import type { WorkerLike } from '../prosody/client.ts';
import type { PackManifest } from '../prosody/pack.ts';
import { heardLater } from './heard-later.ts';
import serverWorkerUrl from './beside/server-worker.ts?worker&url';

/** What the build put beside the page for the embedded server; as little code as can be, as it comes before the page. */
const FOLDER = './prosody/';

/** Which versions there are: none, where the build has none or it cannot be had. */
export const fetchManifest = lazy(async (): Promise<PackManifest> => {
  try {
    const response = await fetch(`${FOLDER}manifest.json`);
    if (!response.ok) return { versions: [] };
    // Our own file, made by the build.
    return (await response.json()) as PackManifest;
  } catch {
    return { versions: [] };
  }
});

/** Rejects when it cannot be had. A file that was fetched ahead comes from there, once. */
export function fetchBytes(file: string): Promise<Uint8Array> {
  const known = ahead.get(file);
  ahead.delete(file);
  return known ?? bytesOf(file);
}

/** A worker that can boot a server; the first one may have been started ahead. */
export function startServerWorker(): WorkerLike {
  const worker = early ?? newWorker();
  early = undefined;
  return worker;
}

/**
 * Begins what a first run on the embedded server will wait for, while the page is still being loaded: the code of its
 * worker, and the newest Prosody. What fails fails again, in words, where it is asked for.
 */
export function fetchAhead(): void {
  early = newWorker();
  void fetchManifest().then(({ versions: [newest] }) => {
    if (newest === undefined) return;
    const bytes = bytesOf(newest.file);
    bytes.catch(() => ahead.delete(newest.file));
    ahead.set(newest.file, bytes);
  });
}

const ahead = new Map<string, Promise<Uint8Array>>();
let early: WorkerLike | undefined;

/** What it says before somebody listens is heard later: one that is started ahead lives before the page does. */
function newWorker(): WorkerLike {
  return heardLater(new Worker(workerUrl(serverWorkerUrl, globalThis), { type: 'module' }));
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const response = await fetch(FOLDER + file);
  if (!response.ok) throw new Error(`${file} could not be fetched`);
  return new Uint8Array(await response.arrayBuffer());
}
