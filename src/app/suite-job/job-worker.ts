import { speak } from '../../base/language.ts';
import { liveInWorker } from '../../prosody/own-worker.ts';
import { handedOver, type SuiteJobMessage, type SuiteJobRequest } from './job-protocol.ts';

/** Resolves once the page has said which language it speaks, which it does first of all. */
const spoken = new Promise<void>((resolve) => {
  // The other end is ours: it posts nothing else.
  self.addEventListener('message', ({ data }: MessageEvent<readonly SuiteJobRequest[]>) => {
    for (const request of data) {
      if (request.kind !== 'speak') continue;
      speak(request.tag, request.messages);
      resolve();
    }
  });
});

/** The script of a worker in which scripts of a suite are played, beside their server; `job-server.ts` is its other end. */
liveInWorker<SuiteJobMessage, SuiteJobRequest>(async () => {
  // Modules have sentences in their tables.
  await spoken;
  const [{ serveJobs }, { createBootCache }] = await Promise.all([
    import('./serve-jobs.ts'),
    import('../../prosody/boot-cache.ts'),
  ]);
  // Pages without TLS have none.
  const store = 'caches' in self ? createBootCache(caches) : undefined;
  return (port) => serveJobs(port, store);
}, handedOver);
