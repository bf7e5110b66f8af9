import { workerUrl } from '../../base/worker-url.ts';
import type { PageVersionStore } from '../../state/page-version.ts';
import type { VersionAnswer } from './worker-messages.ts';

/**
 * Has this browser keep the page, and says in the store when that is done, and when a newer version was fetched. Does
 * nothing where the browser keeps no pages: without TLS, or because it was told so.
 */
export async function watchVersion(store: PageVersionStore): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  // Some browsers give nothing where they are told to keep nothing.
  const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker
    .register(workerUrl('./service-worker.js', globalThis), { updateViaCache: 'none' })
    .catch(() => undefined);
  if (registration === undefined) return;
  const look = async (): Promise<void> => {
    const entry = await entryOf(registration.active);
    if (entry === undefined) return;
    const isOwn = ownEntry().endsWith(`/${entry}`);
    store.setState({ worksOffline: true, isNewerReady: !isOwn });
  };
  await followUpdates(registration, look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
}

/** Calls back once the newest version is kept. One that was kept before may be older than this page. */
async function followUpdates(
  registration: ServiceWorkerRegistration,
  look: () => Promise<void>,
): Promise<void> {
  const follow = (worker: ServiceWorker | null): void =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') void look();
    });
  registration.addEventListener('updatefound', () => follow(registration.installing));
  const coming = registration.installing ?? registration.waiting;
  if (coming !== null) follow(coming);
  else {
    // Without a network there is nothing newer.
    await registration.update().catch(() => undefined);
    if (registration.installing === null) await look();
  }
}

function entryOf(worker: ServiceWorker | null): Promise<string | undefined> {
  if (worker === null) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // The other end is ours.
    port1.addEventListener('message', ({ data }: MessageEvent<VersionAnswer>) => {
      resolve(data.entry);
      port1.close();
    });
    port1.start();
    worker.postMessage('version', [port2]);
  });
}

function ownEntry(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';
}
