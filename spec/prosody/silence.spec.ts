import { describe, expect, it } from 'vitest';
import { connectToPort } from '../../src/prosody/client.ts';
import type { BootOptions, ServerMessage, ServerRequest } from '../../src/prosody/protocol.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { createSimulatedClock, settle } from '../support/simulated-clock.ts';

const OPTIONS: BootOptions = { pack: new Uint8Array(), wasm: 'none' };

/** A server's end that answers knocks and questions until it is killed. */
function stage({ answers = true } = {}) {
  const clock = createSimulatedClock();
  const requests: string[] = [];
  const ends: string[] = [];
  const locks = new Map<string, () => void>();
  let isAlive = answers;
  let isBusy = false;
  let waiting: ServerRequest[] = [];
  let tell: (message: ServerMessage) => void = () => undefined;
  let isClosed = false;

  function answer(request: ServerRequest): void {
    if (!isAlive) return;
    if (isBusy) return void waiting.push(request);
    if (request.kind === 'knock') tell({ kind: 'here' });
    if (request.kind === 'rooms') tell({ kind: 'rooms', request: request.request, json: '[]' });
    if (request.kind === 'idle' || request.kind === 'reset' || request.kind === 'advance') {
      tell({ kind: 'idle', request: request.request, nextTimerIn: undefined });
    }
  }
  const connecting = connectToPort(
    {
      post: (request: ServerRequest) => {
        requests.push(request.kind);
        queueMicrotask(() => answer(request));
      },
      listen: (receive: typeof tell) => void (tell = receive),
      close: () => void (isClosed = true),
    },
    OPTIONS,
    {
      clock,
      onEnd: ({ message }) => void ends.push(message),
      whenReleased: (lock, released) => void locks.set(lock, released),
    },
  );
  connecting.catch(() => undefined);
  return {
    clock,
    requests,
    ends,
    connecting,
    say: (message: ServerMessage) => tell(message),
    boots: async (): Promise<ProsodyServer> => {
      tell({ kind: 'booted', version: '1', faults: [] });
      return connecting;
    },
    kill: () => void (isAlive = false),
    loseItselfInWork: () => void (isBusy = true),
    finishWork: () => {
      isBusy = false;
      const late = waiting;
      waiting = [];
      late.forEach(answer);
    },
    letGo: (lock: string) => locks.get(lock)?.(),
    isClosed: () => isClosed,
  };
}

function told(promise: Promise<unknown>): { readonly said: string[] } {
  const said: string[] = [];
  promise.then(
    () => said.push('answered'),
    (error: unknown) => said.push(String(error)),
  );
  return { said };
}

const listener = () => {
  const heard: (string | undefined)[] = [];
  return { heard, frame: () => undefined, closed: (problem?: string) => void heard.push(problem) };
};

