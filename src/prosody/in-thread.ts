import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createBatchedPost, type MessageBatch } from './batch.ts';
import { connectToPort, type ServerCare } from './client.ts';
import { serveProsody } from './host.ts';
import type { BootOptions, ServerRequest } from './protocol.ts';
import type { ProsodyServer } from './server.ts';

const ROLE = 'caesura-prosody';

/**
 * A server in a thread of Node: whoever drives it stays awake, whatever it does. `program` is a file that calls
 * `serveInOwnThread` first of all. Rejects, with a message for people, when Prosody does not start.
 */
export function createServerInThread(
  program: string,
  options: BootOptions,
  care: ServerCare,
): Promise<ProsodyServer> {
  const worker = new Worker(program, { workerData: { role: ROLE } });
  return connectToPort(
    {
      post: (message) => worker.postMessage(message),
      listen(receive) {
        const fail = (reason: string) =>
          receive({ kind: 'crashed', problem: `The embedded Prosody has stopped: ${reason}` });
        worker.on('online', () => receive({ kind: 'here' }));
        // The other end is ours: it posts nothing else.
        worker.on('message', (batch) => (batch as MessageBatch).forEach(receive));
        worker.on('error', (error: unknown) =>
          fail(error instanceof Error ? error.message : String(error)),
        );
        worker.on('exit', () => fail('its thread has ended.'));
      },
      close: () => void worker.terminate(),
    },
    options,
    care,
  );
}

/** Serves Prosody, if this is the thread of one; says whether it is. */
export function serveInOwnThread(): boolean {
  const port = parentPort;
  // The data of a thread may be anything.
  const role = (workerData as { role?: unknown } | null)?.role;
  if (isMainThread || port === null || role !== ROLE) return false;
  serveProsody({
    post: createBatchedPost((batch) => port.postMessage(batch)),
    listen: (receive) => void port.on('message', (message) => receive(message as ServerRequest)),
    close: () => port.close(),
  });
  return true;
}
