import saslAnonymous from '@xmpp/sasl-anonymous';
import saslPlain from '@xmpp/sasl-plain';
import type { Authenticate, Credentials, Mechanism } from '@xmpp/sasl';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { binaryString, utf8 } from './octets.ts';
import { ScramClient } from './scram.ts';

/**
 * How far the way to the server can be trusted. `embedded` and `loopback` do not leave the machine, `encrypted` is
 * wss, `open` is anything else.
 */
export type Trust = 'embedded' | 'loopback' | 'encrypted' | 'open';

export type MechanismName = 'SCRAM-SHA-256' | 'SCRAM-SHA-1' | 'PLAIN' | 'ANONYMOUS';

const STRONGEST_FIRST: readonly MechanismName[] = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'];
const FASTEST_FIRST: readonly MechanismName[] = ['PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256'];

/** ANONYMOUS (RFC 4505) is taken by those alone who are nobody: whoever gave a name or a password wants to be that user. */
export function chooseMechanism(
  offered: readonly string[],
  trust: Trust,
): Result<MechanismName, 'plain-refused' | 'no-mechanism'> {
  const order = trust === 'embedded' || trust === 'loopback' ? FASTEST_FIRST : STRONGEST_FIRST;
  const common = order.filter((name) => offered.includes(name));
  const chosen = common.find((name) => name !== 'PLAIN' || trust !== 'open');
  if (chosen !== undefined) return ok(chosen);
  return err(common.length > 0 ? 'plain-refused' : 'no-mechanism');
}

/** One sign-in, in the shape that `@xmpp/sasl` wants of its mechanism factory. */
export interface SignIn {
  readonly _mechs: readonly { readonly name: string }[];
  create(names: readonly string[]): Mechanism | null;
  authenticate(authenticate: Authenticate, mechanism: MechanismName): Promise<void>;
  /** Whether `<success/>` with this text (a binary string) may be believed. */
  isProven(serverFinal: string): boolean;
}

export interface SignInOptions {
  readonly credentials: Credentials;
  readonly clientNonce: string;
  /** `undefined` where the page has no WebCrypto. */
  readonly subtle: SubtleCrypto | undefined;
}

export function createSignIn({ credentials, clientNonce, subtle }: SignInOptions): SignIn {
  const scram = {
    'SCRAM-SHA-256': () => new ScramClient({ hash: 'SHA-256', clientNonce, subtle }),
    'SCRAM-SHA-1': () => new ScramClient({ hash: 'SHA-1', clientNonce, subtle }),
  };
  let used: ScramClient | undefined;
  return {
    _mechs: STRONGEST_FIRST.map((name) => ({ name })),
    create: ([name]) => {
      if (name === 'PLAIN') return createPlain();
      if (name !== 'SCRAM-SHA-256' && name !== 'SCRAM-SHA-1') return null;
      used = scram[name]();
      return used;
    },
    authenticate: (authenticate, mechanism) =>
      authenticate(mechanism === 'PLAIN' ? octetCredentials(credentials) : credentials, mechanism),
    isProven: (serverFinal) => used?.proven(serverFinal) ?? true,
  };
}

/** xmpp.js encodes a mechanism's text with `btoa`, so PLAIN needs names and passwords as octets (RFC 4616: UTF-8). */
function octetCredentials({ username, password }: Credentials): Credentials {
  return { username: binaryString(utf8(username)), password: binaryString(utf8(password)) };
}

function createPlain(): Mechanism | null {
  let mechanism: Mechanism | null = null;
  saslPlain({
    use: (Plain) => {
      mechanism = new Plain();
    },
  });
  return mechanism;
}
