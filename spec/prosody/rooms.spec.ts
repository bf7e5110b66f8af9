import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import type { ServerRoom } from '../../src/xmpp/server-room.ts';
import { prosodyScripts } from '../script/corpus.ts';
import { runLookingInside } from '../support/embedded-run.ts';
import { embeddedProsody, embeddedServers } from '../support/prosody.ts';
import { frameClient, join, signIn } from '../support/prosody-client.ts';

const servers = await embeddedServers();

describe.skipIf(servers.length === 0)('the rooms of the embedded server', () => {
  describe.each(servers.map((server) => [server.version, server] as const))('%s', (_, server) => {
    tellsItsRooms(server);
  });
});

describe.skipIf(servers.length === 0)(
  'rooms that are kept as long as nothing in them changes',
  () => {
    const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
    const anew: ProsodyServer[] = [];
    afterAll(() => [...anew, ...kept].forEach((server) => server.dispose()));
    const kept: ProsodyServer[] = [];

    it.each(scripts.map(({ name, text }) => [name, text] as const))(
      'are those that are described anew: %s',
      async (_, text) => {
        if (anew.length === 0) {
          kept.push(ensure(await embeddedProsody(), 'a server'));
          anew.push(ensure(await embeddedProsody({ own: FORGETFUL }), 'a server'));
        }
        const [ofKept, ofAnew] = [
          await roomsDuring(kept[0], text),
          await roomsDuring(anew[0], text),
        ];
        expect(ofKept.length).toBeGreaterThan(0);
        expect(ofKept).toEqual(ofAnew);
      },
    );
  },
);

/** Takes every table for changed. */
const FORGETFUL = {
  files: {
    'mod_forgetful.lua':
      'local likeness = require "caesura.likeness";\nfunction likeness.is_alike() return false; end\n',
  },
  enabled: ['forgetful'],
};

async function roomsDuring(server: ProsodyServer | undefined, text: string) {
  const events = await runLookingInside(ensure(server, 'a server'), text, { tellsRooms: true });
  return events.flatMap((event) => (event.type === 'server-rooms' ? [event.rooms] : []));
}

function tellsItsRooms(prosody: ProsodyServer): void {
  afterEach(() => prosody.reset());
  afterAll(() => prosody.dispose());

  const one = async (): Promise<ServerRoom | undefined> => (await prosody.rooms())[0];
  /** A room of Romeo's that others may enter. */
  const verona = async () => {
    const romeo = frameClient(prosody);
    await romeo.exchange(...signIn('romeo', 'balcony'), join('verona', 'Romeo'));
    return romeo;
  };

  it('are none at first', async () => {
    expect(await prosody.rooms()).toEqual([]);
  });

  it('name their occupants, affiliations and settings', async () => {
    await verona();
    expect(await one()).toEqual({
      jid: 'verona@conference.localhost',
      occupants: [
        {
          nick: 'Romeo',
          jid: 'romeo@localhost',
          sessions: ['romeo@localhost/balcony'],
          role: 'moderator',
          affiliation: 'owner',
        },
      ],
      affiliations: [{ jid: 'romeo@localhost', affiliation: 'owner' }],
      subject: '',
      config: {
        name: '',
        persistent: false,
        public: false,
        membersOnly: false,
        moderated: false,
        hasPassword: false,
        changeSubject: false,
        memberInvites: false,
        whois: 'moderators',
        historyLength: 20,
        presenceBroadcast: ['visitor', 'participant', 'moderator'],
        locked: true,
      },
    });
  });

  it('follow what their owner sets, and never tell the password', async () => {
    const romeo = await verona();
    await romeo.exchange(
      configure({
        'muc#roomconfig_membersonly': '1',
        'muc#roomconfig_roomsecret': 'montague',
        'muc#roomconfig_whois': 'anyone',
        'muc#roomconfig_persistentroom': '1',
        'muc#roomconfig_publicroom': '1',
      }),
    );
    const room = await one();
    expect(room?.config).toMatchObject({
      membersOnly: true,
      hasPassword: true,
      whois: 'anyone',
      persistent: true,
      public: true,
      locked: false,
    });
    expect(JSON.stringify(room)).not.toContain('montague');
  });

  it('know of a member who was never inside, the reserved nickname, and the subject', async () => {
    const romeo = await verona();
    await romeo.exchange(
      configure({}),
      admin("<item affiliation='member' jid='rosaline@localhost' nick='Rosaline'/>"),
      "<message xmlns='jabber:client' type='groupchat' to='verona@conference.localhost'><subject>Feud ☠</subject></message>",
    );
    const room = await one();
    expect(room?.affiliations).toEqual([
      { jid: 'romeo@localhost', affiliation: 'owner' },
      { jid: 'rosaline@localhost', affiliation: 'member', nick: 'Rosaline' },
    ]);
    expect(room?.subject).toBe('Feud ☠');
  });

  it('list all sessions of one nickname', async () => {
    const romeo = await verona();
    await romeo.exchange(configure({}));
    await frameClient(prosody).exchange(...signIn('romeo', 'orchard'), join('verona', 'Romeo'));
    expect((await one())?.occupants[0]?.sessions).toEqual([
      'romeo@localhost/balcony',
      'romeo@localhost/orchard',
    ]);
  });

  it('are the same text for the same state', async () => {
    await verona();
    const first = JSON.stringify(await prosody.rooms());
    expect(JSON.stringify(await prosody.rooms())).toBe(first);
    // Mostly they are as they were: nobody should look at them again.
    expect(await prosody.rooms()).toBe(await prosody.rooms());
  });
}

function configure(fields: Readonly<Record<string, string>>): string {
  const form = Object.entries({
    FORM_TYPE: 'http://jabber.org/protocol/muc#roomconfig',
    ...fields,
  }).map(([name, value]) => `<field var='${name}'><value>${value}</value></field>`);
  return `<iq xmlns='jabber:client' type='set' id='c' to='verona@conference.localhost'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'>${form.join('')}</x></query></iq>`;
}

function admin(items: string): string {
  return `<iq xmlns='jabber:client' type='set' id='a' to='verona@conference.localhost'><query xmlns='http://jabber.org/protocol/muc#admin'>${items}</query></iq>`;
}
