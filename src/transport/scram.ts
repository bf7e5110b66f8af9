import { base64, binaryString, fromBase64, octetsOf, utf8 } from '../base/octets.ts';
import { prepare } from '../xmpp/stringprep/prepare.ts';
import { keyedHash, plainHash, saltedPassword } from './scram-crypto.ts';
import type { ScramHash } from './scram-crypto.ts';

/** Why a SCRAM exchange was broken off by us. None of them says a word about the password. */
export type ScramFault =
  | 'malformed-challenge'
  | 'foreign-nonce'
  | 'iteration-count'
  | 'server-refused'
  | 'server-not-proven';

export class ScramError extends Error {
  override readonly name = 'ScramError';
  readonly fault: ScramFault;

  constructor(fault: ScramFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface ScramCredentials {
  readonly username: string;
  readonly password: string;
}

export interface ScramOptions {
  readonly hash: ScramHash;
  /** Printable ASCII without a comma. */
  readonly clientNonce: string;
  /** `undefined` where the page has no WebCrypto. */
  readonly subtle: SubtleCrypto | undefined;
}

/** No channel binding, no authorization identity (RFC 5802, 7). */
const GS2_HEADER = 'n,,';

/** RFC 7677, 4 asks servers for at least 4,096; the upper bound keeps a server from stalling the page. */
const ITERATIONS = { least: 4096, most: 1_000_000 };

/**
 * The client's side of SCRAM (RFC 5802; RFC 7677 for SHA-256), in the shape that xmpp.js wants of a mechanism:
 * `response`, then for each challenge `challenge` and `response`. Texts are binary strings (see `octets.ts`).
 * Whoever sees `<success/>` must ask `proven` before believing it.
 */
export class ScramClient {
  readonly name: string;
  readonly clientFirst = true;
  readonly #options: ScramOptions;
  #clientFirstBare = '';
  #serverFirst: string | undefined;
  #serverSignature: string | undefined;
  #proven = false;

  constructor(options: ScramOptions) {
    this.name = `SCRAM-${options.hash}`;
    this.#options = options;
  }

  /** The next thing to say. Rejects with a `ScramError` when the server's challenge cannot be accepted. */
  async response(credentials: ScramCredentials): Promise<string> {
    if (this.#proven) return '';
    if (this.#serverFirst !== undefined) return this.#clientFinal(this.#serverFirst, credentials);
    const name = saslPrep(credentials.username).replaceAll('=', '=3D').replaceAll(',', '=2C');
    this.#clientFirstBare = `n=${name},r=${this.#options.clientNonce}`;
    return binaryString(utf8(GS2_HEADER + this.#clientFirstBare));
  }

  /** Takes the server's first message, or its final one where a server sends that as a challenge too. */
  challenge(text: string): void {
    if (this.#serverSignature === undefined) this.#serverFirst = text;
    else if (!this.proven(text)) throw new ScramError(finalFault(text));
  }

  /** Whether the server has shown that it knows the password, now or in an earlier challenge. */
  proven(serverFinal: string): boolean {
    const expected = this.#serverSignature;
    if (expected !== undefined && attributesOf(serverFinal).get('v') === expected) {
      this.#proven = true;
    }
    return this.#proven;
  }

  async #clientFinal(serverFirst: string, { password }: ScramCredentials): Promise<string> {
    const { hash, clientNonce, subtle } = this.#options;
    const { nonce, salt, iterations } = readServerFirst(serverFirst, clientNonce);
    const derivation = { hash, password: utf8(saslPrep(password)), salt, iterations };
    const salted = await saltedPassword(derivation, subtle);
    const withoutProof = `c=${btoa(GS2_HEADER)},r=${nonce}`;
    const signed = [binaryString(utf8(this.#clientFirstBare)), serverFirst, withoutProof].join(',');
    const { proof, serverSignature } = sign(hash, salted, octetsOf(signed));
    this.#serverSignature = serverSignature;
    return `${withoutProof},p=${proof}`;
  }
}

/** RFC 5802, 3: the client's proof and the signature that the server owes for it, in base64. */
function sign(hash: ScramHash, salted: Uint8Array, authMessage: Uint8Array) {
  const clientKey = keyedHash(hash, salted, utf8('Client Key'));
  const clientSignature = keyedHash(hash, plainHash(hash, clientKey), authMessage);
  const serverKey = keyedHash(hash, salted, utf8('Server Key'));
  return {
    proof: base64(clientKey.map((octet, index) => octet ^ (clientSignature[index] ?? 0))),
    serverSignature: base64(keyedHash(hash, serverKey, authMessage)),
  };
}

function readServerFirst(text: string, clientNonce: string) {
  const attributes = attributesOf(text);
  const nonce = attributes.get('r');
  const salt = fromBase64(attributes.get('s') ?? '');
  const count = attributes.get('i') ?? '';
  if (attributes.has('m') || nonce === undefined || !salt?.length || !/^[0-9]{1,9}$/.test(count)) {
    throw new ScramError('malformed-challenge');
  }
  if (!nonce.startsWith(clientNonce) || nonce === clientNonce) {
    throw new ScramError('foreign-nonce');
  }
  const iterations = Number(count);
  if (iterations < ITERATIONS.least || iterations > ITERATIONS.most) {
    throw new ScramError('iteration-count');
  }
  return { nonce, salt, iterations };
}

/**
 * SASLprep (RFC 4013). What it prohibits goes out as it is: the server refuses it with an error of its own, and that is
 * worth seeing in a debugger.
 */
function saslPrep(text: string): string {
  return prepare('saslprep', text, false) ?? text;
}

function finalFault(text: string): ScramFault {
  return attributesOf(text).has('e') ? 'server-refused' : 'server-not-proven';
}

/** `a=1,b=2` (RFC 5802, 5). A part without `=` is dropped. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  const parts = text.split(',').filter((part) => part.charAt(1) === '=');
  return new Map(parts.map((part) => [part.charAt(0), part.slice(2)]));
}
