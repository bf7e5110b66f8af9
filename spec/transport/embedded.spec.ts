import { describe, expect, it } from 'vitest';
import type { ConnectionListener, Idle, ProsodyServer } from '../../src/prosody/server.ts';
import { ProblemError } from '../../src/run/problem-error.ts';
import { createEmbeddedConnector } from '../../src/transport/connectors.ts';
import { createEmbeddedPort, createRemotePort } from '../../src/transport/server-ports.ts';
import { xml } from '../../src/xml/element.ts';
import { SimulatedClock, Witness, frames, romeo, signingIn, welcoming } from './stage.ts';
import type { Part } from './stage.ts';

/** Works through its queue when it is asked to be idle, and by itself in between. */
class FakeProsody implements ProsodyServer {
  readonly version = '0.12.3';
  readonly heard: string[] = [];
  readonly listeners: ConnectionListener[] = [];
  readonly asked: string[] = [];
  resets = 0;
  fault: Error | undefined;
  readonly #part: () => Part;
  readonly #queue: (() => void)[] = [];

  constructor(part: () => Part = () => welcoming()) {
    this.#part = part;
  }

  open(listener: ConnectionListener) {
    if (this.fault) throw this.fault;
    const part = this.#part();
    this.listeners.push(listener);
    let isOpen = true;
    return {
      send: (frame: string) => {
        this.heard.push(frame);
        this.#queue.push(() => {
          for (const answer of part(frame))
            if (isOpen) listener.frame(answer, { turn: this.heard.length });
        });
        setImmediate(() => this.#work());
      },
      nextTurn: () => this.heard.length + 1,
      close: () => {
        isOpen = false;
      },
    };
  }

  async idle(): Promise<Idle> {
    this.asked.push('idle');
    if (this.fault) throw this.fault;
    await Promise.resolve();
    this.#work();
    return { nextTimerIn: 60_000 };
  }

  advance(): Promise<Idle> {
    return this.idle();
  }

  reset(): Promise<void> {
    this.resets += 1;
    return this.fault ? Promise.reject(this.fault) : Promise.resolve();
  }

  source() {
    return Promise.resolve(undefined);
  }

  coverage() {
    return Promise.resolve([]);
  }

  rooms() {
    this.asked.push('rooms');
    return Promise.resolve([]);
  }

  onInside = () => ({ dispose: () => undefined });
  onLog() {
    return { dispose: () => undefined };
  }

  dispose(): void {}

  #work(): void {
    for (const task of this.#queue.splice(0)) task();
  }
}

function embed(server = new FakeProsody()) {
  const clock = new SimulatedClock();
  const connector = createEmbeddedConnector({ server, clock });
  const port = createEmbeddedPort(server, connector);
  const connect = () => {
    const witness = new Witness();
    return { witness, session: connector.connect(romeo, witness) };
  };
  return { server, clock, connector, port, connect };
}

describe('an actor on the embedded server', () => {
  it('signs in with PLAIN, as it is the fastest', async () => {
    const part = () => signingIn(frames.mechanisms('SCRAM-SHA-1', 'PLAIN'), () => [frames.success]);
    const { server, connect } = embed(new FakeProsody(part));
    await connect().witness.isOnline;
    expect(server.heard[1]).toContain('mechanism="PLAIN"');
  });

  it('closes the stream, and hears of the end once', async () => {
    const { connect, clock } = embed();
    const { session, witness } = connect();
    await witness.isOnline;
    session.disconnect();
    expect(await witness.isClosed).toBeUndefined();
    expect(witness.transcript.at(-1)).toBe(`< ${frames.close}`);
    expect(clock.pending).toBe(0);
  });

  it('hears of a server that crashes in mid-run', async () => {
    const { server, connect } = embed();
    const { witness } = connect();
    await witness.isOnline;
    server.listeners[0]?.closed();
    expect(await witness.isClosed).toMatchObject({ code: 'embedded-server-failed' });
  });

  it('cannot connect to a server that has crashed', async () => {
    const { server, connect } = embed();
    server.fault = new Error('out of memory');
    const problem = await connect().witness.isClosed;
    expect(problem).toMatchObject({ code: 'embedded-server-failed' });
    expect(problem?.meaning).toContain('out of memory');
  });
});

