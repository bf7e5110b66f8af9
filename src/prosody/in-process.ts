import { connectToPort } from './client.ts';
import { serveProsody } from './host.ts';
import type { BootStore } from './kept-boots.ts';
import type { BootOptions, Port, ServerMessage, ServerRequest } from './protocol.ts';
import type { ProsodyServer } from './server.ts';

/** What whoever shares a thread with a server may want. */
export interface InProcessOptions {
  /** Where boots are kept, if they are. */
  readonly store?: BootStore | undefined;
  /** The server says that it lives, in the middle of what takes long: nobody else in this thread has his turn meanwhile. */
  readonly lives?: () => void;
  /** Does what is to be done next, in its order, never at once; as a microtask if absent. */
  readonly defer?: (work: () => void) => void;
}

/**
 * A server in this very thread. It behaves as one in a worker: nothing is delivered from inside a call.
 * Rejects, with a message for people, when Prosody does not start.
 */
export function createInProcessServer(
  options: BootOptions,
  { store, lives, defer = queueMicrotask }: InProcessOptions = {},
): Promise<ProsodyServer> {
  const [near, far] = createPortPair(defer);
  const post = (message: ServerMessage): void => {
    if (message.kind === 'here') lives?.();
    far.post(message);
  };
  serveProsody({ ...far, post }, store);
  return connectToPort(near, options);
}

/** Two ports joined by `defer`. */
function createPortPair(
  defer: (work: () => void) => void,
): [Port<ServerRequest, ServerMessage>, Port<ServerMessage, ServerRequest>] {
  const toServer = createChannel<ServerRequest>(defer);
  const toClient = createChannel<ServerMessage>(defer);
  const close = () => {
    toServer.close();
    toClient.close();
  };
  return [
    { post: toServer.post, listen: toClient.listen, close },
    { post: toClient.post, listen: toServer.listen, close },
  ];
}

interface Channel<T> {
  readonly post: (message: T) => void;
  readonly listen: (receive: (message: T) => void) => void;
  readonly close: () => void;
}

function createChannel<T>(defer: (work: () => void) => void): Channel<T> {
  let receiver: ((message: T) => void) | undefined;
  return {
    post(message) {
      defer(() => receiver?.(message));
    },
    listen(receive) {
      receiver = receive;
    },
    close() {
      receiver = undefined;
    },
  };
}
