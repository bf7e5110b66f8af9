import { connectToPort } from './client.ts';
import { serveProsody } from './host.ts';
import type { BootOptions, Port, ServerMessage, ServerRequest } from './protocol.ts';
import type { ProsodyServer } from './server.ts';

/**
 * A server in this very thread, for Node. It behaves as one in a worker: nothing is delivered from inside a call.
 * Rejects, with a message for people, when Prosody does not start.
 */
export function createInProcessServer(options: BootOptions): Promise<ProsodyServer> {
  const [near, far] = createPortPair();
  serveProsody(far);
  return connectToPort(near, options);
}

/** Two ports joined by microtasks. */
function createPortPair(): [
  Port<ServerRequest, ServerMessage>,
  Port<ServerMessage, ServerRequest>,
] {
  const toServer = createChannel<ServerRequest>();
  const toClient = createChannel<ServerMessage>();
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

function createChannel<T>(): Channel<T> {
  let receiver: ((message: T) => void) | undefined;
  return {
    post(message) {
      queueMicrotask(() => receiver?.(message));
    },
    listen(receive) {
      receiver = receive;
    },
    close() {
      receiver = undefined;
    },
  };
}
