import { ensure } from '../base/assert.ts';
import type { BootOptions, Port, ServerMessage, ServerRequest } from './protocol.ts';
import type {
  ConnectionListener,
  Idle,
  ProsodyConnection,
  ProsodyLogLine,
  ProsodyServer,
} from './server.ts';

/** What is used of a `Worker` or a `MessagePort`. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: Event) => void,
  ): void;
  terminate?(): void;
  start?(): void;
}

/**
 * Boots a server in a worker that runs `worker.ts`. Rejects, with a message for people, when it does not start.
 * Disposing of the server ends the worker.
 */
export function connectToWorker(worker: WorkerLike, options: BootOptions): Promise<ProsodyServer> {
  return connectToPort(
    {
      post: (message) => worker.postMessage(message),
      listen(receive) {
        worker.addEventListener('message', (event) => {
          // The other end is ours: it posts nothing else.
          if (event instanceof MessageEvent) receive(event.data as ServerMessage);
        });
        const fail = (event: Event) => receive({ kind: 'crashed', problem: workerProblem(event) });
        worker.addEventListener('error', fail);
        worker.addEventListener('messageerror', fail);
        worker.start?.();
      },
      close: () => worker.terminate?.(),
    },
    options,
  );
}

function workerProblem(event: Event): string {
  const reason = event instanceof ErrorEvent ? event.message : 'its script could not be loaded';
  return `The worker of the embedded Prosody has failed: ${reason}`;
}

/** As `connectToWorker`, for any port whose other end is served by `serveProsody`. */
export function connectToPort(
  port: Port<ServerRequest, ServerMessage>,
  options: BootOptions,
): Promise<ProsodyServer> {
  return new Promise((resolve, reject) => {
    const client = createClient(port, (version) => resolve({ version, ...client.server }), reject);
    port.listen((message) => client.receive(message));
    port.post({ kind: 'boot', options });
  });
}

interface Client {
  readonly server: Omit<ProsodyServer, 'version'>;
  receive(message: ServerMessage): void;
}

interface Answer {
  resolve(idle: Idle): void;
  reject(problem: Error): void;
}

function createClient(
  port: Port<ServerRequest, ServerMessage>,
  onBoot: (version: string) => void,
  onFailure: (problem: Error) => void,
): Client {
  const connections = new Map<number, ConnectionListener>();
  const answers = new Map<number, Answer>();
  const logListeners = new Set<(line: ProsodyLogLine) => void>();
  let lastConnection = 0;
  let lastRequest = 0;
  let ended: Error | undefined;

  /** No message counts after this. */
  function end(problem: Error): void {
    if (ended !== undefined) return;
    ended = problem;
    port.close();
    onFailure(problem);
    for (const answer of answers.values()) answer.reject(problem);
    answers.clear();
    const listeners = [...connections.values()];
    connections.clear();
    for (const listener of listeners) listener.closed();
  }
  function ask(question: (request: number) => ServerRequest): Promise<Idle> {
    if (ended !== undefined) return Promise.reject(ended);
    lastRequest += 1;
    const request = lastRequest;
    return new Promise((resolve, reject) => {
      answers.set(request, { resolve, reject });
      port.post(question(request));
    });
  }
  function open(listener: ConnectionListener): ProsodyConnection {
    if (ended !== undefined) throw ended;
    lastConnection += 1;
    const connection = lastConnection;
    connections.set(connection, listener);
    port.post({ kind: 'open', connection });
    return {
      send(xml) {
        if (connections.has(connection)) port.post({ kind: 'frame', connection, xml });
      },
      close() {
        if (connections.delete(connection)) port.post({ kind: 'drop', connection });
      },
    };
  }
  function receive(message: ServerMessage): void {
    if (ended !== undefined) return;
    switch (message.kind) {
      case 'booted':
        return onBoot(message.version);
      case 'frame':
        return connections.get(message.connection)?.frame(message.xml);
      case 'closed': {
        const listener = connections.get(message.connection);
        connections.delete(message.connection);
        return listener?.closed();
      }
      case 'log':
        return logListeners.forEach((listener) => listener(message.line));
      case 'idle': {
        const answer = ensure(answers.get(message.request), `question ${message.request}`);
        answers.delete(message.request);
        return answer.resolve({ nextTimerIn: message.nextTimerIn });
      }
      case 'crashed':
        return end(new Error(message.problem));
    }
  }
  return {
    receive,
    server: {
      open,
      idle: () => ask((request) => ({ kind: 'idle', request })),
      advance: (by) => ask((request) => ({ kind: 'advance', request, by })),
      async reset() {
        connections.clear();
        await ask((request) => ({ kind: 'reset', request }));
      },
      onLog(listener) {
        logListeners.add(listener);
        return { dispose: () => void logListeners.delete(listener) };
      },
      dispose: () => end(new Error('The embedded Prosody was shut down.')),
    },
  };
}
