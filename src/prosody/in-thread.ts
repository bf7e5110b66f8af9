import { Worker } from 'node:worker_threads';
import type { Disposable } from '../base/disposable.ts';
import { createBatchedPost, type MessageBatch } from './batch.ts';
import { connectToPort, type ServerCare } from './client.ts';
import { SERVER_ROLE, type ServerThreadData } from './own-thread.ts';
import type { BootOptions, Port, ServerMessage, ServerRequest } from './protocol.ts';
import type { ProsodyServer } from './server.ts';

/** Servers in threads of Node: whoever drives them stays awake, whatever they do. */
export interface ServerThreads extends Disposable {
  /** Rejects, with a message for people, when Prosody does not start. */
  boot(options: BootOptions, care: ServerCare): Promise<ProsodyServer>;
  /**
   * Starts the thread of the next server now, so that it has loaded what it needs once it is asked to boot, and has begun
   * to boot what is `likely`.
   */
  prepare(likely?: BootOptions): void;
}

/**
 * `program` is a file that calls `serveInOwnThread` first of all; `boots` the folder in which boots are kept, if they are.
 * The first thread starts at once.
 */
export function createServerThreads(program: string, boots?: string): ServerThreads {
  let next: ServerThread | undefined;
  const data: ServerThreadData = { role: SERVER_ROLE, boots };
  const prepare = (likely?: BootOptions): void => {
    if (next !== undefined) return;
    next = startThread(program, data);
    if (likely !== undefined) next.post({ kind: 'warm', options: likely });
  };
  prepare();
  return {
    prepare,
    boot(options, care) {
      const thread = next ?? startThread(program, data);
      next = undefined;
      thread.keepsAwake();
      return connectToPort(thread, options, care);
    },
    dispose() {
      next?.close();
      next = undefined;
    },
  };
}

interface ServerThread extends Port<ServerRequest, ServerMessage> {
  /** Until then, the process may end without it. */
  keepsAwake(): void;
}

function startThread(program: string, workerData: ServerThreadData): ServerThread {
  const worker = new Worker(program, { workerData });
  worker.unref();
  const early: ServerMessage[] = [];
  let receive = (message: ServerMessage): void => void early.push(message);
  const fail = (reason: string) => receive({ kind: 'crashed', at: 'run', problem: reason });
  worker.on('online', () => receive({ kind: 'here' }));
  // The other end is ours: it posts nothing else.
  worker.on('message', (batch) => {
    for (const message of batch as MessageBatch) receive(message);
  });
  worker.on('error', (error: unknown) =>
    fail(error instanceof Error ? error.message : String(error)),
  );
  worker.on('exit', () => fail('its thread has ended.'));
  return {
    keepsAwake: () => worker.ref(),
    // Clients answer each other in many small steps: what they ask in all of these goes together.
    post: createBatchedPost<ServerRequest>((batch) => worker.postMessage(batch), setImmediate),
    listen(listener) {
      // Never from inside this call.
      queueMicrotask(() => {
        receive = listener;
        early.forEach(listener);
      });
    },
    close: () => void worker.terminate(),
  };
}