describe('a server that falls silent', () => {
  it.each([
    ['idle', (server: ProsodyServer) => server.idle()],
    ['advance', (server: ProsodyServer) => server.advance(1)],
    ['reset', (server: ProsodyServer) => server.reset()],
    ['rooms', (server: ProsodyServer) => server.rooms()],
  ])('while it owes the answer to %s is told within five seconds', async (_, ask) => {
    const { clock, boots, kill, ends, isClosed } = stage();
    const server = await boots();
    kill();
    const { said } = told(ask(server));
    await clock.pass(4_000);
    expect(said).toEqual([]);
    await clock.pass(1_000);
    expect(said).toEqual([expect.stringContaining('has not answered for 4 seconds')]);
    expect(ends).toHaveLength(1);
    expect(isClosed()).toBe(true);
  });

  it('after a frame is told, too, and connections hear why', async () => {
    const { clock, boots, kill } = stage();
    const server = await boots();
    const one = listener();
    const connection = server.open(one);
    await settle();
    kill();
    connection.send('<message/>');
    await clock.pass(5_000);
    expect(one.heard).toEqual([expect.stringContaining('has not answered')]);
    expect(() => server.open(one)).toThrow('has not answered');
  });

  it('while own code is loaded is told with the place where that hangs, which is no sign of life', async () => {
    const { clock, connecting, kill, say } = stage();
    const place = { module: 'loops', file: 'mod_loops.lua', line: 2, message: 'it hangs there' };
    const failed = connecting.catch((error: unknown) => error);
    kill();
    for (let told = 0; told < 10; told += 1) {
      say({ kind: 'works-at', place });
      await clock.pass(500);
    }
    expect(await failed).toMatchObject({
      message:
        'The embedded Prosody has not answered for 4 seconds. mod_loops did not load: mod_loops.lua:2: it hangs there',
      fault: place,
    });
  });

  it('elsewhere, later on, is not told with that place', async () => {
    const { clock, connecting, kill, say } = stage();
    const { said } = told(connecting);
    say({ kind: 'works-at', place: { file: 'mod_slow.lua', line: 2, message: 'it hangs there' } });
    say({ kind: 'here' });
    kill();
    await clock.pass(5_000);
    expect(said).toEqual([expect.not.stringContaining('mod_slow')]);
  });

  const stanza =
    "<message type='chat' id='1' to='juliet@localhost'><body>my secret</body></message>";

  it('in a run is told with the line where it hangs, and what it was at work on', async () => {
    const { clock, boots, kill, say, ends } = stage();
    const server = await boots();
    const connection = server.open(listener());
    connection.send('<iq/>');
    await server.idle();
    kill();
    connection.send(stanza);
    connection.send('<presence/>');
    const { said } = told(server.idle());
    const message = 'it hangs there';
    say({ kind: 'works-at', place: { file: 'mod_x.lua', line: 6, message, source: '\tloop();' } });
    await clock.pass(5_000);
    const sentence =
      'The embedded Prosody has not answered for 4 seconds. mod_x.lua:6: it hangs there (loop();). ' +
      "It was at work on <message type='chat' id='1' to='juliet@localhost'>. " +
      'Look there for a loop that does not end, or for work that takes too long.';
    expect(ends).toEqual([sentence]);
    expect(said).toEqual([`Error: ${sentence}`]);
  });

  it('in a run beside it is told with what that was about to ask, as only the thread that hangs knew', async () => {
    const { clock, boots, kill, say } = stage();
    const server = await boots();
    const ends: string[] = [];
    const tell = server.beside?.({
      hear: () => undefined,
      ended: ({ message }) => void ends.push(message),
      owes: () => true,
    });
    tell?.('play');
    say({ kind: 'asked', work: { kind: 'frame', connection: 1, xml: '<iq/>' } });
    say({ kind: 'asked', work: { kind: 'frame', connection: 1, xml: stanza } });
    const message = 'it hangs there';
    say({ kind: 'works-at', place: { file: 'mod_x.lua', line: 6, message, source: '\tloop();' } });
    kill();
    await clock.pass(5_000);
    expect(ends).toEqual([
      'The embedded Prosody has not answered for 4 seconds. mod_x.lua:6: it hangs there (loop();). ' +
        "It was at work on <message type='chat' id='1' to='juliet@localhost'>. " +
        'Look there for a loop that does not end, or for work that takes too long.',
    ]);
  });

  it('is told with what it was at work on where no line is known', async () => {
    const { clock, boots, kill, say, ends } = stage();
    const server = await boots();
    const connection = server.open(listener());
    kill();
    connection.send('<iq/>');
    connection.send(stanza);
    // A word of the third turn: it is done with the opening and the first frame.
    say({ kind: 'frame', connection: 1, xml: '<iq/>', turn: 3 });
    void told(server.idle());
    await clock.pass(5_000);
    expect(ends).toEqual([
      expect.stringMatching(
        /ended from outside\. It was at work on <message .*juliet@localhost'>\.$/,
      ),
    ]);
    expect(ends.join()).not.toContain('secret');
  });

  it.each([
    ['reset', (server: ProsodyServer) => server.reset(), 'It was made ready for the script'],
    ['advance', (server: ProsodyServer) => server.advance(1), 'what its timers were due for'],
  ])('while it owes the answer to %s is told with what that is', async (_, ask, words) => {
    const { clock, boots, kill } = stage();
    const server = await boots();
    kill();
    const { said } = told(ask(server));
    await clock.pass(5_000);
    expect(said).toEqual([expect.stringContaining(words)]);
  });

  it('in mid-boot is told within five seconds, however long the boot has lasted', async () => {
    const { clock, connecting, kill } = stage();
    const { said } = told(connecting);
    await clock.pass(60_000);
    kill();
    expect(said).toEqual([]);
    await clock.pass(5_000);
    expect(said).toEqual([expect.stringContaining('has not answered')]);
  });

  it('and was never loaded is told within five seconds', async () => {
    const { clock, connecting } = stage({ answers: false });
    const { said } = told(connecting);
    await clock.pass(4_000);
    expect(said).toEqual([]);
    await clock.pass(500);
    expect(said).toEqual([expect.stringContaining('has not answered')]);
  });
});

