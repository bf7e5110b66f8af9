import { describe, expect, it } from 'vitest';
import { allPending, frames, play, playOnline, signingIn, welcoming } from './stage.ts';
import type { Stage } from './stage.ts';

const plain = frames.mechanisms('PLAIN');

async function codeOf({ witness }: Stage): Promise<string | undefined> {
  return (await witness.isClosed)?.code;
}

describe('a running session ends', () => {
  it.each([
    ['conflict', 'stream-conflict'],
    ['system-shutdown', 'stream-system-shutdown'],
    ['see-other-host', 'stream-see-other-host'],
    ['toString', 'stream-error'],
  ])('with the stream error %s', async (condition, code) => {
    const stage = await playOnline();
    stage.server.says(frames.streamError(condition, 'Replaced by new connection'));
    const problem = await stage.witness.isClosed;
    expect(problem).toMatchObject({ code });
    expect(problem?.meaning).toContain('Replaced by new connection');
    expect(stage.witness.session.map(({ xml }) => xml)).toEqual([
      frames.streamError(condition, 'Replaced by new connection'),
    ]);
    expect(stage.server.heard.at(-1)).toBe(frames.close);
    expect(stage.server.isClosed).toBe(true);
  });

  it('when the server closes the stream, which is answered', async () => {
    const stage = await playOnline();
    stage.server.says(frames.close);
    expect(await codeOf(stage)).toBe('closed-by-server');
    expect(stage.server.heard.at(-1)).toBe(frames.close);
  });

  it('when the connection is lost', async () => {
    const stage = await playOnline();
    stage.server.vanishes(1006);
    const problem = await stage.witness.isClosed;
    expect(problem).toMatchObject({ code: 'connection-lost' });
    expect(problem?.meaning).toContain('1006');
    expect(stage.clock.pending).toBe(0);
  });

  it.each([
    ['no XML at all', 'hello'],
    ['an empty frame', ''],
    ['white space', ' '],
    ['leading white space', ` <message xmlns='jabber:client'/>`],
    ['an open end', `<message xmlns='jabber:client'>`],
    ['two elements', `<message xmlns='jabber:client'/><message xmlns='jabber:client'/>`],
    ['a DTD', `<!DOCTYPE x [<!ENTITY e "x">]><message xmlns='jabber:client'>&e;</message>`],
    ['a comment', `<!-- --><message xmlns='jabber:client'/>`],
    ['an unknown entity', `<message xmlns='jabber:client'>&e;</message>`],
    ['an undeclared prefix', `<x:message/>`],
    ['a repeated attribute', `<message xmlns='jabber:client' a='1' a='2'/>`],
    ['a forbidden character', `<message xmlns='jabber:client'>\u0001</message>`],
    ['features in mid-session', plain],
    ['a second open', frames.open],
  ])('with nonsense: %s', async (_what, frame) => {
    const stage = await playOnline();
    stage.server.says(frame);
    expect(await codeOf(stage)).toBe('server-nonsense');
    const recorded = stage.witness.frames.at(-2);
    expect(recorded).toMatchObject({ direction: 'received', xml: expect.any(String) as string });
    expect(recorded?.stanza).toBeUndefined();
    expect(recorded?.xml.slice(0, 20)).toBe(frame.slice(0, 20));
    expect(recorded?.xml.length).toBeLessThan(5_000 + 4_000);
  });

  it.each([
    ['nested too deep', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, '256 deep'],
    ['too long', `<message xmlns='jabber:client'>${'x'.repeat(11_000_000)}</message>`, '10485760'],
    ['of too many parts', `<a xmlns='jabber:client'>${'<b/>'.repeat(20_001)}</a>`, '20000'],
  ])('with a frame that is %s, and says what to do', async (_what, frame, limit) => {
    const stage = await playOnline();
    stage.server.says(frame);
    const problem = await stage.witness.isClosed;
    expect(problem).toMatchObject({ code: 'frame-too-large' });
    expect(problem?.what).toContain('a frame that is larger than Caesura reads');
    expect(problem?.meaning).toContain(limit);
    expect(problem?.advice).toContain('Ask the server for less at once');
    expect(stage.witness.frames.at(-2)?.xml.length).toBeLessThan(5_000);
  });

  it('with a binary frame', async () => {
    const stage = await playOnline();
    stage.server.says(new ArrayBuffer(3));
    expect(await codeOf(stage)).toBe('server-nonsense');
  });

  it('once, whatever comes after', async () => {
    const stage = await playOnline();
    stage.server.says('nonsense');
    stage.server.says('nonsense');
    stage.server.says(frames.close);
    stage.server.vanishes();
    stage.session.disconnect();
    await stage.witness.isClosed;
    expect(stage.witness.calls.slice(-3)).toEqual(['frame', 'frame', 'closed']);
    expect(stage.clock.pending).toBe(0);
  });

  it('and drops a socket that does not close', async () => {
    const stage = await playOnline();
    stage.server.close = () => undefined;
    stage.server.says('nonsense');
    await stage.witness.isClosed;
    expect(stage.clock.pending).toBe(1);
    stage.clock.pass(2_000);
    expect(stage.clock.pending).toBe(0);
  });
});

