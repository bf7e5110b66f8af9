import { jid } from '@xmpp/client';
import { Client } from '@xmpp/client-core';
import { EventEmitter } from '@xmpp/events';
import createIqCaller from '@xmpp/iq/caller.js';
import createMiddleware from '@xmpp/middleware';
import bindResource from '@xmpp/resource-binding';
import sasl from '@xmpp/sasl';
import createStreamFeatures from '@xmpp/stream-features';
import Transport from '@xmpp/websocket/lib/Connection.js';
import type { Authenticate } from '@xmpp/sasl';
import type { Socket } from '@xmpp/websocket';
import type { SignIn } from './sign-in.ts';

/**
 * The XMPP client of one actor: of `@xmpp/client` just the parts that open a stream, sign in and bind a resource.
 * Left out are those that act on their own: answers to iq requests, reconnecting, stream management, SASL2.
 */
export interface ActorClient {
  /** The wire is open: begins the stream. */
  opened(): void;
  /** One frame from the server; well formed, exactly one element. */
  feed(frame: string): void;
  /** Lets go of everything it still waits for. */
  release(): void;
}

export interface ActorClientOptions {
  readonly username: string;
  readonly domain: string;
  readonly resource: string | undefined;
  /** Whether the way to the server keeps secrets; the stream's header then says who we are (RFC 6120, 4.7.1). */
  readonly secure: boolean;
  readonly signIn: SignIn;
  /** Called when the server has offered mechanisms. */
  readonly authenticate: (authenticate: Authenticate) => Promise<void>;
  /** One frame of the client for the wire. */
  readonly write: (frame: string) => void;
  /** The client cannot go on. */
  readonly failed: (error: unknown) => void;
}

export function createActorClient(options: ActorClientOptions): ActorClient {
  const { username, domain, resource, signIn, failed } = options;
  const entity = new Client({ service: 'actor', domain });
  // Our own timers count. Each of its would cost an error with its stack, made in advance.
  entity.timeout = 0;
  const socket = new ActorSocket(options);
  entity.transports.push(transportOver(socket));
  entity.on('error', failed);
  entity.jid = username === '' ? null : jid(username, domain);
  const middleware = createMiddleware({ entity });
  const streamFeatures = createStreamFeatures({ middleware });
  const iqCaller = createIqCaller({ middleware, entity });
  sasl({ streamFeatures, saslFactory: signIn }, options.authenticate);
  bindResource({ streamFeatures, iqCaller }, resource);
  entity
    .connect('actor')
    .then(() => entity.open({ domain }))
    .catch(failed);
  let isReleased = false;
  return {
    opened: () => void socket.emit('connect'),
    feed: (frame) => void socket.emit('data', frame),
    release: () => {
      if (isReleased) return;
      isReleased = true;
      const over = new Error('The session is over.');
      entity.emit('error', over);
      for (const waiting of iqCaller.handlers.values()) waiting.reject(over);
    },
  };
}

/** xmpp.js makes its socket itself, without arguments; so each actor has a transport of its own. */
function transportOver(socket: Socket): typeof Transport {
  class ActorTransport extends Transport {
    override socketParameters(service: string): unknown {
      return service;
    }
  }
  ActorTransport.prototype.Socket = class {
    constructor() {
      return socket;
    }
  } as new () => Socket;
  return ActorTransport;
}

/** The end of xmpp.js at which frames go in and out. The wire itself belongs to the session. */
class ActorSocket extends EventEmitter implements Socket {
  readonly secure: boolean;
  readonly #write: (frame: string) => void;

  constructor({ secure, write }: Pick<ActorClientOptions, 'secure' | 'write'>) {
    super();
    this.secure = secure;
    this.#write = write;
  }

  connect(): void {}

  write(text: string, written?: (error?: Error) => void): void {
    this.#write(text);
    queueMicrotask(() => written?.());
  }

  end(): void {}
}
