import type { WorkerLike } from '../prosody/client.ts';

/** What is used of a worker. */
type StartedWorker = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

/** A worker whose messages wait for whoever listens first: it says which lock it holds as soon as it lives. */
export function heardLater(worker: StartedWorker): WorkerLike {
  const early: Event[] = [];
  const keep = (event: Event): void => void early.push(event);
  worker.addEventListener('message', keep);
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    addEventListener(type, listener) {
      worker.addEventListener(type, listener);
      if (type !== 'message') return;
      worker.removeEventListener('message', keep);
      // Never from inside this call, and before what comes next.
      queueMicrotask(() => early.splice(0).forEach(listener));
    },
  };
}
