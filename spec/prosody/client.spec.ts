import { describe, expect, it } from 'vitest';
import { type WorkerLike, connectToPort, connectToWorker } from '../../src/prosody/client.ts';
import { createInProcessServer } from '../../src/prosody/in-process.ts';
import type { BootOptions, ServerMessage, ServerRequest } from '../../src/prosody/protocol.ts';

const OPTIONS: BootOptions = { pack: new Uint8Array(), wasm: 'none' };
const BOOTED: ServerMessage = { kind: 'booted', version: '1', faults: [] };

/** A server's end that says what the spec makes it say. */
function fakePort() {
  const requests: ServerRequest[] = [];
  let tell: (message: ServerMessage) => void = () => undefined;
  let closed = false;
  return {
    requests,
    say: (message: ServerMessage) => tell(message),
    isClosed: () => closed,
    port: {
      post: (request: ServerRequest) => void requests.push(request),
      listen: (receive: typeof tell) => void (tell = receive),
      close: () => void (closed = true),
    },
  };
}

async function connected() {
  const far = fakePort();
  const connecting = connectToPort(far.port, OPTIONS);
  far.say(BOOTED);
  return { far, server: await connecting };
}

function listener() {
  const heard: string[] = [];
  return {
    heard,
    frame: (xml: string) => void heard.push(xml),
    closed: () => void heard.push('closed'),
  };
}

describe('a client', () => {
  it('boots first, and has a server when that is done', async () => {
    const { far, server } = await connected();
    expect(far.requests).toEqual([{ kind: 'boot', options: OPTIONS }]);
    expect(server.version).toBe('1');
  });

  it('rejects when the server does not boot', async () => {
    const far = fakePort();
    const connecting = connectToPort(far.port, OPTIONS);
    far.say({ kind: 'crashed', problem: 'It did not start.' });
    await expect(connecting).rejects.toThrow('It did not start.');
    expect(far.isClosed()).toBe(true);
  });

  it('hands frames to the connection they are for, until it closes', async () => {
    const { far, server } = await connected();
    const [one, two] = [listener(), listener()];
    server.open(one);
    const second = server.open(two);
    far.say({ kind: 'frame', connection: 2, xml: '<a/>', turn: 1 });
    far.say({ kind: 'closed', connection: 2 });
    far.say({ kind: 'frame', connection: 2, xml: '<b/>', turn: 1 });
    second.send('<c/>');
    second.close();
    expect([one.heard, two.heard]).toEqual([[], ['<a/>', 'closed']]);
    expect(far.requests.slice(1).map(({ kind }) => kind)).toEqual(['open', 'open']);
  });

  it('hears nothing of a connection that it closed', async () => {
    const { far, server } = await connected();
    const one = listener();
    server.open(one).close();
    far.say({ kind: 'frame', connection: 1, xml: '<a/>', turn: 1 });
    far.say({ kind: 'closed', connection: 1 });
    expect(one.heard).toEqual([]);
  });

  it('drops connections without a word at reset', async () => {
    const { far, server } = await connected();
    const one = listener();
    const connection = server.open(one);
    const reset = server.reset();
    connection.send('<late/>');
    far.say({ kind: 'frame', connection: 1, xml: '<late/>', turn: 1 });
    far.say({ kind: 'idle', request: 1, nextTimerIn: undefined });
    await reset;
    expect(one.heard).toEqual([]);
    expect(far.requests.at(-1)).toEqual({ kind: 'reset', request: 1 });
  });

  it('asks for the rooms, apart from other questions', async () => {
    const { far, server } = await connected();
    const rooms = server.rooms();
    const idle = server.idle();
    far.say({ kind: 'idle', request: 2, nextTimerIn: 5 });
    far.say({ kind: 'rooms', request: 1, json: '[]' });
    expect(await idle).toEqual({ nextTimerIn: 5 });
    expect(await rooms).toEqual([]);
  });

  it('says so when the server cannot tell its rooms', async () => {
    const { far, server } = await connected();
    const rooms = server.rooms();
    far.say({ kind: 'rooms', request: 1, json: '' });
    await expect(rooms).rejects.toThrow('its log says why');
  });

  it('tells everybody of a crash', async () => {
    const { far, server } = await connected();
    const one = listener();
    server.open(one);
    const idle = server.idle();
    far.say({ kind: 'crashed', problem: 'Out of memory.' });
    await expect(idle).rejects.toThrow('Out of memory.');
    await expect(server.advance(1)).rejects.toThrow('Out of memory.');
    expect(() => server.open(one)).toThrow('Out of memory.');
    expect(one.heard).toEqual(['closed']);
  });

  it('keeps the lines of the boot for the first who listens', async () => {
    const far = fakePort();
    const connecting = connectToPort(far.port, OPTIONS);
    const line = { level: 'info', source: 'startup', message: 'Hello' } as const;
    far.say({ kind: 'log', line });
    far.say(BOOTED);
    const server = await connecting;
    const heard: unknown[] = [];
    const subscription = server.onLog((each) => void heard.push(each));
    far.say({ kind: 'log', line: { ...line, message: 'Later' } });
    subscription.dispose();
    far.say({ kind: 'log', line });
    expect(heard).toEqual([line, { ...line, message: 'Later' }]);
  });

  it('rejects when the script of a worker fails', async () => {
    const listeners = new Map<string, (event: Event) => void>();
    let terminated = false;
    const worker: WorkerLike = {
      postMessage: () => undefined,
      addEventListener: (type, heard) => void listeners.set(type, heard),
      terminate: () => void (terminated = true),
    };
    const connecting = connectToWorker(worker, OPTIONS);
    listeners.get('error')?.(new Event('error'));
    await expect(connecting).rejects.toThrow('its script could not be loaded');
    expect(terminated).toBe(true);
  });
});

describe('a server in this process', () => {
  it('says so when there is nothing to boot from', async () => {
    await expect(
      createInProcessServer({ pack: new TextEncoder().encode('{}'), wasm: 'none' }),
    ).rejects.toThrow('The embedded Prosody did not start: This is no pack of Prosody');
  });
});
