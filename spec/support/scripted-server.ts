import { once } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';

/** A server on this machine that says what a spec makes it say. */
export interface ScriptedServer {
  readonly url: string;
  /** Cuts all connections. */
  stop(): Promise<void>;
}

/** Accepts XMPP over WebSocket (RFC 7395) on a free port. `sessions` counts those that are open, the new one included. */
export async function startScriptedServer(
  onSession: (socket: WebSocket, sessions: number) => void,
): Promise<ScriptedServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'xmpp' });
  await once(server, 'listening');
  server.on('connection', (socket) => onSession(socket, server.clients.size));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${String(port)}/xmpp-websocket`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}
