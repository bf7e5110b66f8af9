import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseMechanism } from '../../src/transport/sign-in.ts';
import { SASL, frames, play, signingIn } from './stage.ts';
import type { Part } from './stage.ts';

const REMOTE = 'ws://example.org/ws';
const SECURE = 'wss://example.org/ws';

function textOf(frame: string): string {
  return Buffer.from(/>([^<]*)</.exec(frame)?.[1] ?? '', 'base64').toString('utf8');
}

function mechanismOf(frame: string): string {
  return /mechanism="([^"]*)"/.exec(frame)?.[1] ?? '';
}

function sasl(name: string, text: string): string {
  return `<${name} ${SASL}>${Buffer.from(text, 'utf8').toString('base64')}</${name}>`;
}

interface ScramServer {
  readonly hash?: 'sha1' | 'sha256';
  readonly password?: string;
  readonly forged?: boolean;
  readonly finalInChallenge?: boolean;
}

/** The server's side of RFC 5802, with Node's cryptography. */
function scramServer(options: ScramServer = {}): Part {
  const { hash = 'sha256', password = 'balcony', forged, finalInChallenge } = options;
  const salt = Buffer.from('salty');
  let serverFirst = '';
  let clientFirst = '';
  return (frame) => {
    const text = textOf(frame);
    if (frame.startsWith('<auth')) {
      clientFirst = text.slice(3);
      const nonce = /r=(.*)$/.exec(text)?.[1] ?? '';
      serverFirst = `r=${nonce}server,s=${salt.toString('base64')},i=4096`;
      return [sasl('challenge', serverFirst)];
    }
    if (text === '') return [frames.success];
    const [withoutProof = '', proof = ''] = text.split(',p=');
    const hmac = (key: Buffer, of: string) => createHmac(hash, key).update(of).digest();
    const salted = pbkdf2Sync(password, salt, 4096, hash === 'sha1' ? 20 : 32, hash);
    const clientKey = hmac(salted, 'Client Key');
    const stored = createHash(hash).update(clientKey).digest();
    const signed = `${clientFirst},${serverFirst},${withoutProof}`;
    const signature = hmac(stored, signed);
    const expected = clientKey.map((octet, index) => octet ^ (signature[index] ?? 0));
    if (Buffer.from(expected).toString('base64') !== proof) {
      return [frames.failure('not-authorized')];
    }
    const own = hmac(hmac(salted, forged ? 'Forged Key' : 'Server Key'), signed);
    return [sasl(finalInChallenge ? 'challenge' : 'success', `v=${own.toString('base64')}`)];
  };
}

const plainServer: Part = (frame) =>
  frame.includes('mechanism="PLAIN"') ? [frames.success] : [frames.failure('invalid-mechanism')];

afterEach(() => vi.unstubAllGlobals());

