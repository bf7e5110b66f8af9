import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { createFolderLedger } from '../../../src/cli/folder-ledger.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { cleanUp } from '../../../src/transport/profile/clean-up.ts';
import { createProfileServer } from '../../../src/transport/profile/profile-server.ts';
import { registerAccount } from '../../../src/transport/profile/registration.ts';
import { webSocketWire } from '../../../src/transport/web-socket-wire.ts';
import { describeOutcome } from '../../../src/diagnosis/diagnosis.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { createWebSocketConnector } from '../../../src/transport/connectors.ts';
import { openConversation } from '../../../src/transport/profile/conversation.ts';
import {
  DEFAULT_PROFILE,
  usualDomains,
  type ServerProfile,
} from '../../../src/transport/profile/server-profile.ts';
import { xml } from '../../../src/xml/element.ts';
import { prosodyScripts } from '../../script/corpus.ts';
import { realClock } from '../../support/embedded-run.ts';
import {
  nativeProsodyIsInstalled,
  startNativeProsody,
  type NativeProsody,
} from '../../support/native-prosody.ts';
import { OPENS_PERSISTENT_ROOM } from '../../support/persistent-room.ts';
import { nodeRandom, runOnProfile } from '../../support/profile-run.ts';

const FOUNDING = '24-affiliation-changes.scs';
const SCENARIOS = path.join(import.meta.dirname, '../../../public/scenarios');
/** The `<reason>` that it waits for came with 13.0. */
const NOT_FOR_0_12 = 'muc_outcast_reason.scs';

const scripts = [
  { name: FOUNDING, text: readFileSync(path.join(SCENARIOS, FOUNDING), 'utf8') },
  ...prosodyScripts().filter(({ name }) => name.startsWith('muc_') && name !== NOT_FOR_0_12),
];

/** Romeo makes a room, and is told his own JID in it. */
const ALONE = `[Client] Romeo
  jid: romeo@localhost
  password: password

---------

Romeo connects

Romeo sends:
  <presence to="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
  <presence from="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc#user" scansion:strict="false"><item jid="\${Romeo's full JID}" affiliation="owner" role="moderator"/></x></presence>

Romeo disconnects
`;

