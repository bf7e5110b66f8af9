import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { RequestBatch } from './batch.ts';
import type { ServerMessage } from './protocol.ts';

/** What the threads of servers are told by, in their `workerData`. */
export const SERVER_ROLE = 'caesura-prosody';

/** Serves Prosody, if this is the thread of one (`in-thread.ts`), and only then loads what that needs; says whether it is. */
export async function serveInOwnThread(): Promise<boolean> {
  const port = parentPort;
  // The data of a thread may be anything.
  const role = (workerData as { role?: unknown } | null)?.role;
  if (isMainThread || port === null || role !== SERVER_ROLE) return false;
  const [{ serveProsody }, { createBatchedPost }] = await Promise.all([
    import('./host.ts'),
    import('./batch.ts'),
  ]);
  serveProsody({
    post: createBatchedPost<ServerMessage>((batch) => port.postMessage(batch)),
    // The other end is ours: it posts nothing else.
    listen: (receive) =>
      void port.on('message', (batch) => {
        for (const message of batch as RequestBatch) receive(message);
      }),
    close: () => port.close(),
  });
  return true;
}
