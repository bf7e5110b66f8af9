import { liveInWorker } from '../../prosody/own-worker.ts';
import type { SuiteJobMessage, SuiteJobRequest } from './job-protocol.ts';

/** The script of a worker in which scripts of a suite are played, beside their server; `job-server.ts` is its other end. */
liveInWorker<SuiteJobMessage, SuiteJobRequest>(async () => {
  const [{ serveJobs }, { createBootCache }] = await Promise.all([
    import('./serve-jobs.ts'),
    import('../../prosody/boot-cache.ts'),
  ]);
  // Pages without TLS have none.
  const store = 'caches' in self ? createBootCache(caches) : undefined;
  return (port) => serveJobs(port, store);
});
