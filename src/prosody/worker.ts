import { serveProsody } from './host.ts';
import type { ServerRequest } from './protocol.ts';

/** The script of the worker in which the embedded server runs; `client.ts` is its other end. */
serveProsody({
  post: (message) => self.postMessage(message),
  listen(receive) {
    self.addEventListener('message', (event: MessageEvent<ServerRequest>) => receive(event.data));
  },
  close: () => self.close(),
});
