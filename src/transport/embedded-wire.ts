import { ensure } from '../base/assert.ts';
import type { ProsodyConnection, ProsodyServer, TurnNumber } from '../prosody/server.ts';
import type { OpenWire, Wire, WireListener } from './wire.ts';

/** Frames to and from a server in this process or tab. */
export function embeddedWire(server: ProsodyServer): OpenWire {
  return (listener) => {
    const wire = new EmbeddedWire(listener);
    wire.open(server);
    return wire;
  };
}

class EmbeddedWire implements Wire {
  #listener: WireListener | undefined;
  #connection: ProsodyConnection | undefined;

  constructor(listener: WireListener) {
    this.#listener = listener;
  }

  open(server: ProsodyServer): void {
    try {
      this.#connection = server.open({
        frame: (xml, origin) => this.#listener?.frame(xml, origin),
        // Asked for or announced by `<close/>`, this is the end; out of the blue, it is a crash.
        closed: (detail) =>
          this.#ended({ kind: 'server-failed', ...(detail === undefined ? {} : { detail }) }),
      });
      queueMicrotask(() => this.#listener?.opened());
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      queueMicrotask(() => this.#ended({ kind: 'server-failed', detail }));
    }
  }

  send(frame: string): void {
    if (this.#listener !== undefined) ensure(this.#connection, 'the connection').send(frame);
  }

  nextTurn(): TurnNumber {
    return ensure(this.#connection, 'the connection').nextTurn();
  }

  close(): void {
    this.#connection?.close();
    queueMicrotask(() => this.#ended({ kind: 'closed' }));
  }

  drop(): void {
    this.#listener = undefined;
    this.#connection?.close();
  }

  #ended(end: Parameters<WireListener['closed']>[0]): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.closed(end);
  }
}
