import { describe, expect, it } from 'vitest';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { xml } from '../../src/xml/element.ts';
import type { XmlElement } from '../../src/xml/element.ts';
import { allPending, frames, play, playOnline, welcoming } from './stage.ts';

function element(text: string): XmlElement {
  const parsed = parseStrict(text);
  if (!parsed.ok) throw new Error(parsed.error.sentence);
  return parsed.value;
}

describe('connecting', () => {
  it('opens, signs in, binds and does nothing more', async () => {
    const { witness } = await playOnline();
    expect(witness.transcript.map((line) => line.slice(0, 12))).toEqual(
      [
        '> <open vers',
        '< <open xmln',
        '< <stream:fe',
        '> <auth xmln',
        '< <success x',
        '> <open vers',
        '< <open xmln',
        '< <stream:fe',
        '> <iq type="',
        "< <iq xmlns='",
      ].map((line) => line.slice(0, 12)),
    );
    expect(witness.frames.every(({ phase, stanza }) => phase === 'stream' && !stanza)).toBe(true);
  });

  it('says that it is online after the bind result, once', async () => {
    const { witness } = await playOnline();
    expect(witness.calls.slice(-2)).toEqual(['frame', 'online']);
    expect(witness.calls.filter((call) => call === 'online')).toHaveLength(1);
  });

  it('calls nobody from inside connect', () => {
    expect(play(welcoming()).witness.calls).toEqual([]);
    expect(play(welcoming(), { actor: { jid: '@' } }).witness.calls).toEqual([]);
  });

  it('binds the resource of the script', async () => {
    const { witness } = await playOnline(welcoming(), { actor: { resource: 'phone' } });
    expect(await witness.isOnline).toBe('romeo@localhost/phone');
  });

  it('lets the server choose a resource otherwise', async () => {
    const { witness, server } = await playOnline();
    expect(await witness.isOnline).toBe('romeo@localhost/chosen-by-server');
    expect(server.heard.join()).not.toContain('<resource');
  });

  it('opens the stream to the domain of the JID', async () => {
    const { server } = await playOnline();
    expect(element(server.heard[0] ?? '').attributes).toContainEqual(
      expect.objectContaining({ local: 'to', value: 'localhost' }),
    );
  });
});

describe('sending', () => {
  it('puts the stanza on the wire as it is, in jabber:client, one per frame', async () => {
    const { server, session, witness } = await playOnline();
    const message = element(
      `<message to='a@b' type='groupchat'><body>1 &lt; 2 &amp; "ü" ]]&gt;</body><x xmlns='urn:x'><y xmlns=''/></x></message>`,
    );
    session.send(message);
    const sent = element(server.heard.at(-1) ?? '');
    expect(sent.ns).toBe('jabber:client');
    expect(sent).toEqual(
      element(
        `<message xmlns='jabber:client' to='a@b' type='groupchat'><body>1 &lt; 2 &amp; "ü" ]]&gt;</body><x xmlns='urn:x'><y xmlns=''/></x></message>`,
      ),
    );
    expect(witness.session).toEqual([
      { direction: 'sent', phase: 'session', xml: server.heard.at(-1), stanza: sent },
    ]);
  });

  it('has recorded the frame when send returns', async () => {
    const { session, witness } = await playOnline();
    session.send(xml('presence'));
    expect(witness.transcript.at(-1)).toBe('> <presence xmlns="jabber:client"/>');
  });

  it('sends what is no stanza too, as the server may have an opinion on it', async () => {
    const { server, session, witness } = await playOnline();
    session.send(xml('enable', { xmlns: 'urn:xmpp:sm:3' }));
    expect(server.heard.at(-1)).toBe('<enable xmlns="urn:xmpp:sm:3"/>');
    expect(witness.session).toHaveLength(1);
  });

  it('does nothing before it is online and after the end', async () => {
    const early = play(welcoming());
    early.session.send(xml('presence'));
    await early.witness.isOnline;
    expect(early.server.heard.join()).not.toContain('<presence');
    early.session.abort();
    early.session.send(xml('presence'));
    expect(early.server.heard.join()).not.toContain('<presence');
  });
});

