import { afterAll, describe, expect, it } from 'vitest';
import type { CountedFile } from '../../src/prosody/counted-code.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { ensure } from '../../src/base/assert.ts';
import { embeddedServers } from '../support/prosody.ts';
import { frameClient, join, signIn } from '../support/prosody-client.ts';

const servers = await embeddedServers();
afterAll(() => servers.forEach((server) => server.dispose()));

describe.skipIf(servers.length === 0)('what of the embedded server’s Lua runs', () => {
  describe.each(servers.map((server) => [server.version, server] as const))('%s', (_, server) => {
    countsLines(server);
  });
});

async function play(server: ProsodyServer, ...frames: readonly string[]): Promise<string[]> {
  const client = frameClient(server);
  const received: string[] = [];
  for (const frame of frames) received.push(...(await client.exchange(frame)));
  client.close();
  return received;
}

const MUC = 'modules/muc/muc.lib.lua';

function fileOf(files: readonly CountedFile[], name: string): CountedFile {
  return ensure(
    files.find(({ file }) => file === name),
    name,
  );
}

/** How many lines have run since the start, and at all, of how many. */
function figures({ functions }: CountedFile) {
  const lines = functions.flatMap((each) => each.lines);
  return {
    since: lines.filter(([, , since]) => since > 0).length,
    ever: lines.filter(([, atStart, since]) => atStart + since > 0).length,
    all: lines.length,
  };
}

function countsLines(server: ProsodyServer): void {
  const counted = async (...frames: readonly string[]) => {
    await server.reset(undefined, { coverage: true });
    const received = await play(server, ...frames);
    return { files: await server.coverage(), received };
  };

  it('is counted from the start on, by function', async () => {
    const { files } = await counted(...signIn('romeo'), join('verona', 'Romeo'));
    const { since, ever, all } = figures(fileOf(files, MUC));
    expect(since).toBeGreaterThan(150);
    expect(ever).toBeGreaterThan(since);
    expect(all).toBeGreaterThan(ever);
    const source = ensure(await server.source(MUC), MUC).split('\n');
    const joining = fileOf(files, MUC).functions.find(({ defined }) =>
      source[defined - 1]?.includes('room_mt:handle_first_presence'),
    );
    expect(joining?.lines[0]?.[2]).toBe(1);
  });

  it('begins anew with each reset, and repeats exactly', async () => {
    const frames = [...signIn('romeo'), join('verona', 'Romeo')];
    const first = await counted(...frames);
    const none = await counted();
    expect(figures(fileOf(none.files, MUC)).since).toBe(0);
    expect((await counted(...frames)).files).toEqual(first.files);
  });

  it('knows files that are never loaded', async () => {
    const { files } = await counted();
    const idle = files.filter((file) => figures(file).ever === 0);
    expect(idle.length).toBeGreaterThan(0);
    expect(files.find((file) => figures(file).all === 0)).toBeUndefined();
  });

  it('is asked of rooms without being counted', async () => {
    const frames = [...signIn('romeo'), join('verona', 'Romeo')];
    const { files } = await counted(...frames);
    await server.reset(undefined, { coverage: true });
    await play(server, ...frames);
    await server.rooms();
    expect(await server.coverage()).toEqual(files);
  });

  it('changes nothing of what a room says, and is off without being asked for', async () => {
    const frames = [...signIn('romeo'), join('verona', 'Romeo')];
    const { received } = await counted(...frames);
    await server.reset();
    const isOfRoom = (frame: string) => frame.includes("from='verona@");
    const uncounted = await play(server, ...frames);
    expect(uncounted.filter(isOfRoom)).toEqual(received.filter(isOfRoom));
    expect(await server.coverage()).toEqual([]);
  });
}
