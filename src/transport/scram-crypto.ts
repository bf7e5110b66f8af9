import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The hash functions of SCRAM, by their WebCrypto names. */
export type ScramHash = 'SHA-1' | 'SHA-256';

const HASHES = { 'SHA-1': sha1, 'SHA-256': sha256 };
const OCTETS = { 'SHA-1': 20, 'SHA-256': 32 };

export interface KeyDerivation {
  readonly hash: ScramHash;
  readonly password: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
}

/**
 * `Hi(password, salt, i)` of RFC 5802, 2.2, which is PBKDF2. WebCrypto does 4,096 rounds in 2 to 3 ms; browsers
 * withhold it from pages on plain http, and there the same is done in JavaScript.
 */
export async function saltedPassword(
  derivation: KeyDerivation,
  subtle: SubtleCrypto | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const { hash, password, salt, iterations } = derivation;
  if (subtle === undefined) {
    const options = { c: iterations, dkLen: OCTETS[hash] };
    return new Uint8Array(await pbkdf2Async(HASHES[hash], password, salt, options));
  }
  const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash, salt, iterations };
  return new Uint8Array(await subtle.deriveBits(parameters, key, OCTETS[hash] * 8));
}

/** `HMAC(key, text)` of RFC 5802, 2.2. */
export function keyedHash(hash: ScramHash, key: Uint8Array, text: Uint8Array): Uint8Array {
  return hmac(HASHES[hash], key, text);
}

/** `H(text)` of RFC 5802, 2.2. */
export function plainHash(hash: ScramHash, text: Uint8Array): Uint8Array {
  return HASHES[hash](text);
}
