import type { RequestBatch } from './batch.ts';
import type { Port, ServerMessage, ServerRequest } from './protocol.ts';

/**
 * The script of the worker in which the embedded server runs; `client.ts` is its other end. It is small, so that it
 * lives, and says so, long before all that a server needs is loaded.
 */
const early: ServerRequest[] = [];
let receive = (request: ServerRequest): void => {
  if (request.kind === 'knock') post({ kind: 'here' });
  else early.push(request);
};

function post(message: ServerMessage): void {
  self.postMessage([message]);
}

self.addEventListener('message', ({ data }: MessageEvent<RequestBatch>) => {
  for (const request of data) receive(request);
});
post({ kind: 'here' });
tellLock();
void load();

async function load(): Promise<void> {
  try {
    const [{ serveProsody }, { createBatchedPost }, { createBootCache }] = await Promise.all([
      import('./host.ts'),
      import('./batch.ts'),
      import('./boot-cache.ts'),
    ]);
    const port: Port<ServerMessage, ServerRequest> = {
      post: createBatchedPost<ServerMessage>((batch) => self.postMessage(batch)),
      listen(heard) {
        receive = heard;
        early.forEach(heard);
      },
      close: () => self.close(),
    };
    // Pages without TLS have none.
    serveProsody(port, 'caches' in self ? createBootCache(caches) : undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    post({ kind: 'crashed', problem: `The embedded Prosody could not be loaded: ${reason}` });
  }
}

/** Holds a lock for as long as this worker lives: whoever waits for it learns of the end at once. */
function tellLock(): void {
  // Pages without TLS have none; there silence tells.
  if (!('locks' in navigator)) return;
  const lock = `caesura.server.${crypto.randomUUID()}`;
  const held = navigator.locks.request(lock, () => {
    post({ kind: 'lives', lock });
    return new Promise<never>(() => undefined);
  });
  held.catch(() => undefined);
}
