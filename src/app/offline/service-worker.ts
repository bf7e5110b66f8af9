import { createKeptPage, type KeptBuild } from './kept-page.ts';
import type { VersionAnswer } from './worker-messages.ts';

/** Written by the build; see `hosting/offline.ts`. */
declare const KEPT_BUILD: KeptBuild;
/** Once: it stands in the place of its name. */
const build = KEPT_BUILD;

declare const self: ServiceWorkerGlobalScope;

const page = createKeptPage(build, {
  caches,
  fetch: (request, options) => fetch(request, options),
  base: new URL('./', self.location.href).href,
  after: (milliseconds) =>
    new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds)),
});

self.addEventListener('install', (event) => {
  // Pages that are open go on with the files of their own version, which stay.
  event.waitUntil(page.install().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(page.tidy().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const answer = page.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});

self.addEventListener('message', ({ ports: [port] }) => {
  const answer: VersionAnswer = { entry: build.entry };
  port?.postMessage(answer);
});