describe.skipIf(!nativeProsodyIsInstalled())('a Prosody that is example.test', () => {
  let running: NativeProsody | undefined;
  const server = () => ensure(running, 'a running Prosody');
  const profile = (changes: Partial<ServerProfile> = {}): ServerProfile => ({
    ...DEFAULT_PROFILE,
    name: 'Example',
    url: server().url,
    domains: usualDomains('example.test'),
    accounts: { kind: 'registered', table: [], hasOwnNames: false },
    ...changes,
  });

  beforeAll(async () => {
    running = await startNativeProsody({
      domains: { host: 'example.test', rooms: 'rooms.example.test' },
      registers: true,
    });
  });
  afterAll(() => running?.kill());

  it.each(scripts)('passes $name as it is written, and keeps nothing of it', async ({ text }) => {
    const { events, scenario, left } = await runOnProfile(profile(), text);
    const { text: told } = describeOutcome(buildTraceModel(events), scenario);
    expect({ told, outcome: events.at(-1) }).toMatchObject({ outcome: { outcome: 'passed' } });
    expect(left).toEqual([]);
    expect(await server().accounts()).toEqual([]);
    const shown = events.flatMap((event) => (event.type === 'frame' ? [event.xml] : []));
    expect(shown.join('\n')).not.toContain('example.test');
  });

  it('loses the accounts of a run that was broken off before the next one', async () => {
    const caches = await mkdtemp(path.join(tmpdir(), 'caesura-ledger-'));
    const founding = ensure(scripts[0], 'the founding scenario').text;
    const { actors } = ensure(compileScript(founding).scenario, 'a scenario');
    const sentences: string[] = [];
    const before = createProfileServer(profile(), {
      ...{ clock: realClock, random: nodeRandom, WebSocket },
      ledger: createFolderLedger(caches),
      left: (sentence) => sentences.push(sentence),
    });
    await before.port.prepare(undefined, actors);
    const kept = await server().accounts();
    expect(kept.length).toBeGreaterThan(0);
    // This very process made them: of one that lives, nothing is left.
    expect(await createFolderLedger(caches).left(profile().url)).toEqual([]);
    const { events, left } = await runOnProfile(
      profile(),
      founding,
      createFolderLedger(caches, () => false),
    );
    expect(events.at(-1)).toMatchObject({ outcome: 'passed' });
    expect(left).toEqual([
      `Before this run, ${String(kept.length)} accounts that were left from an interrupted run were removed.`,
    ]);
    expect(await server().accounts()).toEqual([]);
    expect(await readdir(path.join(caches, 'accounts'))).toEqual([]);
    await rm(caches, { recursive: true });
  });

  it.each(['registered', 'table'] as const)(
    'takes accounts that are there from the table, and leaves them there (else: %s)',
    async (kind) => {
      const known = { username: 'keeper', domain: 'example.test', password: 'of the house' };
      const openWire = webSocketWire(server().url, WebSocket);
      expect(await registerAccount(openWire, known, realClock)).toMatchObject({ ok: true });
      const row = { actor: 'Romeo', jid: 'keeper@example.test', password: 'of the house' };
      const table = profile({ accounts: { kind, table: [row], hasOwnNames: true } });
      const { events, left } = await runOnProfile(table, ALONE);
      expect(events.at(-1)).toMatchObject({ outcome: 'passed' });
      expect(left).toEqual([]);
      expect(await server().accounts()).toEqual([expect.stringContaining('keeper')]);
      const shown = events.flatMap((event) => (event.type === 'frame' ? [event.xml] : []));
      expect(shown.join('\n')).not.toContain('keeper');
      await removeAccountOf('keeper@example.test', 'of the house');
      expect(await server().accounts()).toEqual([]);
    },
  );

  it('says which actor has no account in the table', async () => {
    const table = profile({ accounts: { kind: 'table', table: [], hasOwnNames: true } });
    const { events } = await runOnProfile(table, ALONE);
    expect(events.at(-1)).toMatchObject({ outcome: 'error' });
    expect(JSON.stringify(events.at(-1))).toContain('none for Romeo');
  });

  it('lets actors in as nobody, whom it gives names, and the script has its own', async () => {
    const anonymous = profile({
      domains: [
        { script: 'localhost', server: 'anon.example.test', role: 'accounts' },
        { script: 'conference.localhost', server: 'rooms.example.test', role: 'rooms' },
      ],
      accounts: { kind: 'anonymous', table: [], hasOwnNames: true },
    });
    const { events, scenario, left } = await runOnProfile(anonymous, ALONE);
    const { text: told } = describeOutcome(buildTraceModel(events), scenario);
    expect({ told, outcome: events.at(-1) }).toMatchObject({ outcome: { outcome: 'passed' } });
    expect(left).toEqual([]);
    const shown = events.flatMap((event) => (event.type === 'frame' ? [event.xml] : []));
    expect(shown.join('\n')).toContain('jid="romeo@localhost/');
    expect(shown.join('\n')).not.toContain('anon.example.test');
  });

  async function removeAccountOf(jid: string, password: string): Promise<void> {
    const connector = createWebSocketConnector({ url: server().url, clock: realClock, WebSocket });
    const account = { script: jid, server: jid, password, kind: 'registered' } as const;
    await cleanUp({
      ...{ rooms: [], accounts: new Map(), registered: [account], connector, clock: realClock },
      left: (sentence) => expect.fail(sentence),
    });
  }

  it('has no rooms in the end', async () => {
    const url = server().url;
    const connector = createWebSocketConnector({ url, clock: realClock, WebSocket });
    const profiled = profile({ accounts: { kind: 'registered', table: [], hasOwnNames: true } });
    const persistent = `[Client] Romeo
  jid: romeo@localhost
  password: password

---------

${OPENS_PERSISTENT_ROOM}
Romeo disconnects
`;
    const { events, left } = await runOnProfile(profiled, persistent);
    expect(events.at(-1)).toMatchObject({ outcome: 'passed' });
    expect(left).toEqual([]);
    expect(await server().accounts()).toEqual([]);
    const talk = await openConversation(
      connector,
      { jid: 'anon.example.test', password: '' },
      realClock,
    );
    if (!talk.ok) throw new Error(talk.error.what);
    const answer = await talk.value.ask(
      xml(
        'iq',
        { xmlns: 'jabber:client', type: 'get', to: 'rooms.example.test' },
        xml('query', { xmlns: 'http://jabber.org/protocol/disco#items' }),
      ),
    );
    await talk.value.close();
    expect(answer).toMatchObject({ kind: 'result', stanza: { children: [{ children: [] }] } });
  });
});
