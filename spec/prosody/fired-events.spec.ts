import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { EventsTold, ProsodyServer } from '../../src/prosody/server.ts';
import { embeddedServers } from '../support/prosody.ts';
import { frameClient, join, signIn } from '../support/prosody-client.ts';

const servers = await embeddedServers();
afterAll(() => servers.forEach((server) => server.dispose()));

describe.skipIf(servers.length === 0)('the events that fire in the embedded server', () => {
  describe.each(servers.map((server) => [server.version, server] as const))('%s', (_, server) => {
    tellsEvents(server);
  });
});

async function play(server: ProsodyServer, events: boolean) {
  const told: EventsTold[] = [];
  const listening = server.onInside((each) => {
    if (each.kind === 'events') told.push(each);
  });
  await server.reset(undefined, { events });
  const client = frameClient(server);
  const received = await client.exchange(...signIn('romeo'), join('verona', 'Romeo'));
  listening.dispose();
  client.close();
  return { told, received };
}

function tellsEvents(server: ProsodyServer): void {
  it('are told turn by turn, with their handlers in order, and which one ended them', async () => {
    const { told } = await play(server, true);
    const last = ensure(told.at(-1), 'the turn of the join');
    expect(new Set(told.map(({ turn }) => turn)).size).toBe(told.length);
    const joining = ensure(
      last.fired.find(
        ({ name, host }) => name === 'presence/full' && host === 'conference.localhost',
      ),
      'the presence to the room',
    );
    expect(joining.handlers[joining.asked - 1]).toMatchObject({ file: 'modules/muc/mod_muc.lua' });
    expect(joining.result).toBe('true');
    const inner = ensure(
      last.fired.find(({ name }) => name === 'muc-occupant-session-new'),
      'an event of the room',
    );
    expect(inner.depth).toBeGreaterThan(joining.depth);
    expect(inner.handlers.map(({ file }) => file)).toContain('modules/muc/subject.lib.lua');
    expect(inner.asked).toBe(inner.handlers.length);
    expect(inner.result).toBeUndefined();
  });

  it('name functions that their files have', async () => {
    const { told } = await play(server, true);
    const places = told.flatMap(({ fired }) => fired.flatMap(({ handlers }) => handlers));
    const place = ensure(
      places.find(({ file }) => file.endsWith('subject.lib.lua')),
      'a handler',
    );
    const source = ensure(await server.source(place.file), place.file).split('\n');
    expect(source[place.defined - 1]).toContain('function');
  });

  it('are the same each time, change nothing of what is sent, and are told only when asked for', async () => {
    const first = await play(server, true);
    const without = await play(server, false);
    expect((await play(server, true)).told).toEqual(first.told);
    expect(without.told).toEqual([]);
    expect(first.received).toEqual(without.received);
  });

  it('are no more than a turn can hold', async () => {
    const { told } = await play(server, true);
    for (const { fired } of told) expect(fired.length).toBeLessThanOrEqual(300);
  });
}
