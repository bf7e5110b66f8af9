import type { Clock, Milliseconds } from '../base/clock.ts';
import { t } from '../base/translate.ts';
import { createBatchedPost, type MessageBatch } from './batch.ts';
import {
  turnAfter,
  type BootOptions,
  type Port,
  type ServerMessage,
  type ServerRequest,
} from './protocol.ts';
import {
  createConnections,
  createInsideListeners,
  createLog,
  createStacks,
  type RequestPort,
} from './client-listeners.ts';
import { crashWords } from './crash-words.ts';
import type { LuaFault } from './lua-fault.ts';
import { BootError, type BesideListener, type Idle, type ProsodyServer } from './server.ts';
import { createQuestions, type IdleQuestion } from './questions.ts';
import { createOpenWork, silentFor } from './silence.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

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

/** Whoever looks after a server in another thread, which may be killed or get lost in a loop without a word. */
export interface ServerCare {
  /** Real time. */
  readonly clock: Clock;
  /** The server is no more, and why. Called once, also when it was disposed of or never booted. */
  readonly onEnd?: (problem: Error) => void;
  /** Calls back once nobody holds that lock any more. Without it, silence alone tells that a server is gone. */
  readonly whenReleased?: (lock: string, released: () => void) => void;
}

/**
 * Boots a server in a worker that serves one (`own-worker.ts`). Rejects, with a message for people, when it does not start.
 * Disposing of the server ends the worker, and so does its silence: see `connectToPort`.
 */
export function connectToWorker(
  worker: WorkerLike,
  options: BootOptions,
  care?: ServerCare,
): Promise<ProsodyServer> {
  return connectToPort(
    {
      post: createBatchedPost<ServerRequest>((batch) => worker.postMessage(batch)),
      listen(receive) {
        worker.addEventListener('message', (event) => {
          // The other end is ours: it posts nothing else.
          if (event instanceof MessageEvent) (event.data as MessageBatch).forEach(receive);
        });
        const fail = (event: Event) => receive({ kind: 'crashed', problem: workerProblem(event) });
        worker.addEventListener('error', fail);
        worker.addEventListener('messageerror', fail);
        worker.start?.();
      },
      close: () => worker.terminate?.(),
    },
    options,
    care,
  );
}

function workerProblem(event: Event): string {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  const reason = message === '' ? t('its script could not be loaded') : message;
  return t('The worker of the embedded Prosody has failed: {reason}', { reason });
}

/**
 * How long a server may be silent while it owes an answer. It owes a word from its beginning until it has booted, however
 * long that takes: it is asked for signs of life meanwhile, and gives them unasked where it cannot hear.
 */
const PATIENCE: Milliseconds = 4_500;

/**
 * As `connectToWorker`, for any port whose other end is served by `serveProsody`. When the server crashes, pending
 * promises reject with its message, connections are told that they are closed, and `open` throws it. With `care`, a
 * server that owes an answer and says nothing for 4.5 seconds of real time counts as crashed, too.
 */
export function connectToPort(
  port: Port<ServerRequest, ServerMessage>,
  options: BootOptions,
  care?: ServerCare,
): Promise<ProsodyServer> {
  return new Promise((resolve, reject) => {
    const client = new Client(port, { care, booted: resolve, failed: reject });
    client.boot(options);
  });
}

interface ClientOptions {
  readonly care: ServerCare | undefined;
  readonly booted: (server: ProsodyServer) => void;
  /** As long as it is not booted. */
  readonly failed: (problem: Error) => void;
}

/** The page's end of a port. */
class Client {
  readonly #port: Port<ServerRequest, ServerMessage>;
  readonly #options: ClientOptions;
  readonly #watchdog: Watchdog | undefined;
  readonly #connections: ReturnType<typeof createConnections>;
  readonly #questions: ReturnType<typeof createQuestions>;
  readonly #log = createLog();
  readonly #stacks = createStacks();
  readonly #inside = createInsideListeners();
  #beside: BesideListener | undefined;
  /** Resets that are under way. */
  #resetting = 0;
  #hasBooted = false;
  /** Where its code was that may hang there, if nothing was heard since. */
  #worksAt: LuaFault | undefined;
  readonly #work = createOpenWork();
  /** No message counts after this. */
  #ended: Error | undefined;

  constructor(port: Port<ServerRequest, ServerMessage>, options: ClientOptions) {
    this.#port = port;
    this.#options = options;
    const { care } = options;
    this.#watchdog =
      care &&
      createWatchdog({
        clock: care.clock,
        patience: PATIENCE,
        knock: () => port.post({ kind: 'knock' }),
        onSilence: (silence) => this.#endSilent(silence),
      });
    let turn = 0;
    const sender: RequestPort = {
      nextTurn: () => turn + 1,
      post: (request) => {
        turn = turnAfter(turn, request);
        this.#work.asked(request);
        port.post(request);
        if (request.kind !== 'drop') this.#watchdog?.expectWord();
      },
    };
    this.#connections = createConnections(sender);
    this.#questions = createQuestions(sender);
  }

