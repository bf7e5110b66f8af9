import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ServerRequest } from './protocol.ts';

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
    post: createBatchedPost((batch) => port.postMessage(batch)),
    listen: (receive) => void port.on('message', (message) => receive(message as ServerRequest)),
    close: () => port.close(),
  });
  return true;
}
