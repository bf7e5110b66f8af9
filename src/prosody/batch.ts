import type { ServerMessage } from './protocol.ts';

/** Messages of a server that cross to another thread together, in their order. */
export type MessageBatch = readonly ServerMessage[];

/**
 * To cross costs the same for one message as for many: what the server has to say to one request goes together. A sign of
 * life goes at once, as what is to follow may take long.
 */
export function createBatchedPost(
  send: (batch: MessageBatch) => void,
): (message: ServerMessage) => void {
  let batch: ServerMessage[] = [];
  const flush = (): void => {
    const full = batch;
    batch = [];
    if (full.length > 0) send(full);
  };
  return (message) => {
    batch.push(message);
    if (message.kind === 'here' || batch.length === LARGEST) flush();
    else if (batch.length === 1) queueMicrotask(flush);
  };
}

/** Whoever waits for the first messages of a long turn should not wait for its end. */
const LARGEST = 256;
