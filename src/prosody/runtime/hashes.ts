import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_512 } from '@noble/hashes/sha3.js';
import { ensure } from '../../base/assert.ts';
import type { HostArguments, HostFunction } from './lua-machine.ts';

/** By the names that Prosody's util.hashes uses. */
const HASHES = new Map(
  Object.entries({
    md5,
    sha1,
    sha224,
    sha256,
    sha384,
    sha512,
    sha3_256,
    sha3_512,
    blake2s256: blake2s,
    blake2b512: blake2b,
  }),
);

function hashNamed(args: HostArguments) {
  const name = args.text(0);
  return ensure(HASHES.get(name), `hash function ${name}`);
}

/** The functions behind `lua/util/hashes.lua`; the first argument names the hash, the rest are bytes. */
export const hashFunctions: Readonly<Record<string, HostFunction>> = {
  hash: (args) => hashNamed(args)(args.bytes(1)),
  hmac: (args) => hmac(hashNamed(args), args.bytes(1), args.bytes(2)),
  pbkdf2(args) {
    const hash = hashNamed(args);
    const rounds = { c: args.number(3), dkLen: hash.outputLen };
    return pbkdf2(hash, args.bytes(1), args.bytes(2), rounds);
  },
  hkdf: (args) =>
    hkdf(hashNamed(args), args.bytes(1), args.bytes(2), args.bytes(3), args.number(4)),
};
