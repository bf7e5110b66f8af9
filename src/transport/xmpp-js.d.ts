/** As much of xmpp.js 0.14 as `transport/` uses; its own type packages lack some of it and are wrong in places. */

declare module '@xmpp/client' {
  export interface Jid {
    bare(): Jid;
    toString(): string;
  }
  export function jid(local: string, domain: string): Jid;
}

declare module '@xmpp/events' {
  export class EventEmitter {
    on(event: string, listener: (...values: never[]) => void): this;
    emit(event: string, ...values: unknown[]): boolean;
  }
}

declare module '@xmpp/client-core' {
  import type { Jid } from '@xmpp/client';
  import type { EventEmitter } from '@xmpp/events';
  import type Transport from '@xmpp/websocket/lib/Connection.js';

  export class Client extends EventEmitter {
    constructor(options: { service: string; domain: string });
    /** What it waits for it gives up after so many milliseconds; 0: never. */
    timeout: number;
    readonly transports: (typeof Transport)[];
    jid: Jid | null;
    /** Rejects when the socket has an error before it is open. */
    connect(service: string): Promise<unknown>;
    /** Sends the stream's header and waits for the server's. */
    open(options: { domain: string }): Promise<unknown>;
    /** Rejects after the stream was closed. */
    write(text: string): Promise<void>;
  }
}

declare module '@xmpp/websocket' {
  import type { EventEmitter } from '@xmpp/events';

  /** Emits `connect`, `data` (text), `close` and `error`. */
  export interface Socket extends EventEmitter {
    readonly secure: boolean;
    connect(parameters: unknown): void;
    write(text: string, written?: (error?: Error) => void): void;
    end(): void;
  }
}

declare module '@xmpp/websocket/lib/Connection.js' {
  import type { Socket } from '@xmpp/websocket';

  export default class Transport {
    Socket: new () => Socket;
    /** `undefined` for an address that the transport does not serve. */
    socketParameters(service: string): unknown;
  }
}

declare module '@xmpp/middleware' {
  import type { Client } from '@xmpp/client-core';

  export interface Middleware {
    use(handler: unknown): unknown;
  }
  export default function middleware(parts: { entity: Client }): Middleware;
}

declare module '@xmpp/stream-features' {
  import type { Middleware } from '@xmpp/middleware';

  export interface StreamFeatures {
    use(name: string, xmlns: string, handler: unknown): unknown;
  }
  export default function streamFeatures(parts: { middleware: Middleware }): StreamFeatures;
}

declare module '@xmpp/iq/caller.js' {
  import type { Client } from '@xmpp/client-core';
  import type { Middleware } from '@xmpp/middleware';

  export interface IqCaller {
    readonly handlers: ReadonlyMap<string, { reject(reason: Error): void }>;
  }
  export default function iqCaller(parts: { entity: Client; middleware: Middleware }): IqCaller;
}

declare module '@xmpp/sasl' {
  import type { StreamFeatures } from '@xmpp/stream-features';

  /** Texts are binary strings: one character per octet. */
  export interface Mechanism {
    readonly name: string;
    readonly clientFirst?: boolean;
    response(credentials: Credentials): string | Promise<string>;
    challenge(text: string): unknown;
  }
  export interface Credentials {
    readonly username: string;
    readonly password: string;
  }
  /** As much of the package `saslmechanisms` as xmpp.js uses. */
  export interface MechanismFactory {
    readonly _mechs: readonly { readonly name: string }[];
    create(names: readonly string[]): Mechanism | null;
  }
  export type Authenticate = (credentials: Credentials, mechanism: string) => Promise<void>;
  export default function sasl(
    parts: { streamFeatures: StreamFeatures; saslFactory: MechanismFactory },
    onAuthenticate: (authenticate: Authenticate, mechanisms: readonly string[]) => Promise<void>,
  ): void;
}

declare module '@xmpp/sasl-plain' {
  import type { Mechanism } from '@xmpp/sasl';

  export default function plain(factory: { use(Plain: new () => Mechanism): unknown }): void;
}

declare module '@xmpp/resource-binding' {
  import type { IqCaller } from '@xmpp/iq/caller.js';
  import type { StreamFeatures } from '@xmpp/stream-features';

  /** Without a resource the server chooses one. */
  export default function resourceBinding(
    parts: { streamFeatures: StreamFeatures; iqCaller: IqCaller },
    resource: string | undefined,
  ): void;
}
