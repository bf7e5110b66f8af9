import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProsodyLogLine, ProsodyServer } from '../../src/prosody/server.ts';
import { embeddedProsody } from '../support/prosody.ts';
import { CLOSE, OPEN, frameClient, join, plainAuth, signIn } from '../support/prosody-client.ts';

const server = await embeddedProsody();
const problems: ProsodyLogLine[] = [];

describe.skipIf(server === undefined)('the embedded server', () => {
  const prosody = server as ProsodyServer;

  beforeAll(() => {
    prosody.onLog((line) => {
      if (line.level === 'error' || line.level === 'warn') problems.push(line);
    });
  });
  afterEach(() => prosody.reset());
  afterAll(() => prosody.dispose());

  it('boots without a complaint in the log', () => {
    expect(problems).toEqual([]);
  });

  it('names the version of its Prosody', () => {
    expect(prosody.version).toMatch(/^\d+\.\d+/);
  });

  it('answers <open/> with <open/> and the features (RFC 7395 §3.4)', async () => {
    const [open, features] = await frameClient(prosody).exchange(OPEN);
    expect(open).toMatch(/^<open .*xmlns='urn:ietf:params:xml:ns:xmpp-framing'.*\/>$/);
    expect(features).toContain("xmlns:stream='http://etherx.jabber.org/streams'");
    expect(features).toContain('<mechanism>PLAIN</mechanism>');
  });

  it('lets any user in with any password, binds, and opens a room', async () => {
    const romeo = frameClient(prosody);
    const frames = await romeo.exchange(...signIn('romeo', 'balcony'));
    expect(frames[2]).toBe("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
    expect(frames.at(-1)).toContain('<jid>romeo@localhost/balcony</jid>');

    const [presence, subject] = await romeo.exchange(join('verona', 'Romeo'));
    expect(presence).toContain("from='verona@conference.localhost/Romeo'");
    expect(presence).toContain("<status code='110'/>");
    expect(presence).toContain("<status code='201'/>");
    expect(subject).toContain('<subject/>');
  });

  it('gives every top-level element its namespace (RFC 7395 §3.3.3)', async () => {
    const frames = await frameClient(prosody).exchange(...signIn('romeo'), join('verona', 'R'));
    expect(frames.filter((frame) => !/^<[^>]* xmlns='/.test(frame))).toEqual([]);
  });

  it('passes what one says in a room to the other', async () => {
    const romeo = frameClient(prosody);
    const juliet = frameClient(prosody);
    await romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'), unlock('verona'));
    await juliet.exchange(...signIn('juliet'), join('verona', 'Juliet'));
    juliet.received();
    await romeo.exchange(
      "<message xmlns='jabber:client' to='verona@conference.localhost' type='groupchat'><body>É 🌹 &lt;</body></message>",
    );
    const [message] = juliet.received();
    expect(message).toContain('<body>É 🌹 &lt;</body>');
  });

  it('charges no session for what it has read before: its limit is that of one stanza', async () => {
    const romeo = frameClient(prosody);
    await romeo.exchange(...signIn('romeo'));
    const ping =
      "<iq xmlns='jabber:client' type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>";
    const answers = await romeo.exchange(...Array.from({ length: 4000 }, () => ping));
    expect(answers).toHaveLength(4000);
    expect(romeo.isClosed()).toBe(false);
  });

  it('tells the room when a connection is lost', async () => {
    const romeo = frameClient(prosody);
    const juliet = frameClient(prosody);
    await romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'), unlock('verona'));
    await juliet.exchange(...signIn('juliet'), join('verona', 'Juliet'));
    await romeo.exchange();
    juliet.close();
    const frames = await romeo.exchange();
    expect(frames).toHaveLength(1);
    expect(frames[0]).toContain("type='unavailable'");
  });

  it('closes after <close/>, and says so', async () => {
    const romeo = frameClient(prosody);
    const frames = await romeo.exchange(...signIn('romeo'), CLOSE);
    expect(frames.at(-1)).toBe(CLOSE);
    expect(romeo.isClosed()).toBe(true);
    expect(await romeo.exchange(OPEN)).toEqual([]);
  });

  it('delivers nothing from inside a call', () => {
    const frames: string[] = [];
    const connection = prosody.open({
      frame: (xml) => void frames.push(xml),
      closed: () => undefined,
    });
    connection.send(OPEN);
    expect(frames).toEqual([]);
  });

  it('resolves idle() after every frame was delivered', async () => {
    const clients = Array.from({ length: 20 }, () => frameClient(prosody));
    await Promise.all(clients.map((client, index) => client.exchange(...signIn(`user${index}`))));
    const [first, ...others] = clients;
    await first?.exchange(join('verona', 'First'), unlock('verona'));
    for (const [index, client] of others.entries()) {
      const frames = await client.exchange(join('verona', `Nick${index}`));
      expect(frames.filter((frame) => frame.includes("code='110'"))).toHaveLength(1);
    }
  });

  describe('on the virtual clock', () => {
    it('keeps the time it was started at until it is advanced', async () => {
      const fixed = await started({ startTime: Date.UTC(2030, 0, 1) });
      const romeo = frameClient(fixed);
      await romeo.exchange(...signIn('romeo'));
      const askTime =
        "<iq xmlns='jabber:client' type='get' id='t' to='localhost'><time xmlns='urn:xmpp:time'/></iq>";
      expect((await romeo.exchange(askTime))[0]).toContain('<utc>2030-01-01T00:00:00Z</utc>');
      await fixed.advance(61_000);
      expect((await romeo.exchange(askTime))[0]).toContain('<utc>2030-01-01T00:01:01Z</utc>');
      fixed.dispose();
    });

    it('tells when the next timer is due, and fires it exactly then', async () => {
      const romeo = frameClient(prosody);
      await romeo.exchange(OPEN);
      await settle(prosody);
      const { nextTimerIn } = await prosody.idle();
      await prosody.advance((nextTimerIn ?? 0) - 1);
      expect(romeo.received()).toEqual([]);
      await prosody.advance(1);
      expect(romeo.received()[0]).toContain('<connection-timeout');
      expect(romeo.isClosed()).toBe(true);
    });
  });

  describe('reset', () => {
    it('forgets rooms and sessions', async () => {
      const romeo = frameClient(prosody);
      await romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'), unlock('verona'));
      await prosody.reset();
      expect(romeo.isClosed()).toBe(false);
      expect(await romeo.exchange(join('verona', 'Romeo'))).toEqual([]);
      const again = await frameClient(prosody).exchange(...signIn('romeo'), join('verona', 'R'));
      expect(again.join()).toContain("<status code='201'/>");
    });

    it('gives the same frames each time with the same seed, a thousand times', async () => {
      const fixed = await started({ startTime: 0, seed: 7 });
      const play = async () => {
        const romeo = frameClient(fixed);
        return romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'));
      };
      const first = await play();
      for (let round = 0; round < 1000; round += 1) {
        await fixed.reset();
        if (round % 100 === 0) expect(await play()).toEqual(first);
      }
      const other = await started({ startTime: 0, seed: 7 });
      const romeo = frameClient(other);
      expect(await romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'))).toEqual(first);
      fixed.dispose();
      other.dispose();
    });
  });

  it('stands beside another without knowing of it', async () => {
    const other = await started({});
    const here = frameClient(prosody);
    const there = frameClient(other);
    await here.exchange(...signIn('romeo'), join('verona', 'Romeo'));
    const frames = await there.exchange(...signIn('romeo'), join('verona', 'Romeo'));
    expect(frames.join()).toContain("<status code='201'/>");
    other.dispose();
  });

  it('is over after dispose: connections close, promises reject', async () => {
    const other = await started({});
    const romeo = frameClient(other);
    const pending = other.idle();
    other.dispose();
    await expect(pending).rejects.toThrow('shut down');
    await expect(other.reset()).rejects.toThrow('shut down');
    expect(romeo.isClosed()).toBe(true);
  });

  it('does not take PLAIN apart: a wrong mechanism is refused as Prosody refuses it', async () => {
    const wrong = plainAuth('romeo').replace("'PLAIN'", "'X-NONE'");
    const frames = await frameClient(prosody).exchange(OPEN, wrong);
    expect(frames.at(-1)).toContain('<invalid-mechanism/>');
  });
});

async function started(options: Parameters<typeof embeddedProsody>[0]): Promise<ProsodyServer> {
  const other = await embeddedProsody(options);
  if (other === undefined) throw new Error('There was a server a moment ago');
  return other;
}

/** Lets timers of the start itself fire. */
async function settle(prosody: ProsodyServer): Promise<void> {
  await prosody.advance(60_000);
}

function unlock(room: string): string {
  return `<iq xmlns='jabber:client' type='set' id='unlock' to='${room}@conference.localhost'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'/></query></iq>`;
}
