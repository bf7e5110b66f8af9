import { describe, expect, it } from 'vitest';
import type { ActorConnector, ActorSession } from '../../src/run/ports.ts';
import type { ScenarioActor } from '../../src/script/scenario.ts';
import { attributeValue, findChild, ownText, xml } from '../../src/xml/element.ts';
import type { XmlElement } from '../../src/xml/element.ts';
import { Witness, romeo } from './stage.ts';

const ROOM = 'garden@conference.localhost';

interface Actor {
  readonly session: ActorSession;
  readonly witness: Witness;
  readonly jid: string;
}

/** Notes frames too, and can be waited for. */
class Spectator extends Witness {
  #waiting: (() => void)[] = [];

  override frame(...frame: Parameters<Witness['frame']>): void {
    super.frame(...frame);
    for (const look of this.#waiting.splice(0)) look();
  }

  /** The first stanza from the server that fits. */
  async received(fits: (stanza: XmlElement) => boolean): Promise<XmlElement> {
    for (;;) {
      const found = this.frames.find(
        ({ direction, stanza }) => direction === 'received' && stanza && fits(stanza),
      );
      if (found?.stanza) return found.stanza;
      await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    }
  }
}

function spectate(connector: ActorConnector, actor: Partial<ScenarioActor> = {}) {
  const witness = new Spectator();
  return { witness, session: connector.connect({ ...romeo, ...actor }, witness) };
}

async function enter(connector: ActorConnector, actor: Partial<ScenarioActor> = {}) {
  const { witness, session } = spectate(connector, actor);
  return { witness, session, jid: await witness.isOnline };
}

async function leave({ session, witness }: Pick<Actor, 'session' | 'witness'>): Promise<void> {
  session.disconnect();
  expect(await witness.isClosed).toBeUndefined();
}

const joining = (nickname: string) =>
  xml(
    'presence',
    { to: `${ROOM}/${nickname}` },
    xml('x', { xmlns: 'http://jabber.org/protocol/muc' }),
  );

/** A new room is locked until its owner accepts the configuration (XEP-0045, 10.1.2). */
const unlocking = xml(
  'iq',
  { type: 'set', id: 'unlock', to: ROOM },
  xml(
    'query',
    { xmlns: 'http://jabber.org/protocol/muc#owner' },
    xml('x', { xmlns: 'jabber:x:data', type: 'submit' }),
  ),
);

/** What every Prosody does for an actor, wherever it runs; `connector` is asked for in each spec. */
export function itBehavesAsAServer(connector: () => ActorConnector): void {
  describe('an actor', () => {
    it('comes online with the resource of the script, and leaves', async () => {
      const actor = await enter(connector(), { resource: 'phone' });
      expect(actor.jid).toBe('romeo@localhost/phone');
      await leave(actor);
      expect(actor.witness.transcript.at(-1)).toContain('<close');
    });

    it('gets a resource from the server otherwise', async () => {
      const actor = await enter(connector());
      expect(actor.jid).toMatch(/^romeo@localhost\/.+/);
      await leave(actor);
    });

    it('may have a name and a password outside Latin-1', async () => {
      const actor = await enter(connector(), { jid: 'юлия@localhost', password: 'ключ✓' });
      expect(actor.jid).toContain('юлия@localhost/');
      await leave(actor);
    });

    it('hears only what it asked for', async () => {
      const actor = await enter(connector());
      actor.session.send(
        xml(
          'iq',
          { type: 'get', id: 'p1', to: 'localhost' },
          xml('ping', { xmlns: 'urn:xmpp:ping' }),
        ),
      );
      const pong = await actor.witness.received((stanza) => attributeValue(stanza, 'id') === 'p1');
      expect(attributeValue(pong, 'type')).toBe('result');
      await leave(actor);
      expect(actor.witness.session).toHaveLength(2);
    });
  });

  describe('two actors', () => {
    it('meet in a room', async () => {
      const her = await enter(connector(), { name: 'Juliet', jid: 'juliet@localhost' });
      her.session.send(joining('Juliet'));
      await her.witness.received((stanza) => stanza.local === 'message');
      her.session.send(unlocking);
      await her.witness.received((stanza) => attributeValue(stanza, 'id') === 'unlock');
      const him = await enter(connector());
      him.session.send(joining('Romeo'));
      await him.witness.received((stanza) => stanza.local === 'message');
      him.session.send(
        xml(
          'message',
          { to: ROOM, type: 'groupchat' },
          xml('body', {}, 'O, speak again, <bright> angel! ☾'),
        ),
      );
      const heard = await her.witness.received((stanza) => findChild(stanza, 'body') !== undefined);
      expect(attributeValue(heard, 'from')).toBe(`${ROOM}/Romeo`);
      expect(heard.ns).toBe('jabber:client');
      const body = findChild(heard, 'body', 'jabber:client');
      expect(body && ownText(body)).toBe('O, speak again, <bright> angel! ☾');
      await leave(him);
      await her.witness.received(
        (stanza) =>
          attributeValue(stanza, 'type') === 'unavailable' &&
          attributeValue(stanza, 'from') === `${ROOM}/Romeo`,
      );
      await leave(her);
    });

    it('do not answer each other by themselves', async () => {
      const her = await enter(connector(), { jid: 'juliet@localhost', resource: 'balcony' });
      const him = await enter(connector());
      him.session.send(
        xml('iq', { type: 'get', id: 'q', to: her.jid }, xml('ping', { xmlns: 'urn:xmpp:ping' })),
      );
      await her.witness.received((stanza) => attributeValue(stanza, 'id') === 'q');
      him.session.send(xml('message', { to: her.jid, id: 'after' }));
      await her.witness.received((stanza) => attributeValue(stanza, 'id') === 'after');
      expect(her.witness.session.filter(({ direction }) => direction === 'sent')).toEqual([]);
      await leave(her);
      await leave(him);
    });

    it('cannot share a resource: the older one has to go', async () => {
      const old = await enter(connector(), { resource: 'phone' });
      const young = await enter(connector(), { resource: 'phone' });
      expect(await old.witness.isClosed).toMatchObject({ code: 'stream-conflict' });
      await leave(young);
    });
  });

  describe('what a script gets wrong', () => {
    it('is an unknown domain', async () => {
      const { witness } = spectate(connector(), { jid: 'romeo@verona.example' });
      expect(await witness.isClosed).toMatchObject({ code: 'stream-host-unknown' });
    });

    it('is an element that is no stanza', async () => {
      const actor = await enter(connector());
      actor.session.send(xml('sonnet'));
      expect(await actor.witness.isClosed).toMatchObject({
        code: 'stream-unsupported-stanza-type',
      });
    });
  });
}
