import type { ProsodyConnection, ProsodyServer } from '../../src/prosody/server.ts';
import { ensure } from '../../src/base/assert.ts';
import { join, signIn } from '../support/prosody-client.ts';

/** Milliseconds of processor that so many messages take, to a room of two, without clients around the server. */
export async function exchange(
  server: ProsodyServer,
  count: number,
  debugLog = false,
): Promise<number> {
  await server.reset(undefined, { debugLog });
  let heard = 0;
  const enter = async (name: string): Promise<ProsodyConnection> => {
    const connection = server.open({ frame: () => (heard += 1), closed: () => undefined });
    for (const frame of [...signIn(name), join('verona', name), UNLOCK]) connection.send(frame);
    await server.idle();
    return connection;
  };
  const romeo = await enter('romeo');
  await enter('juliet');
  const before = heard;
  const taken = await processorTime(async () => {
    for (let sent = 0; sent < count; sent += 1) {
      romeo.send(message(sent));
      if (sent % 10 === 9) await server.idle();
    }
    await server.idle();
  });
  ensure(heard - before === 2 * count || undefined, 'an answer to each message, for each');
  return taken;
}

const UNLOCK =
  '<iq xmlns="jabber:client" type="set" id="u" to="verona@conference.localhost"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"/></query></iq>';

function message(number: number): string {
  return `<message xmlns="jabber:client" type="groupchat" id="m${number}" to="verona@conference.localhost"><body>Hello ${number}</body></message>`;
}

/** In milliseconds, of all threads of this process. */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
