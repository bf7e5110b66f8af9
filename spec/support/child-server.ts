import type { ChildProcess } from 'node:child_process';
import { connect, createServer } from 'node:net';

/** A port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export interface Starting {
  readonly name: string;
  readonly port: number;
  readonly server: ChildProcess;
  /** In milliseconds. */
  readonly limit: number;
}

/** Resolves as soon as the server accepts connections on loopback; rejects when it ends, or takes too long. */
export async function accepting({ name, port, server, limit }: Starting): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await accepts(port))) {
    if (server.exitCode !== null) throw new Error(`${name} ended while it was being started.`);
    if (Date.now() > deadline) throw new Error(`${name} does not accept connections.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Sends the signal, and resolves when the server is gone. */
export function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}
