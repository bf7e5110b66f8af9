import { afterAll, describe, expect, it } from 'vitest';
import type { CodePlace } from '../../src/base/code-place.ts';
import type { FrameOrigin, ProsodyLogLine, ProsodyServer } from '../../src/prosody/server.ts';
import { embeddedServers } from '../support/prosody.ts';
import { join, signIn } from '../support/prosody-client.ts';

const servers = await embeddedServers();
afterAll(() => servers.forEach((server) => server.dispose()));

describe.skipIf(servers.length === 0)('where the embedded server makes a frame', () => {
  describe.each(servers.map((server) => [server.version, server] as const))('%s', (_, server) => {
    tellsStacks(server);
  });
});

interface Heard extends FrameOrigin {
  readonly xml: string;
}

function listen(server: ProsodyServer) {
  const heard: Heard[] = [];
  const connection = server.open({
    frame: (xml, origin) => void heard.push({ xml, ...origin }),
    closed: () => undefined,
  });
  const exchange = async (...frames: readonly string[]) => {
    for (const frame of frames) connection.send(frame);
    await server.idle();
    return heard.splice(0);
  };
  return { exchange, connection };
}

const words = ({ file, line, name }: CodePlace) => `${file}:${line > 0} ${name ?? '-'}`;

function tellsStacks(server: ProsodyServer): void {
  async function joined(stacks: boolean): Promise<readonly Heard[]> {
    await server.reset(undefined, { stacks });
    const romeo = listen(server);
    return romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'));
  }

  it('is a stack of places in Prosody’s own files, innermost first', async () => {
    const subject = (await joined(true)).find(({ xml }) => xml.includes('<subject'));
    const stack = subject?.stack ?? [];
    const muc = stack.filter(({ file }) => file.startsWith('modules/muc/')).map(words);
    expect(muc.slice(0, 2)).toEqual([
      'modules/muc/muc.lib.lua:true room_mt:route_stanza',
      'modules/muc/subject.lib.lua:true send_subject',
    ]);
    expect(stack.map(({ file }) => file)).not.toContainEqual(expect.stringContaining('caesura'));
  });

  it('names lines whose text can be had', async () => {
    const subject = (await joined(true)).find(({ xml }) => xml.includes('<subject'));
    const place = subject?.stack?.find(({ name }) => name === 'send_subject');
    const lines = (await server.source(place?.file ?? ''))?.split('\n') ?? [];
    expect(lines[(place?.line ?? 0) - 1]).toContain('route_stanza');
    expect(lines[(place?.defined ?? 0) - 1]).toContain('function send_subject');
    expect(await server.source('no/such.lua')).toBeUndefined();
  });

  it('is told for every frame while it is wanted, and for none otherwise', async () => {
    expect((await joined(true)).filter(({ stack }) => stack === undefined)).toEqual([]);
    expect((await joined(false)).filter(({ stack }) => stack !== undefined)).toEqual([]);
  });

  it('is the same each time, and changes nothing of what is sent', async () => {
    const first = await joined(true);
    expect(await joined(true)).toEqual(first);
    expect((await joined(false)).map(({ xml }) => xml)).toEqual(first.map(({ xml }) => xml));
  });

  it('is one object for one place', async () => {
    await server.reset(undefined, { stacks: true });
    const romeo = listen(server);
    await romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'));
    const talk =
      "<message xmlns='jabber:client' to='verona@conference.localhost' type='groupchat'><body>a</body></message>";
    const [one, two] = await romeo.exchange(talk, talk);
    expect(one?.stack).toBeDefined();
    expect(one?.stack).toBe(two?.stack);
  });

  it('holds no value, whatever is said', async () => {
    await server.reset(undefined, { stacks: true });
    const romeo = listen(server);
    const heard = await romeo.exchange(...signIn('romeo-secret'), join('verona-secret', 'Secret'));
    expect(JSON.stringify(heard.map(({ stack }) => stack))).not.toMatch(/secret/i);
  });
}

describe.skipIf(servers.length === 0)('a turn of the embedded server', () => {
  it('is told by what came of it: frames and lines of the log', async () => {
    const [server] = servers as readonly [ProsodyServer];
    await server.reset(undefined, { debugLog: true });
    const lines: ProsodyLogLine[] = [];
    const log = server.onLog((line) => void lines.push(line));
    const romeo = listen(server);
    await romeo.exchange(...signIn('romeo'));
    const turn = romeo.connection.nextTurn();
    const heard = await romeo.exchange(join('verona', 'Romeo'));
    log.dispose();
    expect(new Set(heard.map((frame) => frame.turn))).toEqual(new Set([turn]));
    const ofTurn = lines.filter((line) => line.turn === turn).map(({ message }) => message);
    expect(ofTurn.some((message) => message.includes('verona'))).toBe(true);
    expect(lines.some((line) => line.turn === turn - 2)).toBe(true);
  });

  it('has lines for debugging only while they are wanted, and is the same otherwise', async () => {
    const [server] = servers as readonly [ProsodyServer];
    const play = async (debugLog: boolean) => {
      await server.reset(undefined, { debugLog });
      const lines: ProsodyLogLine[] = [];
      const log = server.onLog((line) => void lines.push(line));
      const romeo = listen(server);
      const heard = await romeo.exchange(...signIn('romeo'), join('verona', 'Romeo'));
      log.dispose();
      const [debug, others] = [true, false].map((isDebug) =>
        lines.filter(({ level }) => (level === 'debug') === isDebug),
      );
      return { heard: heard.map(({ xml }) => xml), debug: debug?.length ?? 0, others };
    };
    const [without, wanted, again] = [await play(false), await play(true), await play(false)];
    expect(wanted.debug).toBeGreaterThan(10);
    expect(without.debug).toBe(0);
    expect(wanted.heard).toEqual(without.heard);
    expect(wanted.others).toEqual(without.others);
    expect(again).toEqual(without);
  });
});
