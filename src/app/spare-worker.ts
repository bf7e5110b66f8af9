import type { RequestBatch } from '../prosody/batch.ts';
import type { BootOptions } from '../prosody/protocol.ts';
import type { WorkerLike } from '../prosody/client.ts';

/** What is used of a worker. */
type StartedWorker = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

/** A worker that has begun to boot what was booted last: whoever edits a server's sources boots nearly the same again. */
export interface SpareWorker {
  /** The spare, or a fresh one; the spare is of use for `own` sources only, and ended otherwise. */
  take(own: boolean): WorkerLike;
  /** Begins the next one, in place of any other. */
  begin(likely: BootOptions): void;
}

export function createSpareWorker(start: () => StartedWorker): SpareWorker {
  let spare: WorkerLike | undefined;
  const end = (): void => {
    spare?.terminate?.();
    spare = undefined;
  };
  return {
    take(own) {
      const taken = own ? spare : undefined;
      if (taken === undefined) end();
      spare = undefined;
      return taken ?? keepingEarly(start());
    },
    begin(likely) {
      end();
      spare = keepingEarly(start());
      const requests: RequestBatch = [{ kind: 'warm', options: likely }];
      spare.postMessage(requests);
    },
  };
}

/** A worker whose messages wait for whoever listens first: it says which lock it holds as soon as it lives. */
function keepingEarly(worker: StartedWorker): WorkerLike {
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
