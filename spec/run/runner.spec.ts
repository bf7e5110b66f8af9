import { describe, expect, it, vi } from 'vitest';
import type { Milliseconds } from '../../src/base/clock.ts';
import { ProblemError } from '../../src/run/problem-error.ts';
import type {
  ActorConnector,
  ActorListener,
  EmbeddedClock,
  ServerLogLine,
  ServerPort,
} from '../../src/run/ports.ts';
import { explainer } from '../../src/diagnosis/diagnosis.ts';
import { createRunner, type RunnerPorts, type RunnerSetup } from '../../src/run/runner.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import type { ServerRoom } from '../../src/xmpp/server-room.ts';
import { serverRoom } from '../support/server-room.ts';
import { scenario, stanza } from '../support/scenario-notation.ts';
import { createSimulatedClock, settle } from '../support/simulated-clock.ts';
import { LOST } from '../support/simulated-run.ts';
import { notate } from '../support/trace-notation.ts';

const GARDEN = serverRoom('garden@conference.localhost');

/** Actors whose frames appear on the spot, from inside `send`: the hardest case for the order of inputs. */
function createWire() {
  const listeners = new Map<string, ActorListener>();
  const aborted: string[] = [];
  const connector: ActorConnector = {
    connect: ({ name, jid }, listener) => {
      listeners.set(name, listener);
      queueMicrotask(() => listener.online(`${jid}/1`));
      return {
        send: (sent) => {
          const xml = `<${sent.local}/>`;
          listener.frame({ direction: 'sent', phase: 'session', xml, stanza: sent });
        },
        sendRaw: () => undefined,
        disconnect: () => queueMicrotask(() => listener.closed()),
        abort: () => void aborted.push(name),
      };
    },
  };
  const deliver = (name: string, xml: string) =>
    listeners
      .get(name)
      ?.frame({ direction: 'received', phase: 'session', xml, stanza: stanza(xml) });
  return { connector, deliver, aborted };
}

function createServer(more: Partial<ServerPort> = {}) {
  const logs = new Set<(line: ServerLogLine) => void>();
  const port: ServerPort = {
    label: 'simulated',
    prepare: () => Promise.resolve(),
    onLog: (listener) => {
      logs.add(listener);
      return { dispose: () => logs.delete(listener) };
    },
    ...more,
  };
  return { port, logs };
}

function launch(script: string, more: Partial<RunnerPorts & RunnerSetup> = {}) {
  const clock = createSimulatedClock();
  const wire = createWire();
  const server = createServer();
  const batches: (readonly TraceEvent[])[] = [];
  const runner = createRunner(
    { scenario: scenario(script), source: 'redacted', ...more },
    {
      connector: wire.connector,
      server: server.port,
      clock,
      explainer,
      onEvents: (batch) => batches.push(batch),
      ...more,
    },
  );
  const lines = () => batches.flat().map(notate);
  return { clock, wire, server, batches, runner, lines };
}

