import type { ServerMessage, ServerRequest } from './protocol.ts';

/** Messages that cross to another thread together, in their order. */
export type MessageBatch<M extends Message = ServerMessage> = readonly M[];
export type RequestBatch = MessageBatch<ServerRequest>;

type Message = ServerMessage | ServerRequest;

/**
 * To cross costs the same for one message as for many: what is said in one go goes together. What is urgent goes at once,
 * behind what was said before: signs of life and questions for one, as what is to follow may take long or for ever, and the boot.
 * `defer` tells when one go is over.
 */
export function createBatchedPost<M extends Message>(
  send: (batch: MessageBatch<M>) => void,
  defer: (flush: () => void) => void = queueMicrotask,
): (message: M) => void {
  let batch: M[] = [];
  const flush = (): void => {
    const full = batch;
    batch = [];
    if (full.length > 0) send(full);
  };
  return (message) => {
    batch.push(message);
    if (URGENT.has(message.kind) || batch.length === LARGEST) flush();
    else if (batch.length === 1) defer(flush);
  };
}

const URGENT: ReadonlySet<string> = new Set<Message['kind']>([
  'here',
  'works-at',
  'knock',
  'boot',
  'warm',
]);

/** Whoever waits for the first messages of a long turn should not wait for its end. */
const LARGEST = 256;