  boot(options: BootOptions): void {
    this.#port.listen((message) => {
      if (this.#ended !== undefined) return;
      this.#worksAt = message.kind === 'works-at' ? message.place : undefined;
      this.#work.heard(message);
      if (message.kind !== 'works-at') this.#receive(message);
    });
    this.#port.post({ kind: 'boot', options });
    this.#watchdog?.expectWord();
  }

  #receive(message: Exclude<ServerMessage, { kind: 'works-at' }>): void {
    if (message.kind === 'crashed')
      return this.#end(new BootError(crashWords(message), message.fault));
    if (message.kind === 'booted') this.#booted(message);
    else if (message.kind === 'lives') this.#watch(message.lock);
    else if ('request' in message) this.#questions.answer(message);
    else if (message.kind === 'beside') this.#beside?.hear(message.message);
    else this.#receiveOfRun(message);
    this.#watchdog?.heard(!this.#hasBooted || this.#owes());
  }

  /** What comes of connections, and what is told of them. */
  #receiveOfRun(message: ServerMessage): void {
    if (message.kind === 'log') this.#log.tell(message.line);
    else if (message.kind === 'stack') this.#stacks.add(message.stack, message.places);
    else if (message.kind === 'frame') this.#deliver(message);
    else if (message.kind === 'inside') this.#tellInside(message);
    else if (message.kind === 'closed') this.#connections.close(message.connection);
  }

  #owes(): boolean {
    return this.#questions.areOpen() || this.#beside?.owes() === true;
  }

  #deliver(message: Extract<ServerMessage, { kind: 'frame' }>): void {
    const { connection, xml } = message;
    this.#connections.deliver(connection, xml, this.#stacks.originOf(message));
  }

  #tellInside({ told, turn }: Extract<ServerMessage, { kind: 'inside' }>): void {
    // Of what was before the reset.
    if (this.#resetting > 0 && turn > 0) return;
    if (told.kind === 'events') return this.#inside.tell({ ...told, turn });
    const { stack, ...about } = told;
    const where = stack === undefined ? { turn } : { turn, stack };
    this.#inside.tell({ ...about, ...this.#stacks.originOf(where) });
  }

  #watch(lock: string): void {
    this.#options.care?.whenReleased?.(lock, () => this.#end(new Error(ENDED)));
  }

  #booted({
    version,
    faults,
    ownModules = [],
    setAside = [],
    hosts,
  }: Extract<ServerMessage, { kind: 'booted' }>): void {
    this.#hasBooted = true;
    const ask = (question: IdleQuestion): Promise<Idle> =>
      this.#ended === undefined ? this.#questions.ask(question) : Promise.reject(this.#ended);
    this.#options.booted({
      version,
      faults,
      ownModules,
      setAside,
      ...(hosts === undefined ? {} : { hosts }),
      open: (listener) => {
        if (this.#ended !== undefined) throw this.#ended;
        return this.#connections.open(listener);
      },
      idle: () => ask({ kind: 'idle' }),
      advance: (by) => ask({ kind: 'advance', by }),
      reset: (stage, watched) => this.#reset(ask, stage, watched),
      rooms: () =>
        this.#ended === undefined ? this.#questions.askRooms() : Promise.reject(this.#ended),
      source: (file) =>
        this.#ended === undefined ? this.#questions.askSource(file) : Promise.reject(this.#ended),
      coverage: () =>
        this.#ended === undefined ? this.#questions.askCoverage() : Promise.reject(this.#ended),
      onLog: (listener) => this.#log.listen(listener),
      onInside: (listener) => this.#inside.listen(listener),
      beside: (listener) => this.#listenBeside(listener),
      dispose: () => this.#end(new Error('The embedded Prosody was shut down.')),
    });
  }

  #listenBeside(listener: BesideListener): (message: unknown) => void {
    this.#beside = listener;
    return (message) => {
      const problem = this.#ended;
      if (problem !== undefined) return queueMicrotask(() => listener.ended(problem));
      this.#port.post({ kind: 'beside', message });
      if (listener.owes()) this.#watchdog?.expectWord();
    };
  }

  async #reset(
    ask: (question: IdleQuestion) => Promise<Idle>,
    ...[stage, watched]: Parameters<ProsodyServer['reset']>
  ): Promise<void> {
    this.#connections.forgetAll();
    this.#stacks.forgetAll();
    this.#resetting += 1;
    try {
      await ask({
        kind: 'reset',
        ...(stage === undefined ? {} : { stage }),
        ...(watched === undefined ? {} : { watched }),
      });
    } finally {
      this.#resetting -= 1;
    }
  }

  #endSilent(silence: Milliseconds): void {
    this.#end(silentFor(silence, { place: this.#worksAt, work: this.#work.first() }));
  }

  #end(problem: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = problem;
    this.#watchdog?.dispose();
    this.#port.close();
    this.#options.failed(problem);
    this.#questions.rejectAll(problem);
    this.#connections.closeAll(problem.message);
    this.#beside?.ended(problem);
    this.#options.care?.onEnd?.(problem);
  }
}

const ENDED = t(
  'The worker of the embedded Prosody was ended from outside: the browser may have run out of memory',
);
