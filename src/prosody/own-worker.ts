import type { Port, ServerMessage, ServerRequest } from './protocol.ts';

/** Of every worker with a server in it: whether it lives, and why it does not. */
type SignOfLife = Extract<ServerMessage, { kind: 'here' | 'lives' | 'crashed' }>;
type Knock = Extract<ServerRequest, { kind: 'knock' }>;

/**
 * Makes the worker whose script calls it one that lives, and says so, long before all that it needs is loaded: `load`
 * fetches that, and gives what serves the port, which hears all that came in the meantime. Messages cross in lists; what
 * `handedOver` names of one is moved, not copied.
 */
export function liveInWorker<Out extends object, In extends { readonly kind: string }>(
  load: () => Promise<(port: Port<Out | SignOfLife, In | Knock>) => void>,
  handedOver: (message: Out | SignOfLife) => readonly Transferable[] = () => [],
): void {
  const early: (In | Knock)[] = [];
  let receive = (request: In | Knock): void => {
    if (request.kind === 'knock') tell({ kind: 'here' });
    else early.push(request);
  };
  // The other end is ours: it posts nothing else.
  self.addEventListener('message', ({ data }: MessageEvent<readonly (In | Knock)[]>) => {
    for (const request of data) receive(request);
  });
  tell({ kind: 'here' });
  tellLock();
  load().then(
    (serve) =>
      serve({
        post: (message) => self.postMessage([message], { transfer: [...handedOver(message)] }),
        listen(heard) {
          receive = heard;
          early.forEach(heard);
        },
        close: () => self.close(),
      }),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      tell({ kind: 'crashed', at: 'loading', problem: reason });
    },
  );
}

function tell(message: SignOfLife): void {
  self.postMessage([message]);
}

/** Holds a lock for as long as this worker lives: whoever waits for it learns of the end at once. */
function tellLock(): void {
  // Pages without TLS have none; there silence tells.
  if (!('locks' in navigator)) return;
  const lock = `caesura.server.${crypto.randomUUID()}`;
  const held = navigator.locks.request(lock, () => {
    tell({ kind: 'lives', lock });
    return new Promise<never>(() => undefined);
  });
  held.catch(() => undefined);
}