describe('the runner', () => {
  it('runs a scenario and delivers its trace in order', async () => {
    const { clock, wire, runner, batches, lines } = launch(
      'Romeo connects\nRomeo sends <iq/>\nRomeo receives <iq/>\nRomeo disconnects',
    );
    runner.start();
    await clock.pass(1);
    wire.deliver('Romeo', '<iq/>');
    await expect(runner.finished).resolves.toMatchObject({ outcome: 'passed' });
    expect(lines()).toEqual([
      'started',
      'step 1',
      'Romeo connecting',
      'Romeo online romeo@localhost/1',
      'step 1: sent',
      'step 2',
      '2 Romeo > <iq/>',
      'step 2: sent 6',
      'step 3',
      'Romeo < <iq/>',
      'step 3: matched 9',
      'step 4',
      'Romeo offline',
      'step 4: sent',
      'passed',
    ]);
    expect(batches.flat()).toEqual(runner.events);
    expect(batches[0]?.[0]).toMatchObject({ source: 'redacted', server: 'simulated', at: 0 });
  });

  it('delivers the events of a tenth of a second together', async () => {
    const { clock, batches, runner, wire } = launch(
      'Romeo connects\nRomeo receives <iq id="last"/>',
    );
    runner.start();
    await clock.pass(100);
    const before = batches.length;
    wire.deliver('Romeo', '<presence/>');
    wire.deliver('Romeo', '<presence/>');
    await clock.pass(99);
    expect(batches).toHaveLength(before);
    await clock.pass(1);
    expect(batches.slice(before).map((batch) => batch.length)).toEqual([4]);
  });

  it('delivers what streams past three times a second, and then as before', async () => {
    const { clock, batches, runner, wire } = launch(
      'Romeo connects\nRomeo receives <iq id="last"/>',
    );
    runner.start();
    await clock.pass(100);
    // Each is received, and skipped.
    for (let sent = 0; sent < 60; sent += 1) wire.deliver('Romeo', '<presence/>');
    await clock.pass(100);
    expect(batches.at(-1)).toHaveLength(120);
    const before = batches.length;
    wire.deliver('Romeo', '<presence/>');
    await clock.pass(300);
    expect(batches).toHaveLength(before);
    await clock.pass(30);
    expect(batches.slice(before).map((batch) => batch.length)).toEqual([2]);
    wire.deliver('Romeo', '<presence/>');
    await clock.pass(100);
    expect(batches).toHaveLength(before + 2);
  });

  it('keeps what streams past for as long as whoever paints it needs, and an end no longer', async () => {
    let interval = 400;
    const { clock, batches, runner, wire } = launch(
      'Romeo connects\nRomeo receives <iq id="last"/>',
      { streamInterval: () => interval },
    );
    const stream = () => {
      for (let sent = 0; sent < 60; sent += 1) wire.deliver('Romeo', '<presence/>');
    };
    runner.start();
    await clock.pass(100);
    stream();
    await clock.pass(100);
    const before = batches.length;
    stream();
    await clock.pass(300);
    // The last picture takes longer than was thought.
    interval = 900;
    await clock.pass(599);
    expect(batches).toHaveLength(before);
    await clock.pass(1);
    expect(batches).toHaveLength(before + 1);
    stream();
    runner.pause();
    expect(batches).toHaveLength(before + 2);
    expect(batches.flat()).toEqual(runner.events);
  });

  it('tells its phase after the events that led to it', async () => {
    const { clock, runner, lines } = launch('Romeo connects\nRomeo disconnects');
    const phases: string[] = [];
    runner.onPhase((phase) => phases.push(`${phase} after ${lines().at(-1) ?? 'nothing'}`));
    expect(runner.phase).toBe('preparing');
    runner.setBreakpoints({ steps: [2] });
    runner.start();
    await clock.pass(1);
    runner.continue();
    await runner.finished;
    expect(phases).toEqual([
      'running after Romeo connecting',
      'paused after paused 2 breakpoint',
      'running after step 2',
      'ended after passed',
    ]);
  });

  it('ends with the problem when the server cannot be prepared', async () => {
    const failing = createServer({ prepare: () => Promise.reject(new ProblemError(LOST)) });
    const { runner } = launch('Romeo connects', { server: failing.port });
    runner.start();
    const ended = await runner.finished;
    expect(ended).toMatchObject({ outcome: 'error', problem: LOST });
    expect(ended.step).toBeUndefined();
  });

  it('makes a sentence of whatever else the server throws', async () => {
    const failing = createServer({ prepare: () => Promise.reject(new Error('out of memory')) });
    const { runner } = launch('Romeo connects', { server: failing.port });
    runner.start();
    const { problem } = await runner.finished;
    expect(problem?.what).toBe('The server failed: out of memory');
  });

  it('records what the server logs, until the run has ended', async () => {
    const { clock, runner, server, lines } = launch('Romeo connects\nRomeo receives <iq/>');
    runner.start();
    await clock.pass(1);
    const line = { level: 'warn', source: 'muc', message: 'm' } as const;
    server.logs.forEach((log) => log(line));
    runner.stop();
    expect(lines().slice(-3)).toEqual(['server-log', 'Romeo offline', 'stopped']);
    expect(server.logs.size).toBe(0);
  });

  it('stops at once, and drops the sockets', async () => {
    const { clock, runner, wire } = launch('Romeo connects\nRomeo receives <iq/>');
    runner.start();
    await clock.pass(10);
    runner.stop();
    expect(runner.phase).toBe('ended');
    expect(wire.aborted).toEqual(['Romeo']);
    await expect(runner.finished).resolves.toMatchObject({ outcome: 'stopped' });
  });

  it('lets time run out on a server that is not ours', async () => {
    const { clock, runner } = launch('Romeo connects\nRomeo receives <iq/>', {
      options: { timeout: 300 },
    });
    runner.start();
    await clock.pass(299);
    expect(runner.phase).toBe('running');
    await clock.pass(10);
    await expect(runner.finished).resolves.toMatchObject({ outcome: 'failed', at: 300 });
  });

  it('pauses and goes on by hand', async () => {
    const { clock, runner, lines } = launch('Romeo connects\nRomeo sends <iq/>');
    runner.start('step');
    await clock.pass(1);
    runner.step();
    await clock.pass(1);
    expect(lines().filter((line) => /paused|resumed/.test(line))).toEqual([
      'paused 1 step',
      'resumed',
      'paused 2 step',
    ]);
    runner.continue();
    await runner.finished;
  });
});