describe('a server whose worker is gone', () => {
  it('is known to be at once, also while nothing is owed', async () => {
    const { clock, boots, say, letGo, ends, isClosed } = stage();
    const server = await boots();
    say({ kind: 'lives', lock: 'mine' });
    const one = listener();
    server.open(one);
    await settle();
    letGo('mine');
    expect(ends).toEqual([expect.stringContaining('was ended from outside')]);
    expect(one.heard).toEqual([expect.stringContaining('was ended from outside')]);
    expect(isClosed()).toBe(true);
    await clock.pass(60_000);
    expect(ends).toHaveLength(1);
  });

  it('is known to be at once in mid-boot', async () => {
    const { connecting, say, letGo } = stage();
    const { said } = told(connecting);
    say({ kind: 'lives', lock: 'mine' });
    letGo('mine');
    await settle();
    expect(said).toEqual([expect.stringContaining('was ended from outside')]);
  });

  it('was shut down by the page, and nothing more is said', async () => {
    const { boots, say, letGo, ends } = stage();
    const server = await boots();
    say({ kind: 'lives', lock: 'mine' });
    server.dispose();
    letGo('mine');
    expect(ends).toEqual(['The embedded Prosody was shut down.']);
  });
});

describe('a server that is well', () => {
  it('may boot for minutes, and hear nothing meanwhile, as long as it comes further', async () => {
    const { clock, connecting, kill, say } = stage();
    const { said } = told(connecting);
    kill();
    for (let count = 0; count < 40; count += 1) {
      await clock.pass(4_000);
      say({ kind: 'here' });
    }
    say({ kind: 'booted', version: '1', faults: [] });
    await clock.pass(60_000);
    expect(said).toEqual(['answered']);
  });

  it('may work for four seconds', async () => {
    const { clock, boots, loseItselfInWork, finishWork, ends } = stage();
    const server = await boots();
    loseItselfInWork();
    const { said } = told(server.advance(3_600_000));
    await clock.pass(4_000);
    finishWork();
    await clock.pass(60_000);
    expect(said).toEqual(['answered']);
    expect(ends).toEqual([]);
  });

  it('may work for long as long as it says something', async () => {
    const { clock, boots, loseItselfInWork, finishWork, say, ends } = stage();
    const server = await boots();
    loseItselfInWork();
    const { said } = told(server.idle());
    for (let second = 0; second < 20; second += 2) {
      await clock.pass(2_000);
      say({ kind: 'log', line: { level: 'info', source: 'muc', message: 'Busy' } });
    }
    finishWork();
    await settle();
    expect(said).toEqual(['answered']);
    expect(ends).toEqual([]);
  });

  it('is not disturbed while nothing is owed', async () => {
    const { clock, boots, requests, ends } = stage();
    const server = await boots();
    const connection = server.open(listener());
    connection.send('<message/>');
    await clock.pass(60_000);
    await server.idle();
    await clock.pass(3_600_000);
    expect(requests).toEqual(['boot', 'open', 'frame', 'knock', 'idle']);
    expect(ends).toEqual([]);
  });

  it('is not taken for dead by a page that stood still', async () => {
    let now = 0;
    let due: (() => void) | undefined;
    const clock = {
      now: () => now,
      setTimer: (_delay: number, callback: () => void) => {
        due = callback;
        return { dispose: () => void (due = undefined) };
      },
    };
    const ends: string[] = [];
    let tell: (message: ServerMessage) => void = () => undefined;
    const port = {
      post: () => undefined,
      listen: (receive: typeof tell) => void (tell = receive),
      close: () => undefined,
    };
    const care = { clock, onEnd: ({ message }: Error) => void ends.push(message) };
    const connecting = connectToPort(port, OPTIONS, care);
    tell({ kind: 'booted', version: '1', faults: [] });
    const { said } = told((await connecting).idle());
    // An hour of sleep; the answer came before it, but a timer is the first to wake up. Then again, in the background.
    for (let sleep = 0; sleep < 3; sleep += 1) {
      now += 3_600_000;
      due?.();
    }
    tell({ kind: 'idle', request: 1, nextTimerIn: undefined });
    await settle();
    expect(said).toEqual(['answered']);
    expect(ends).toEqual([]);
    expect(due).toBeUndefined();
  });
});
