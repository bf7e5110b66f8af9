import saslPlain from '@xmpp/sasl-plain';
import type { Authenticate, Credentials, Mechanism } from '@xmpp/sasl';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { binaryString, utf8 } from '../base/octets.ts';
import { ScramClient } from './scram.ts';

/**
 * How far the way to the server can be trusted. `embedded` and `loopback` do not leave the machine, `encrypted` is
 * wss, `open` is anything else.
 */
export type Trust = 'embedded' | 'loopback' | 'encrypted' | 'open';

export type MechanismName = 'SCRAM-SHA-256' | 'SCRAM-SHA-1' | 'PLAIN' | 'ANONYMOUS';

const STRONGEST_FIRST: readonly MechanismName[] = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'];
const FASTEST_FIRST: readonly MechanismName[] = ['PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256'];

/** Why none of the mechanisms on offer is taken. */
export type NoMechanism = 'plain-refused' | 'no-mechanism' | 'no-anonymous';

/**
 * ANONYMOUS (RFC 4505) is for those alone who have neither a name nor a password, and they take no other: whoever gave
 * a password wants to be that user.
 */
export function chooseMechanism(
  offered: readonly string[],
  trust: Trust,
  isAnonymous = false,
): Result<MechanismName, NoMechanism> {
  if (isAnonymous)
    return offered.includes(ANONYMOUS.name) ? ok(ANONYMOUS.name) : err('no-anonymous');
  const order = trust === 'embedded' || trust === 'loopback' ? FASTEST_FIRST : STRONGEST_FIRST;
  const common = order.filter((name) => offered.includes(name));
  const chosen = common.find((name) => name !== 'PLAIN' || trust !== 'open');
  if (chosen !== undefined) return ok(chosen);
  return err(common.length > 0 ? 'plain-refused' : 'no-mechanism');
}

/** Says nothing of whoever signs in; trace information (RFC 4505, section 2) is left out. */
const ANONYMOUS = {
  name: 'ANONYMOUS',
  clientFirst: true,
  response: () => '',
  challenge: () => undefined,
} as const satisfies Mechanism;

/** One sign-in, in the shape that `@xmpp/sasl` wants of its mechanism factory. */
export interface SignIn {
  readonly _mechs: readonly { readonly name: string }[];
  /** Neither a name nor a password: only ANONYMOUS will do. */
  readonly isAnonymous: boolean;
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
    _mechs: [...STRONGEST_FIRST, ANONYMOUS.name].map((name) => ({ name })),
    isAnonymous: credentials.username === '' && credentials.password === '',
    create: ([name]) => {
      if (name === ANONYMOUS.name) return ANONYMOUS;
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
