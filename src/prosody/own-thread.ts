import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { RequestBatch } from './batch.ts';
import type { ServerMessage, ServerRequest } from './protocol.ts';

/** What the threads of servers are told by, in their `workerData`. */
export const SERVER_ROLE = 'caesura-prosody';

/** What such a thread is started with. */
export interface ServerThreadData {
  readonly role: typeof SERVER_ROLE;
  /** The folder in which boots are kept. */
  readonly boots: string | undefined;
}

/** Serves Prosody, if this is the thread of one (`in-thread.ts`), and only then loads what that needs; says whether it is. */
export async function serveInOwnThread(): Promise<boolean> {
  const port = parentPort;
  // The data of a thread may be anything.
  const { role, boots } = (workerData ?? {}) as Partial<ServerThreadData>;
  if (isMainThread || port === null || role !== SERVER_ROLE) return false;
  const [{ serveProsody }, { createBatchedPost }, { createBootFolder }] = await Promise.all([
    import('./host.ts'),
    import('./batch.ts'),
    import('./boot-folder.ts'),
  ]);
  const store = boots === undefined ? undefined : createBootFolder(boots);
  const tell = createBatchedPost<ServerMessage>((batch) => port.postMessage(batch));
  // The other end is ours: it posts nothing else.
  const listen = (receive: (request: ServerRequest) => void) =>
    void port.on('message', (batch) => (batch as RequestBatch).forEach(receive));
  serveProsody({ post: tell, listen, close: () => port.close() }, store);
  return true;
}