describe('the port of the embedded server', () => {
  it('has a name for people', () => {
    expect(embed().port.label).toBe('Prosody 0.12.3 · in this tab');
  });

  it('is not idle before all clients have come to rest', async () => {
    const { port, connect } = embed();
    const actors = [connect(), connect(), connect()];
    expect(await port.embedded?.idle()).toEqual({ nextTimerIn: 60_000 });
    expect(actors.map(({ witness }) => witness.calls.at(-1))).toEqual(Array(3).fill('online'));
  });

  it('asks for the rooms behind the question whether the server is idle, and once', async () => {
    const { server, connector } = embed();
    const { embedded } = createEmbeddedPort(server, connector, { tellsRooms: true });
    const answer = embedded?.idle();
    await Promise.resolve();
    expect(server.asked).toEqual(['idle', 'rooms']);
    await answer;
    expect(await embedded?.rooms?.()).toEqual([]);
    expect(server.asked).toEqual(['idle', 'rooms']);
    expect(await embedded?.rooms?.()).toEqual([]);
    expect(server.asked).toEqual(['idle', 'rooms', 'rooms']);
  });

  it('waits for a client that computes SCRAM', async () => {
    const challenge = (frame: string) => {
      const nonce = /r=(.*)$/.exec(atob(/>([^<]*)</.exec(frame)?.[1] ?? ''))?.[1] ?? '';
      return `<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${btoa(`r=${nonce}x,s=QSXC,i=4096`)}</challenge>`;
    };
    const part = () =>
      signingIn(frames.mechanisms('SCRAM-SHA-256'), (frame) =>
        frame.startsWith('<auth') ? [challenge(frame)] : [frames.failure('not-authorized')],
      );
    const { port, connect } = embed(new FakeProsody(part));
    const { witness } = connect();
    await port.embedded?.idle();
    expect(await witness.isClosed).toMatchObject({ code: 'wrong-password' });
    expect(witness.calls.at(-1)).toBe('closed');
  });

  it('has delivered all answers when it is idle', async () => {
    const echo: Part = (frame) => [frame];
    const { port, connect } = embed(new FakeProsody(() => welcoming(echo)));
    const { session, witness } = connect();
    await port.embedded?.idle();
    session.send(xml('message', {}, xml('body', {}, 'Hi')));
    await port.embedded?.idle();
    expect(witness.session.map(({ direction }) => direction)).toEqual(['sent', 'received']);
    session.disconnect();
    await port.embedded?.advance(5);
    expect(witness.calls.at(-1)).toBe('closed');
  });

  it('does not wait for actors that were dropped', async () => {
    const { port, connect } = embed(new FakeProsody(() => () => []));
    connect().session.abort();
    expect(await port.embedded?.idle()).toBeDefined();
  });

  it('prepares by a reset', async () => {
    const { server, port } = embed();
    await port.prepare();
    expect(server.resets).toBe(1);
  });

  it('rejects with a problem when the server has crashed', async () => {
    const { server, port } = embed();
    server.fault = new Error('unreachable executed');
    for (const work of [port.prepare(), port.embedded?.idle(), port.embedded?.advance(1)]) {
      const error = await work?.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(ProblemError);
      expect(error).toMatchObject({ problem: { code: 'embedded-server-failed' } });
    }
  });
});

describe('the port of a server elsewhere', () => {
  it('is called by its address and has no clock', async () => {
    const port = createRemotePort('wss://example.org/ws');
    expect(port.label).toBe('wss://example.org/ws');
    expect(port.embedded).toBeUndefined();
    await port.prepare();
    port.onLog(() => undefined).dispose();
  });
});
