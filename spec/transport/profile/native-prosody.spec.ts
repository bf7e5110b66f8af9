import { readFileSync } from 'node:fs';
import path from 'node:path';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
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
import { runOnProfile } from '../../support/profile-run.ts';

const FOUNDING = '24-affiliation-changes.scs';
const SCENARIOS = path.join(import.meta.dirname, '../../../public/scenarios');
/** The `<reason>` that it waits for came with 13.0. */
const NOT_FOR_0_12 = 'muc_outcast_reason.scs';

const scripts = [
  { name: FOUNDING, text: readFileSync(path.join(SCENARIOS, FOUNDING), 'utf8') },
  ...prosodyScripts().filter(({ name }) => name.startsWith('muc_') && name !== NOT_FOR_0_12),
];

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

  it('has no rooms in the end', async () => {
    const url = server().url;
    const connector = createWebSocketConnector({ url, clock: realClock, WebSocket });
    const profiled = profile({ accounts: { kind: 'registered', table: [], hasOwnNames: true } });
    const persistent = `[Client] Romeo
  jid: romeo@localhost
  password: password

---------

Romeo connects

Romeo sends:
  <presence to="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
  <presence from="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc#user" scansion:strict="false"><status code="201"/></x></presence>

Romeo sends:
  <iq type="set" id="conf" to="hall@conference.localhost"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE"><value>http://jabber.org/protocol/muc#roomconfig</value></field><field var="muc#roomconfig_persistentroom"><value>1</value></field></x></query></iq>

Romeo receives:
  <iq type="result" id="conf" from="hall@conference.localhost"/>

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
