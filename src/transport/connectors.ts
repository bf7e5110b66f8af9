import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import type { Clock } from '../base/clock.ts';
import type { Random } from '../base/random.ts';
import type { ProsodyServer } from '../prosody/server.ts';
import type { ActorConnector, ActorListener, ActorSession } from '../run/ports.ts';
import type { ScenarioActor } from '../script/scenario.ts';
import { parseJid } from '../xmpp/jid.ts';
import { addressSecrets, publicAddress } from '../xmpp/secrets/address.ts';
import { embeddedLabel } from './embedded-label.ts';
import { embeddedWire } from './embedded-wire.ts';
import { base64 } from '../base/octets.ts';
import { isEncrypted, isLoopback } from './server-address.ts';
import { withoutAddressSecrets } from './masked-listener.ts';
import { openSession } from './session.ts';
import type { SessionOptions } from './session.ts';
import { createSignIn } from './sign-in.ts';
import type { Trust } from './sign-in.ts';
import { webSocketWire } from './web-socket-wire.ts';
import type { WebSocketConstructor } from './web-socket-wire.ts';

export interface WebSocketConnectorOptions {
  /** `ws://…` or `wss://…`; see `parseServerAddress`. */
  readonly url: string;
  readonly clock: Clock;
  /** The environment's own if absent; Node 20 has none. */
  readonly WebSocket?: WebSocketConstructor;
  /** The stream's `to`, where it differs from the domain of the actors' JIDs. */
  readonly domain?: string;
  /** `crypto.getRandomValues` if absent. */
  readonly random?: Random;
}

/** Actors that sign in to a server over WebSocket (RFC 7395). */
export function createWebSocketConnector(options: WebSocketConnectorOptions): ActorConnector {
  const { url, clock, domain, random = cryptoRandom } = options;
  const openWire = webSocketWire(url, options.WebSocket);
  const server = publicAddress(url);
  const secrets = addressSecrets(url);
  const common = { openWire, server, trust: trustIn(url), clock, random, domain };
  return {
    connect: (actor, listener) =>
      connectActor(actor, withoutAddressSecrets(listener, secrets), common),
  };
}

export interface EmbeddedConnectorOptions {
  readonly server: ProsodyServer;
  /** What people call it; without, its version and where it is. */
  readonly label?: string;
  readonly clock: Clock;
  /** `crypto.getRandomValues` if absent. */
  readonly random?: Random;
}

export interface EmbeddedConnector extends ActorConnector {
  /** Resolves when no actor is about to send a frame of its set-up. */
  settled(): Promise<void>;
  /** A number that stays the same as long as that does; `undefined` while an actor is about to send one. */
  rest(): number | undefined;
}

/** Actors that sign in to the server in this process or tab. Its port wants to know this connector. */
export function createEmbeddedConnector(options: EmbeddedConnectorOptions): EmbeddedConnector {
  const { server, clock, random = cryptoRandom, label = embeddedLabel(server) } = options;
  const turns = new ClientTurns();
  const common = {
    openWire: embeddedWire(server),
    server: label,
    trust: 'embedded',
    clock,
    random,
    domain: undefined,
  } as const;
  return {
    connect: (actor, listener) =>
      connectActor(actor, listener, { ...common, clientsTurn: turns.add() }),
    settled: () => turns.settled(),
    rest: () => turns.rest,
  };
}

interface Common extends Pick<SessionOptions, 'openWire' | 'trust' | 'clock' | 'clientsTurn'> {
  readonly server: string;
  readonly random: Random;
  readonly domain: string | undefined;
}

function connectActor(
  actor: ScenarioActor,
  listener: ActorListener,
  { server, random, domain, ...common }: Common,
): ActorSession {
  const jid = parseJid(actor.jid);
  const { local: username, domain: host } = jid.ok ? jid.value : { local: '', domain: '' };
  const hasTcpAddress = actor.connectHost !== undefined || actor.connectPort !== undefined;
  return openSession({
    ...common,
    actor,
    listener,
    username,
    domain: domain ?? host,
    where: {
      actor: boundedText(actor.name, NAME_LENGTH),
      server: boundedText(server),
      hasTcpAddress,
    },
    signIn: createSignIn({
      credentials: { username, password: actor.password },
      clientNonce: base64(random.bytes(NONCE_OCTETS)),
      subtle: webCrypto(),
    }),
  });
}

const NONCE_OCTETS = 18;

function trustIn(url: string): Trust {
  if (isLoopback(url)) return 'loopback';
  return isEncrypted(url) ? 'encrypted' : 'open';
}

const cryptoRandom: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};

/** The compiler takes it for granted; a page on plain http does not have it. */
function webCrypto(): SubtleCrypto | undefined {
  return globalThis.crypto.subtle;
}

/** Knows whose client has the next word. */
class ClientTurns {
  #begun = 0;
  readonly #busy = new Set<object>();
  readonly #waiting: (() => void)[] = [];

  get rest(): number | undefined {
    return this.#busy.size === 0 ? this.#begun : undefined;
  }

  add(): (isClients: boolean) => void {
    const actor = {};
    return (isClients) => {
      if (isClients && !this.#busy.has(actor)) this.#begun += 1;
      if (isClients) this.#busy.add(actor);
      else this.#busy.delete(actor);
      if (this.#busy.size === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  settled(): Promise<void> {
    if (this.#busy.size === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }
}