describe('the choice of a mechanism', () => {
  const all = ['ANONYMOUS', 'PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'EXTERNAL'];

  it.each([
    ['encrypted', all, 'SCRAM-SHA-256'],
    ['encrypted', ['PLAIN', 'SCRAM-SHA-1'], 'SCRAM-SHA-1'],
    ['encrypted', ['PLAIN'], 'PLAIN'],
    ['open', all, 'SCRAM-SHA-256'],
    ['open', ['PLAIN', 'SCRAM-SHA-1'], 'SCRAM-SHA-1'],
    ['embedded', all, 'PLAIN'],
    ['loopback', all, 'PLAIN'],
    ['loopback', ['SCRAM-SHA-256'], 'SCRAM-SHA-256'],
  ] as const)('over an %s wire, of %j, is %s', (trust, offered, chosen) => {
    expect(chooseMechanism(offered, trust)).toEqual({ ok: true, value: chosen });
  });

  it.each([
    ['open', ['PLAIN'], 'plain-refused'],
    ['open', ['PLAIN', 'ANONYMOUS'], 'plain-refused'],
    ['encrypted', ['ANONYMOUS'], 'no-mechanism'],
    ['embedded', ['ANONYMOUS', 'EXTERNAL'], 'no-mechanism'],
    ['encrypted', [], 'no-mechanism'],
  ] as const)('over an %s wire, of %j, is none: %s', (trust, offered, why) => {
    expect(chooseMechanism(offered, trust)).toEqual({ ok: false, error: why });
  });
});

describe('the choice of who has neither a name nor a password', () => {
  it.each([
    [['PLAIN', 'ANONYMOUS'], { ok: true, value: 'ANONYMOUS' }],
    [['PLAIN', 'SCRAM-SHA-1'], { ok: false, error: 'no-anonymous' }],
    [[], { ok: false, error: 'no-anonymous' }],
  ] as const)('of %j', (offered, choice) => {
    expect(chooseMechanism(offered, 'embedded', true)).toEqual(choice);
  });
});

describe('SCRAM on the wire', () => {
  it.each([
    ['SCRAM-SHA-256', { hash: 'sha256' }],
    ['SCRAM-SHA-1', { hash: 'sha1' }],
    ['SCRAM-SHA-256', { hash: 'sha256', finalInChallenge: true }],
  ] as const)('signs in with %s (%j)', async (name, options) => {
    const part = signingIn(frames.mechanisms(name, 'PLAIN'), scramServer(options));
    const { server, witness } = play(part, { url: SECURE });
    expect(await witness.isOnline).toBe('romeo@localhost/chosen-by-server');
    expect(mechanismOf(server.heard[1] ?? '')).toBe(name);
  });

  it('signs in with a name and a password outside Latin-1', async () => {
    const part = signingIn(frames.mechanisms('SCRAM-SHA-256'), scramServer({ password: 'Ромео✓' }));
    const actor = { jid: 'ромео@localhost', password: 'Ромео✓' };
    await play(part, { url: REMOTE, actor }).witness.isOnline;
  });

  it('signs in on a page without WebCrypto', async () => {
    vi.stubGlobal('crypto', {
      getRandomValues: (octets: Uint8Array) => octets.fill(7),
    });
    const part = signingIn(frames.mechanisms('SCRAM-SHA-1'), scramServer({ hash: 'sha1' }));
    await play(part, { url: REMOTE }).witness.isOnline;
  });

  it('believes no server that does not know the password', async () => {
    const part = signingIn(frames.mechanisms('SCRAM-SHA-256'), scramServer({ forged: true }));
    const { witness } = play(part, { url: SECURE });
    expect(await witness.isClosed).toMatchObject({ code: 'scram-server-not-proven' });
    expect(witness.calls).not.toContain('online');
  });

  it('believes no success without a proof', async () => {
    const part = signingIn(frames.mechanisms('SCRAM-SHA-1'), () => [frames.success]);
    const problem = await play(part, { url: SECURE }).witness.isClosed;
    expect(problem).toMatchObject({ code: 'scram-server-not-proven' });
  });

  it('breaks off when the challenge is not for us', async () => {
    const challenge = sasl('challenge', 'r=else,s=QSXC,i=4096');
    const part = signingIn(frames.mechanisms('SCRAM-SHA-1'), () => [challenge]);
    const problem = await play(part, { url: SECURE }).witness.isClosed;
    expect(problem).toMatchObject({ code: 'scram-foreign-nonce' });
  });
});

describe('PLAIN on the wire', () => {
  it('sends UTF-8 (RFC 4616)', async () => {
    const part = signingIn(frames.mechanisms('PLAIN'), plainServer);
    const actor = { jid: 'юлия@localhost', password: 'ключ é' };
    const { server, witness } = play(part, { actor });
    await witness.isOnline;
    expect(textOf(server.heard[1] ?? '')).toBe('\0юлия\0ключ é');
  });

  it('is refused over an open wire, and the password stays here', async () => {
    const part = signingIn(frames.mechanisms('PLAIN', 'ANONYMOUS'), plainServer);
    const { server, witness } = play(part, { url: REMOTE });
    expect(await witness.isClosed).toMatchObject({ code: 'plain-refused' });
    expect(server.heard.join()).not.toContain('<auth');
  });
});

describe('what goes wrong', () => {
  it.each([
    ['not-authorized', 'wrong-password'],
    ['account-disabled', 'account-disabled'],
    ['temporary-auth-failure', 'temporary-auth-failure'],
    ['malformed-request', 'malformed-sign-in'],
    ['constructor', 'sign-in-refused'],
  ])('a failure with %s is the problem %s', async (condition, code) => {
    const part = signingIn(frames.mechanisms('PLAIN'), () => [frames.failure(condition)]);
    const { server, witness } = play(part);
    const problem = await witness.isClosed;
    expect(problem).toMatchObject({ code });
    expect(JSON.stringify(problem)).not.toContain('balcony');
    expect(server.heard.at(-1)).toBe(frames.close);
  });

  it('a server that offers ANONYMOUS alone lets nobody in', async () => {
    const { server, witness } = play(signingIn(frames.mechanisms('ANONYMOUS'), plainServer));
    const problem = await witness.isClosed;
    expect(problem).toMatchObject({ code: 'no-common-mechanism' });
    expect(problem?.meaning).toContain('ANONYMOUS');
    expect(server.heard.join()).not.toContain('<auth');
  });

  it('a server without any mechanism is a problem at once', async () => {
    const problem = await play(signingIn(frames.noFeatures, plainServer)).witness.isClosed;
    expect(problem).toMatchObject({ code: 'no-common-mechanism' });
  });

  it.each(['localhost', '', '@localhost', 'a b@localhost'])('the JID "%s" is one', async (jid) => {
    const { server, witness } = play(signingIn(frames.noFeatures, plainServer), { actor: { jid } });
    expect(await witness.isClosed).toMatchObject({ code: 'no-username' });
    expect(server.heard).toEqual([]);
  });
});

describe('the trace', () => {
  it('never holds what could tell the password', async () => {
    const secrets: string[] = [];
    const scram = scramServer();
    const part = signingIn(frames.mechanisms('SCRAM-SHA-256'), (frame) => {
      const answers = scram(frame);
      for (const said of [frame, ...answers]) secrets.push(/>([^<]+)</.exec(said)?.[1] ?? '');
      return answers;
    });
    const { witness } = play(part, { url: SECURE });
    await witness.isOnline;
    const transcript = witness.transcript.join('\n');
    expect(secrets.filter((secret) => secret !== '')).toHaveLength(4);
    for (const secret of secrets) expect(transcript).not.toContain(secret);
    expect(transcript).toMatch(/<auth [^>]*>… \(\d+ characters\)<\/auth>/);
    expect(transcript).toMatch(/<success [^>]*>… \(\d+ characters\)<\/success>/);
  });

  it('leaves an empty element as it was', async () => {
    const { witness } = play(signingIn(frames.mechanisms('PLAIN'), plainServer));
    await witness.isOnline;
    expect(witness.transcript).toContain(`< ${frames.success}`);
  });
});