describe('receiving', () => {
  it('hands on stanzas with resolved namespaces', async () => {
    const { server, witness } = await playOnline();
    server.says(
      `<message xmlns='jabber:client'><x:a xmlns:x='urn:x'/><body><![CDATA[<]]></body></message>`,
    );
    expect(witness.session[0]?.stanza).toEqual(
      element(`<message xmlns='jabber:client'><x:a xmlns:x='urn:x'/><body>&lt;</body></message>`),
    );
  });

  it.each([
    `<iq xmlns='jabber:client' type='get' id='1' from='localhost'><ping xmlns='urn:xmpp:ping'/></iq>`,
    `<iq xmlns='jabber:client' type='get' id='1'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
    `<iq xmlns='jabber:client' type='set' id='1'><query xmlns='jabber:iq:roster'/></iq>`,
    `<iq xmlns='jabber:client' type='get' id='1'/>`,
    `<r xmlns='urn:xmpp:sm:3'/>`,
    `<message xmlns='jabber:client' from='a@b'><request xmlns='urn:xmpp:receipts'/></message>`,
  ])('answers nothing by itself: %s', async (stanza) => {
    const { server, session, witness } = await playOnline();
    const heard = server.heard.length;
    server.says(stanza);
    await allPending();
    expect(server.heard.slice(heard)).toEqual([]);
    session.disconnect();
    await witness.isClosed;
    expect(server.heard.slice(heard)).toEqual([frames.close]);
  });

  it('takes an element that is no stanza for a part of the stream', async () => {
    const { server, witness } = await playOnline();
    server.says(`<r xmlns='urn:xmpp:sm:3'/>`);
    expect(witness.frames.at(-1)).toEqual({
      direction: 'received',
      phase: 'stream',
      xml: `<r xmlns='urn:xmpp:sm:3'/>`,
    });
  });
});

describe('disconnecting', () => {
  it('closes the stream, then the socket, and says so once', async () => {
    const { server, session, witness, clock } = await playOnline();
    session.disconnect();
    session.disconnect();
    expect(await witness.isClosed).toBeUndefined();
    expect(witness.transcript.slice(-2)).toEqual([`> ${frames.close}`, `< ${frames.close}`]);
    expect(server.isClosed).toBe(true);
    session.abort();
    await Promise.resolve();
    expect(witness.calls.filter((call) => call === 'closed')).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('still records what comes before the server closes', async () => {
    const late = `<presence xmlns='jabber:client' type='unavailable'/>`;
    const part = welcoming();
    const { session, witness } = await playOnline((frame) =>
      frame.startsWith('<close') ? [late, frames.close] : part(frame),
    );
    session.disconnect();
    await witness.isClosed;
    expect(witness.transcript.slice(-2)).toEqual([`< ${late}`, `< ${frames.close}`]);
    expect(witness.session).toHaveLength(1);
  });

  it('drops the socket when the server takes more than two seconds', async () => {
    const part = welcoming();
    const { server, session, witness, clock } = await playOnline((frame) =>
      frame.startsWith('<close') ? [] : part(frame),
    );
    session.disconnect();
    clock.pass(1_999);
    expect(witness.calls).not.toContain('closed');
    clock.pass(1);
    expect(await witness.isClosed).toBeUndefined();
    expect(server.isClosed).toBe(true);
  });

  it('drops the socket when the stream was not open yet', async () => {
    const { session, witness, server } = play(welcoming(), { isSlow: true });
    await Promise.resolve();
    session.disconnect();
    expect(await witness.isClosed).toBeUndefined();
    expect(server.heard).toEqual([]);
  });

  it('ends without a problem when the server fails at that very moment', async () => {
    const part = welcoming();
    const { session, witness } = await playOnline((frame) =>
      frame.startsWith('<close') ? [frames.streamError('reset'), frames.close] : part(frame),
    );
    session.disconnect();
    expect(await witness.isClosed).toBeUndefined();
  });

  it('aborts without a word, and never calls from inside abort', async () => {
    const { server, session, witness, clock } = await playOnline();
    session.abort();
    expect(witness.calls).not.toContain('closed');
    expect(await witness.isClosed).toBeUndefined();
    expect(server.isClosed).toBe(true);
    expect(server.heard.join()).not.toContain('<close');
    expect(clock.pending).toBe(0);
  });
});
