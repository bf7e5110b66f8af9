import type { ProsodyServer } from '../../src/prosody/server.ts';

/** A client that speaks frames by hand and keeps what comes back. */
interface FrameClient {
  /** Sends frames one after the other, then waits until the server is idle; the frames that came since the last call. */
  exchange(...frames: readonly string[]): Promise<string[]>;
  /** What came since the last call, without sending. */
  received(): string[];
  isClosed(): boolean;
  close(): void;
}

export function frameClient(server: ProsodyServer): FrameClient {
  let frames: string[] = [];
  let closed = false;
  const connection = server.open({
    frame: (xml) => void frames.push(xml),
    closed: () => void (closed = true),
  });
  const received = () => {
    const taken = frames;
    frames = [];
    return taken;
  };
  return {
    async exchange(...sent) {
      for (const frame of sent) connection.send(frame);
      await server.idle();
      return received();
    },
    received,
    isClosed: () => closed,
    close: () => connection.close(),
  };
}

export const OPEN =
  "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";
export const CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";

export function plainAuth(user: string, password = 'password'): string {
  const credentials = btoa(`\0${user}\0${password}`);
  return `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${credentials}</auth>`;
}

function bind(resource: string): string {
  return `<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>${resource}</resource></bind></iq>`;
}

/** The frames that sign a user in, up to the bound resource. */
export function signIn(user: string, resource = 'r'): string[] {
  return [OPEN, plainAuth(user), OPEN, bind(resource)];
}

export function join(room: string, nickname: string): string {
  return `<presence xmlns='jabber:client' to='${room}@conference.localhost/${nickname}'><x xmlns='http://jabber.org/protocol/muc'/></presence>`;
}
