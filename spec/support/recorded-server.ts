import type { WebSocket } from 'ws';
import type { FrameEvent, TraceEvent } from '../../src/trace/event.ts';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';

/**
 * A server that says again what another one said in a recorded run, from its start whenever nobody is connected: after each frame of a client
 * come the frames that came after it then. The clients must say what they said then, in that order; they may leave early.
 */
export async function startRecordedServer(events: readonly TraceEvent[]): Promise<ScriptedServer> {
  const frames = events.filter((event) => event.type === 'frame');
  let play = createPlay(frames);
  return startScriptedServer((socket, sessions) => {
    if (sessions === 1) play = createPlay(frames);
    const mine = play;
    socket.on('message', (text: Buffer) => mine.hear(socket, text.toString('utf8')));
  });
}

/** One run on that server. */
function createPlay(frames: readonly FrameEvent[]) {
  const sockets = new Map<string, WebSocket>();
  /** Ids that the clients make anew each time, as they are now. */
  const ids = new Map<string, string>();
  let next = 0;

  /** What the server says until it waits for a client again. */
  function speak(): void {
    for (; frames[next]?.direction === 'received'; next++) {
      const { actor, xml } = frames[next] ?? { actor: '', xml: '' };
      sockets.get(actor)?.send(
        xml.replace(/\bid=(["'])(.*?)\1/, (whole, quote: string, id: string) => {
          const now = ids.get(id);
          return now === undefined ? whole : `id=${quote}${now}${quote}`;
        }),
      );
    }
  }

  return {
    hear: (socket: WebSocket, text: string): void => {
      if (text.startsWith('<close')) {
        socket.send('<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>');
        socket.close();
        return;
      }
      const said = frames[next];
      if (said === undefined) return;
      sockets.set(said.actor, socket);
      const [then, now] = [idOf(said.xml), idOf(text)];
      if (then !== undefined && now !== undefined) ids.set(then, now);
      next++;
      speak();
    },
  };
}

function idOf(xml: string): string | undefined {
  return /^<[^>]*\bid=(["'])(.*?)\1/.exec(xml)?.[2];
}