describe('the runner with the embedded server', () => {
  function embedded(
    timers: Milliseconds[],
    onAdvance: (by: number) => void = () => undefined,
    more: Partial<EmbeddedClock> = {},
  ) {
    return createServer({
      embedded: {
        idle: () => Promise.resolve({ nextTimerIn: timers[0] }),
        advance: (by) => {
          timers.shift();
          onAdvance(by);
          return Promise.resolve();
        },
        ...more,
      },
    }).port;
  }

  it('asks it when nothing more will come, and moves its clock; in vain costs no time', async () => {
    const advanced = vi.fn();
    const { clock, runner } = launch('Romeo connects\nRomeo receives <iq/>', {
      server: embedded([3000, 2500], advanced),
    });
    runner.start();
    await settle();
    const ended = await runner.finished;
    expect(advanced.mock.calls).toEqual([[3000]]);
    expect(ended).toMatchObject({ outcome: 'failed', at: 0 });
    expect(clock.now()).toBe(1000);
  });

  it('counts the time that its clock was moved until a stanza came', async () => {
    const wire = createWire();
    const { runner } = launch('Romeo connects\nRomeo receives <iq/>', {
      connector: wire.connector,
      server: embedded([3000], () => wire.deliver('Romeo', '<iq/>')),
    });
    runner.start();
    expect(await runner.finished).toMatchObject({ outcome: 'passed', at: 3000 });
  });

  it('records its rooms when they change, once it has finished with an action', async () => {
    const answers: readonly ServerRoom[][] = [[], [], [GARDEN]];
    let asked = 0;
    const rooms = () => Promise.resolve(answers[asked++] ?? []);
    const server = embedded([], undefined, { rooms });
    const { runner } = launch(
      'Romeo connects\nRomeo sends <presence/>\nRomeo sends <message/>\nRomeo disconnects',
      { server },
    );
    runner.start();
    await runner.finished;
    const kept = runner.events.filter((event) => event.type === 'server-rooms');
    expect(kept.map((event) => event.rooms)).toEqual([[], [GARDEN], []]);
    const after = kept.map(({ seq }) => runner.events[seq - 1]);
    expect(after.map((event) => event?.type === 'step-ended' && event.step)).toEqual([1, 3, 4]);
  });

  it('runs on when its rooms cannot be told', async () => {
    const rooms = () => Promise.reject(new Error('no'));
    const server = embedded([], undefined, { rooms });
    const { runner } = launch('Romeo connects', { server });
    runner.start();
    expect(await runner.finished).toMatchObject({ outcome: 'passed' });
  });

  it('ends with a problem when it breaks', async () => {
    const server = createServer({
      embedded: {
        idle: () => Promise.reject(new ProblemError(LOST)),
        advance: () => Promise.resolve(),
      },
    });
    const { runner } = launch('Romeo connects', { server: server.port });
    runner.start();
    await expect(runner.finished).resolves.toMatchObject({ outcome: 'error', problem: LOST });
  });
});