describe('connecting fails', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:5280', 'cannot-connect'],
    [undefined, 'cannot-connect'],
    ['Unexpected server response: 404', 'not-an-xmpp-endpoint'],
    ['Server sent no subprotocol', 'not-an-xmpp-endpoint'],
    ['self-signed certificate', 'tls-failed'],
    ['unable to verify the first certificate', 'tls-failed'],
  ])('when the socket says %s: %s', async (message, code) => {
    const stage = play(welcoming(), { isSlow: true });
    await Promise.resolve();
    stage.server.fails(message);
    expect(await codeOf(stage)).toBe(code);
    expect(stage.clock.pending).toBe(0);
  });

  it('when the other side speaks another subprotocol', async () => {
    const stage = play(welcoming(), { isSlow: true });
    await Promise.resolve();
    Object.assign(stage.server, { protocol: '' });
    stage.server.opens();
    expect(await codeOf(stage)).toBe('not-an-xmpp-endpoint');
    expect(stage.server.isClosed).toBe(true);
  });

  it.each([
    ['nobody accepts', welcoming(), true, 'begun an XMPP stream'],
    ['nobody answers', () => [], false, 'begun an XMPP stream'],
    [
      'features are missing',
      (f: string) => (f.startsWith('<open') ? [frames.open] : []),
      false,
      '',
    ],
    ['SASL stops', signingIn(plain, () => []), false, 'finished the sign-in'],
  ] as const)('after ten seconds when %s', async (_what, part, isSlow, stageName) => {
    const stage = play(part, { isSlow });
    await allPending();
    stage.clock.pass(9_999);
    expect(stage.witness.calls).not.toContain('closed');
    stage.clock.pass(1);
    const problem = await stage.witness.isClosed;
    expect(problem).toMatchObject({ code: 'connect-timeout' });
    expect(problem?.meaning).toContain(stageName);
  });

  it('when the stream is refused', async () => {
    const refusal = [frames.open, frames.streamError('host-unknown'), frames.close];
    const stage = play(() => refusal);
    expect(await codeOf(stage)).toBe('stream-host-unknown');
    expect(stage.witness.session.map(({ xml }) => xml)).toEqual([refusal[1]]);
  });

  it('when the server closes in the middle of it', async () => {
    expect(await codeOf(play(() => [frames.open, frames.close]))).toBe('closed-while-connecting');
  });

  it.each([
    ['conflict', 'conflict'],
    ['', 'undefined-condition'],
  ])('when the resource is refused: "%s"', async (condition, named) => {
    const ns = `xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'`;
    const error = condition ? `<error type='cancel'><${condition} ${ns}/></error>` : '';
    const part = welcoming();
    const stage = play((frame) =>
      part(frame).map((answer) =>
        answer.includes('<jid>')
          ? answer.replace(/type='result'/, `type='error'`).replace(/<bind.*bind>/, error)
          : answer,
      ),
    );
    const problem = await stage.witness.isClosed;
    expect(problem).toMatchObject({ code: 'bind-refused' });
    expect(problem?.what).toContain(named);
  });

  it('when no session is offered', async () => {
    const part = welcoming();
    const stage = play((frame) =>
      part(frame).map((answer) => (answer === frames.bindFeature ? frames.noFeatures : answer)),
    );
    expect(await codeOf(stage)).toBe('no-bind-offered');
  });

  it.each([
    ['success before anything', [frames.success]],
    ['an answer without a JID', []],
  ])('on nonsense: %s', async (_what, early) => {
    const part = welcoming();
    const stage = play((frame) =>
      early.length > 0 ? early : part(frame).map((a) => a.replace(/<jid>.*<\/jid>/, '')),
    );
    expect(await codeOf(stage)).toBe('server-nonsense');
  });

  it('names what the script says about TCP', async () => {
    const stage = play(welcoming(), { isSlow: true, actor: { connectHost: 'example.org' } });
    await Promise.resolve();
    stage.server.fails();
    expect((await stage.witness.isClosed)?.advice).toContain('connect_host');
  });
});
