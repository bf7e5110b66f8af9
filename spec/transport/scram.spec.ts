import { describe, expect, it } from 'vitest';
import { binaryString, octetsOf, utf8 } from '../../src/base/octets.ts';
import { ScramClient, ScramError } from '../../src/transport/scram.ts';
import type { ScramHash } from '../../src/transport/scram-crypto.ts';

interface Vector {
  readonly hash: ScramHash;
  readonly clientNonce: string;
  readonly clientFirst: string;
  readonly serverFirst: string;
  readonly clientFinal: string;
  readonly serverFinal: string;
}

const credentials = { username: 'user', password: 'pencil' };

/** RFC 5802, section 5. */
const rfc5802: Vector = {
  hash: 'SHA-1',
  clientNonce: 'fyko+d2lbbFgONRv9qkxdawL',
  clientFirst: 'n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL',
  serverFirst: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
  clientFinal: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
  serverFinal: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
};

/** RFC 7677, section 3. */
const rfc7677: Vector = {
  hash: 'SHA-256',
  clientNonce: 'rOprNGfwEbeRWgbNEkqO',
  clientFirst: 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO',
  serverFirst:
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  clientFinal:
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  serverFinal: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

const cryptos = [
  ['WebCrypto', globalThis.crypto.subtle],
  ['JavaScript', undefined],
] as const;

function client(vector: Vector, subtle: SubtleCrypto | undefined = globalThis.crypto.subtle) {
  return new ScramClient({ hash: vector.hash, clientNonce: vector.clientNonce, subtle });
}

async function faultOf(serverFirst: string): Promise<string> {
  const scram = client(rfc5802);
  await scram.response(credentials);
  scram.challenge(serverFirst);
  return scram.response(credentials).then(
    () => 'accepted',
    (error: unknown) => (error instanceof ScramError ? error.fault : 'another error'),
  );
}

describe.each(cryptos)('with %s', (_name, subtle) => {
  it.each([
    ['RFC 5802', rfc5802],
    ['RFC 7677', rfc7677],
  ])('reproduces the example of %s', async (_rfc, vector) => {
    const scram = client(vector, subtle);
    expect(await scram.response(credentials)).toBe(vector.clientFirst);
    scram.challenge(vector.serverFirst);
    expect(await scram.response(credentials)).toBe(vector.clientFinal);
    expect(scram.proven(vector.serverFinal)).toBe(true);
  });

  it('derives the same key from a password outside Latin-1', async () => {
    const scram = client(rfc7677, subtle);
    await scram.response({ username: 'юля', password: 'пароль' });
    scram.challenge(rfc7677.serverFirst);
    const final = await scram.response({ username: 'юля', password: 'пароль' });
    const reference = client(rfc7677, globalThis.crypto.subtle);
    await reference.response({ username: 'юля', password: 'пароль' });
    reference.challenge(rfc7677.serverFirst);
    expect(final).toBe(await reference.response({ username: 'юля', password: 'пароль' }));
  });
});

describe('the names and passwords', () => {
  it('escapes = and , in the username (RFC 5802, 5.1)', async () => {
    const first = await client(rfc5802).response({ username: 'a=b,c', password: '' });
    expect(first).toContain('n=a=3Db=2Cc,');
  });

  it('passes a username as UTF-8 octets', async () => {
    const first = await client(rfc5802).response({ username: 'юля', password: '' });
    expect(first).toContain(binaryString(utf8('n=юля,')));
  });

  it('normalises as the examples of RFC 4013 want it', async () => {
    const first = await client(rfc5802).response({
      username: 'I\u00ADX\u2168\u00A0',
      password: '',
    });
    expect(first).toContain('n=IXIX ,');
  });

  it('prepares a name as the server does, and leaves what is prohibited to it', async () => {
    const sent = async (username: string) => {
      const first = await client(rfc5802).response({ username, password: 'pencil' });
      return new TextDecoder().decode(octetsOf(first)).replace(/^n,,n=|,r=.*$/g, '');
    };
    expect(await sent('a\u200Bb')).toBe('ab');
    for (const prohibited of ['a\u0007\u00AA', '\u0627\u0031', '\uE000']) {
      expect(await sent(prohibited)).toBe(prohibited);
    }
  });
});

describe('the server', () => {
  it('must prove that it knows the password', async () => {
    const scram = client(rfc5802);
    await scram.response(credentials);
    scram.challenge(rfc5802.serverFirst);
    await scram.response(credentials);
    expect(scram.proven('v=AAAAAAAAAAAAAAAAAAAAAAAAAAA=')).toBe(false);
    expect(scram.proven('')).toBe(false);
  });

  it('has proven nothing before it was challenged', () => {
    expect(client(rfc5802).proven('v=')).toBe(false);
  });

  it('may send its final message as a challenge', async () => {
    const scram = client(rfc5802);
    await scram.response(credentials);
    scram.challenge(rfc5802.serverFirst);
    await scram.response(credentials);
    scram.challenge(rfc5802.serverFinal);
    expect(await scram.response(credentials)).toBe('');
    expect(scram.proven('')).toBe(true);
  });

  it.each([
    ['v=AAAA', 'server-not-proven'],
    ['e=other-error', 'server-refused'],
  ])('is refused when that challenge is %s', async (final, fault) => {
    const scram = client(rfc5802);
    await scram.response(credentials);
    scram.challenge(rfc5802.serverFirst);
    await scram.response(credentials);
    expect(() => scram.challenge(final)).toThrow(new ScramError(fault as 'server-refused'));
  });

  it.each([
    ['', 'malformed-challenge'],
    ['r=fyko+d2lbbFgONRv9qkxdawL3,i=4096', 'malformed-challenge'],
    ['r=fyko+d2lbbFgONRv9qkxdawL3,s=?,i=4096', 'malformed-challenge'],
    ['r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXC,i=many', 'malformed-challenge'],
    ['m=x,r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXC,i=4096', 'malformed-challenge'],
    ['r=somebody-else,s=QSXC,i=4096', 'foreign-nonce'],
    ['r=fyko+d2lbbFgONRv9qkxdawL,s=QSXC,i=4096', 'foreign-nonce'],
    ['r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXC,i=1', 'iteration-count'],
    ['r=fyko+d2lbbFgONRv9qkxdawL3,s=QSXC,i=999999999', 'iteration-count'],
  ])('is refused when its challenge is "%s"', async (serverFirst, fault) => {
    expect(await faultOf(serverFirst)).toBe(fault);
  });
});
