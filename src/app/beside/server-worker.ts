import { liveInWorker } from '../../prosody/own-worker.ts';
import type { ServerMessage, ServerRequest } from '../../prosody/protocol.ts';

/** So long a run keeps this thread to itself: then it tells what has happened, and hears what the page has to say. */
const BREATH = 50;

/**
 * The script of the worker of a page's server: `prosody/client.ts` is its other end. Runs are played in it, too, where the page
 * asks for that (`runs-beside.ts`).
 */
liveInWorker<ServerMessage, ServerRequest>(async () => {
  const [
    { serveProsody },
    { createBatchedPost },
    { createBootCache },
    { shareHost },
    { createRunPlayer },
    { createBreathing, HOPS },
    { createTasks },
  ] = await Promise.all([
    import('../../prosody/host.ts'),
    import('../../prosody/batch.ts'),
    import('../../prosody/boot-cache.ts'),
    import('../../prosody/shared-host.ts'),
    import('./run-player.ts'),
    import('../breathing.ts'),
    import('./tasks.ts'),
  ]);
  return (port) => {
    const post = createBatchedPost<ServerMessage>((batch) => self.postMessage(batch));
    // Pages without TLS have none.
    const store = 'caches' in self ? createBootCache(caches) : undefined;
    const player = createRunPlayer(() => host.server(), {
      report: (message) => post({ kind: 'beside', message }),
      broken: (problem) => post({ kind: 'crashed', at: 'loading', problem }),
    });
    const later = createBreathing({
      every: BREATH,
      now: () => performance.now(),
      inTask: createTasks(),
      onBreath: player.flush,
      hops: HOPS,
    });
    const { flush: takesLong, areOnOwnCode: mayHang, hear } = player;
    const host = shareHost({ ...port, post }, { later, takesLong, mayHang, hear });
    serveProsody(host.port, store);
  };
});
