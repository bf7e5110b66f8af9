import { MAX_EARLY_LINES } from './client-listeners.ts';
import { connectToPort } from './client.ts';
import type { BootOptions, Port, ServerMessage, ServerRequest } from './protocol.ts';
import type { ProsodyServer } from './server.ts';

/** What whoever shares a thread with a server wants of it. */
export interface SharingOptions {
  /** Does work once all in this thread have done what they do by themselves, in its order; now and then in a task of its own. */
  readonly later: (work: () => void) => void;
  /** Whether the server may hang in what it is asked from here, as it runs code of a person's own. */
  readonly mayHang: () => boolean;
  /** The server is in the middle of something that may take long: nobody else in this thread has his turn meanwhile. */
  readonly takesLong: () => void;
  /** Something for whoever shares the thread. */
  readonly hear: (message: unknown) => void;
}

export interface SharedHost {
  /** What the server is to be served at. */
  readonly port: Port<ServerMessage, ServerRequest>;
  /** The same server for those in this thread; resolves once it has booted. */
  server(): Promise<ProsodyServer>;
}

type Question = Extract<ServerRequest, { readonly request: number }>;
type Answer = Extract<ServerMessage, { readonly request: number }>;
type Side = 'page' | 'here';

/**
 * One server for two: the page at `page`, and whoever is in this thread, who reaches it without a message to another one.
 * It belongs to whoever has reset it last; the other one may ask about it all the same. Nobody is asked twice.
 */
export function shareHost(
  page: Port<ServerMessage, ServerRequest>,
  options: SharingOptions,
): SharedHost {
  return new Sharing(page, options);
}

class Sharing implements SharedHost {
  readonly port: Port<ServerMessage, ServerRequest>;
  readonly #page: Port<ServerMessage, ServerRequest>;
  readonly #options: SharingOptions;
  readonly #asked = new Map<number, { readonly by: Side; readonly request: number }>();
  #lastRequest = 0;
  #owner: Side = 'page';
  #toHost: (request: ServerRequest) => void = () => undefined;
  #toHere: ((message: ServerMessage) => void) | undefined;
  #boot: BootOptions | undefined;
  readonly #booted: Promise<ServerMessage>;
  #hasBooted: (booted: ServerMessage) => void = () => undefined;
  /** What the server logged before anybody here listened. */
  #early: ServerMessage[] = [];
  /** On their way to those here. */
  #replies: ServerMessage[] = [];
  #server: Promise<ProsodyServer> | undefined;

  constructor(page: Port<ServerMessage, ServerRequest>, options: SharingOptions) {
    this.#page = page;
    this.#options = options;
    this.#booted = new Promise((resolve) => (this.#hasBooted = resolve));
    this.port = {
      post: (message) => this.#fromHost(message),
      listen: (receive) => {
        this.#toHost = receive;
        page.listen((request) => this.#fromPage(request));
      },
      close: () => page.close(),
    };
  }

  server(): Promise<ProsodyServer> {
    this.#server ??= this.#connect();
    return this.#server;
  }

  async #connect(): Promise<ProsodyServer> {
    const booted = await this.#booted;
    const options = this.#boot;
    if (options === undefined) throw new Error('It has booted without being told to');
    return connectToPort(
      {
        post: (request) => {
          if (request.kind === 'boot') return this.#tellHere(booted);
          queueMicrotask(() => {
            if (this.#options.mayHang()) this.#tellAhead(request);
            queueMicrotask(() => this.#fromHere(request));
          });
        },
        listen: (receive) => {
          this.#toHere = receive;
          for (const message of this.#early.splice(0)) this.#tellHere(message);
        },
        close: () => undefined,
      },
      options,
    );
  }

  /**
   * From a thread that hangs nothing leaves: what led there, and where it is, has to be with the page before. By now whoever asks
   * has recorded that.
   */
  #tellAhead(request: ServerRequest): void {
    this.#options.takesLong();
    if (WORK.has(request.kind)) this.#page.post({ kind: 'asked', work: request });
  }

  #fromPage(request: ServerRequest): void {
    if (request.kind === 'beside') return this.#options.hear(request.message);
    if (request.kind === 'boot') this.#boot = request.options;
    if (request.kind === 'reset') this.#owner = 'page';
    if (this.#owner === 'here' && request.kind === 'idle') {
      // Whether it lives is all that can be meant: turns are those of its owner.
      return this.#page.post({ kind: 'idle', request: request.request, nextTimerIn: undefined });
    }
    this.#send('page', request);
  }

  #fromHere(request: ServerRequest): void {
    if (request.kind === 'reset') this.#owner = 'here';
    this.#send('here', request);
  }

  #send(by: Side, request: ServerRequest): void {
    if (isQuestion(request)) {
      this.#lastRequest += 1;
      this.#asked.set(this.#lastRequest, { by, request: request.request });
      this.#toHost({ ...request, request: this.#lastRequest });
    } else if (by === this.#owner || !OF_THE_OWNER.has(request.kind)) this.#toHost(request);
  }

  #fromHost(message: ServerMessage): void {
    if (message.kind === 'booted') this.#hasBooted(message);
    if (message.kind === 'here' || message.kind === 'works-at') this.#options.takesLong();
    if (isAnswer(message)) return this.#answer(message);
    if (message.kind === 'crashed') return this.#crash(message);
    if (this.#owner === 'here' && OF_THE_OWNER.has(message.kind)) return this.#tellHere(message);
    if (message.kind === 'log' && this.#toHere === undefined) this.#keepEarly(message);
    this.#page.post(message);
  }

  /** Whoever is here has something to say before the page hears of the end. */
  #crash(message: ServerMessage): void {
    this.#tellHere(message);
    this.#options.later(() => this.#page.post(message));
  }

  #answer(answer: Answer): void {
    const asked = this.#asked.get(answer.request);
    this.#asked.delete(answer.request);
    if (asked === undefined) return;
    const known = { ...answer, request: asked.request };
    if (asked.by === 'page') this.#page.post(known);
    else this.#tellHere(known);
  }

  /**
   * As if it came from another thread: what those here do by themselves comes first, each time, so that runs repeat exactly.
   */
  #tellHere(message: ServerMessage): void {
    this.#replies.push(message);
    if (this.#replies.length > 1) return;
    this.#options.later(() => {
      const replies = this.#replies;
      this.#replies = [];
      for (const reply of replies) this.#toHere?.(reply);
    });
  }

  #keepEarly(message: ServerMessage): void {
    if (this.#early.length < MAX_EARLY_LINES) this.#early.push(message);
  }
}

const WORK: ReadonlySet<string> = new Set<ServerRequest['kind']>([
  'open',
  'frame',
  'drop',
  'reset',
  'advance',
]);

/** What is about connections and turns. */
const OF_THE_OWNER: ReadonlySet<string> = new Set<(ServerRequest | ServerMessage)['kind']>([
  'open',
  'frame',
  'drop',
  'closed',
  'stack',
  'inside',
  'log',
]);

function isQuestion(request: ServerRequest): request is Question {
  return 'request' in request;
}

function isAnswer(message: ServerMessage): message is Answer {
  return 'request' in message;
}
