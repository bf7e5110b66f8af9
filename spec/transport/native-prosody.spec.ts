import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { Clock } from '../../src/base/clock.ts';
import type { ActorConnector } from '../../src/run/ports.ts';
import type { ScenarioActor } from '../../src/script/scenario.ts';
import { createWebSocketConnector } from '../../src/transport/connectors.ts';
import { startNativeProsody } from '../support/native-prosody.ts';
import type { NativeProsody, NativeProsodyOptions } from '../support/native-prosody.ts';
import { itBehavesAsAServer } from './server-behaviour.ts';
import { Witness, romeo } from './stage.ts';

const clock: Clock = {
  now: () => performance.now(),
  setTimer: (delay, callback) => {
    const timer = setTimeout(callback, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};

const probe = await startNativeProsody();
await probe?.stop();

function useProsody(options?: NativeProsodyOptions): {
  connector: () => ActorConnector;
  server: () => NativeProsody;
} {
  let running: NativeProsody | undefined;
  const server = () => ensure(running, 'a running Prosody');
  beforeAll(async () => {
    running = await startNativeProsody(options);
  });
  afterAll(() => running?.kill());
  return {
    server,
    connector: () => createWebSocketConnector({ url: server().url, clock, WebSocket }),
  };
}

function connect(connector: ActorConnector, actor: Partial<ScenarioActor> = {}) {
  const witness = new Witness();
  return { witness, session: connector.connect({ ...romeo, ...actor }, witness) };
}

describe.skipIf(!probe)('on a native Prosody', () => {
  const { connector } = useProsody();
  itBehavesAsAServer(connector);

  it('finds nobody where no server runs', async () => {
    const url = ensure(probe, 'a server that was stopped').url;
    const lost = createWebSocketConnector({ url, clock, WebSocket });
    expect(await connect(lost).witness.isClosed).toMatchObject({ code: 'cannot-connect' });
  });
});

describe.skipIf(!probe)('on a native Prosody with accounts', () => {
  const { connector, server } = useProsody({ accounts: { romeo: 'balcony' } });

  it('signs in with SCRAM', async () => {
    const { session, witness } = connect(connector());
    expect(await witness.isOnline).toContain('romeo@localhost/');
    expect(witness.transcript.join()).toMatch(/<auth [^>]*mechanism="SCRAM-SHA-/);
    session.disconnect();
    await witness.isClosed;
  });

  it('tells a wrong password', async () => {
    const { witness } = connect(connector(), { password: 'tomb' });
    expect(await witness.isClosed).toMatchObject({ code: 'wrong-password' });
  });

  it('tells an unknown account', async () => {
    const { witness } = connect(connector(), { jid: 'tybalt@localhost' });
    expect(await witness.isClosed).toMatchObject({ code: 'wrong-password' });
  });

  it('finds no XMPP at another path', async () => {
    const url = server().url.replace('xmpp-websocket', 'nothing-here');
    const lost = createWebSocketConnector({ url, clock, WebSocket });
    expect(await connect(lost).witness.isClosed).toMatchObject({ code: 'not-an-xmpp-endpoint' });
  });

  it('notices that the server has crashed', async () => {
    const { witness } = connect(connector());
    await witness.isOnline;
    await server().kill();
    expect(await witness.isClosed).toMatchObject({ code: 'connection-lost' });
  });
});
