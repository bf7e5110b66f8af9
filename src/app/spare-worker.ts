import type { RequestBatch } from '../prosody/batch.ts';
import type { BootOptions } from '../prosody/protocol.ts';
import type { WorkerLike } from '../prosody/client.ts';

/** A worker that has begun to boot what was booted last: whoever edits a server's sources boots nearly the same again. */
export interface SpareWorker {
  /** The spare, or a fresh one; the spare is of use for `own` sources only, and ended otherwise. */
  take(own: boolean): WorkerLike;
  /** Begins the next one, in place of any other. */
  begin(likely: BootOptions): void;
}

/** `start` gives workers that lose nothing of what they say: see `heard-later.ts`. */
export function createSpareWorker(start: () => WorkerLike): SpareWorker {
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
      return taken ?? start();
    },
    begin(likely) {
      end();
      spare = start();
      const requests: RequestBatch = [{ kind: 'warm', options: likely }];
      spare.postMessage(requests);
    },
  };
}
