import { liveInWorker } from './own-worker.ts';
import type { ServerMessage, ServerRequest } from './protocol.ts';

/** The script of the worker in which the embedded server runs; `client.ts` is its other end. */
liveInWorker<ServerMessage, ServerRequest>(async () => {
  const [{ serveProsody }, { createBatchedPost }, { createBootCache }] = await Promise.all([
    import('./host.ts'),
    import('./batch.ts'),
    import('./boot-cache.ts'),
  ]);
  return (port) => {
    const post = createBatchedPost<ServerMessage>((batch) => self.postMessage(batch));
    // Pages without TLS have none.
    const store = 'caches' in self ? createBootCache(caches) : undefined;
    serveProsody({ ...port, post }, store);
  };
});
