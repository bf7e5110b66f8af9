import type { BootOptions, Port, ServerMessage, ServerRequest } from './protocol.ts';
import type {
  ConnectionListener,
  Idle,
  ProsodyConnection,
  ProsodyLogLine,
  ProsodyServer,
} from './server.ts';
import { createQuestions, type IdleQuestion } from './questions.ts';

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
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  const reason = message === '' ? 'its script could not be loaded' : message;
  return `The worker of the embedded Prosody has failed: ${reason}`;
}

/**
 * As `connectToWorker`, for any port whose other end is served by `serveProsody`. When the server crashes, pending
 * promises reject with its message, connections are told that they are closed, and `open` throws it.
 */
export function connectToPort(
  port: Port<ServerRequest, ServerMessage>,
  options: BootOptions,
): Promise<ProsodyServer> {
  const connections = createConnections(port);
  const questions = createQuestions(port);
  const log = createLog();
  let ended: Error | undefined;

  return new Promise((resolve, reject) => {
    /** No message counts after this. */
    function end(problem: Error): void {
      if (ended !== undefined) return;
      ended = problem;
      port.close();
      reject(problem);
      questions.rejectAll(problem);
      connections.closeAll();
    }
    const ask = (question: IdleQuestion): Promise<Idle> =>
      ended === undefined ? questions.ask(question) : Promise.reject(ended);

    const server: Omit<ProsodyServer, 'version'> = {
      open(listener) {
        if (ended !== undefined) throw ended;
        return connections.open(listener);
      },
      idle: () => ask({ kind: 'idle' }),
      advance: (by) => ask({ kind: 'advance', by }),
      async reset() {
        connections.forgetAll();
        await ask({ kind: 'reset' });
      },
      rooms: () => (ended === undefined ? questions.askRooms() : Promise.reject(ended)),
      onLog: (listener) => log.listen(listener),
      dispose: () => end(new Error('The embedded Prosody was shut down.')),
    };
    port.listen((message) => {
      if (ended !== undefined) return;
      if (message.kind === 'crashed') end(new Error(message.problem));
      else if (message.kind === 'booted') resolve({ version: message.version, ...server });
      else if (message.kind === 'log') log.tell(message.line);
      else if ('request' in message) questions.answer(message);
      else if (message.kind === 'frame') connections.deliver(message.connection, message.xml);
      else connections.close(message.connection);
    });
    port.post({ kind: 'boot', options });
  });
}

type Sender = Pick<Port<ServerRequest, never>, 'post'>;

/** The connections that are open, by number; numbers are never used twice. */
function createConnections(port: Sender) {
  const listeners = new Map<number, ConnectionListener>();
  let last = 0;
  return {
    open(listener: ConnectionListener): ProsodyConnection {
      last += 1;
      const connection = last;
      listeners.set(connection, listener);
      port.post({ kind: 'open', connection });
      return {
        send(xml) {
          if (listeners.has(connection)) port.post({ kind: 'frame', connection, xml });
        },
        close() {
          if (listeners.delete(connection)) port.post({ kind: 'drop', connection });
        },
      };
    },
    deliver(connection: number, xml: string): void {
      listeners.get(connection)?.frame(xml);
    },
    close(connection: number): void {
      const listener = listeners.get(connection);
      listeners.delete(connection);
      listener?.closed();
    },
    /** Without a word. */
    forgetAll: () => listeners.clear(),
    closeAll(): void {
      const told = [...listeners.values()];
      listeners.clear();
      for (const listener of told) listener.closed();
    },
  };
}

/** Lines from before anybody listened (those of the boot) go to the first who does. */
function createLog() {
  const listeners = new Set<(line: ProsodyLogLine) => void>();
  let early: ProsodyLogLine[] | undefined = [];
  return {
    tell(line: ProsodyLogLine): void {
      if (early !== undefined && early.length < MAX_EARLY_LINES) early.push(line);
      for (const listener of listeners) listener(line);
    },
    listen(listener: (line: ProsodyLogLine) => void) {
      listeners.add(listener);
      early?.forEach(listener);
      early = undefined;
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}

const MAX_EARLY_LINES = 1000;
