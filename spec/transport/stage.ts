import type { Clock, Milliseconds } from '../../src/base/clock.ts';
import type { ActorListener, ActorSession, WireFrame } from '../../src/run/ports.ts';
import type { ScenarioActor } from '../../src/script/scenario.ts';
import type { Problem } from '../../src/trace/event.ts';
import { createWebSocketConnector } from '../../src/transport/connectors.ts';
import type { WebSocketConstructor, WebSocketLike } from '../../src/transport/web-socket-wire.ts';

const FRAMING = "xmlns='urn:ietf:params:xml:ns:xmpp-framing'";
export const SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
const STREAM = "xmlns:stream='http://etherx.jabber.org/streams'";

export const frames = {
  open: `<open ${FRAMING} from='localhost' id='s1' version='1.0'/>`,
  close: `<close ${FRAMING}/>`,
  mechanisms: (...names: string[]) =>
    `<stream:features ${STREAM}><mechanisms ${SASL}>${names
      .map((name) => `<mechanism>${name}</mechanism>`)
      .join('')}</mechanisms></stream:features>`,
  noFeatures: `<stream:features ${STREAM}/>`,
  bindFeature: `<stream:features ${STREAM}><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></stream:features>`,
  success: `<success ${SASL}/>`,
  failure: (condition: string) => `<failure ${SASL}><${condition}/></failure>`,
  bound: (id: string, jid: string) =>
    `<iq xmlns='jabber:client' type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`,
  streamError: (condition: string, text = '') =>
    `<stream:error ${STREAM}><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>${
      text && `<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>${text}</text>`
    }</stream:error>`,
};

/** What the server does with one frame: the frames it sends back. */
export type Part = (frame: string) => readonly string[];

/** A server that speaks RFC 7395 as its part says; one per connection. */
class ScriptedServer implements WebSocketLike {
  protocol = 'xmpp';
  binaryType = '';
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  readonly heard: string[] = [];
  readonly #part: Part;
  isClosed = false;

  constructor(part: Part) {
    this.#part = part;
  }

  opens(): void {
    (this.onopen as (() => void) | null)?.();
  }

  says(data: unknown): void {
    (this.onmessage as ((event: { data: unknown }) => void) | null)?.({ data });
  }

  vanishes(code = 1006, reason = ''): void {
    this.isClosed = true;
    (this.onclose as ((event: object) => void) | null)?.({ code, reason });
  }

  fails(message?: string): void {
    (this.onerror as ((event: object) => void) | null)?.({ message });
    this.vanishes();
  }

  send(frame: string): void {
    this.heard.push(frame);
    const answers = this.#part(frame);
    queueMicrotask(() => answers.forEach((answer) => this.says(answer)));
  }

  close(): void {
    if (!this.isClosed) queueMicrotask(() => this.vanishes(1000));
    this.isClosed = true;
  }
}

/** The usual part: PLAIN, and what `onStanza` answers once the session runs. */
export function welcoming(onStanza: Part = () => []): Part {
  return signingIn(frames.mechanisms('PLAIN'), () => [frames.success], onStanza);
}

/** Opens, offers `features`, leaves SASL to `sasl`, binds what is asked for. */
export function signingIn(features: string, sasl: Part, onStanza: Part = () => []): Part {
  let isSignedIn = false;
  return (frame) => {
    if (frame.startsWith('<open')) {
      return [frames.open, isSignedIn ? frames.bindFeature : features];
    }
    if (frame.startsWith('<close')) return [frames.close];
    if (!frame.includes('xmpp-bind')) {
      const answers = frame.includes('xmpp-sasl') ? sasl(frame) : onStanza(frame);
      isSignedIn ||= answers.some((answer) => answer.startsWith('<success'));
      return answers;
    }
    const id = /id="([^"]*)"/.exec(frame)?.[1] ?? '';
    const resource = /<resource>(.*)<\/resource>/.exec(frame)?.[1] ?? 'chosen-by-server';
    return [frames.bound(id, `romeo@localhost/${resource}`)];
  };
}

export const romeo: ScenarioActor = {
  name: 'Romeo',
  jid: 'romeo@localhost',
  password: 'balcony',
  resource: undefined,
  connectHost: undefined,
  connectPort: undefined,
  range: { start: 0, end: 0 },
};

/** Time that passes only when told to. */
export class SimulatedClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ due: Milliseconds; callback: () => void }>();

  get pending(): number {
    return this.#timers.size;
  }

  now(): Milliseconds {
    return this.#now;
  }

  setTimer(delay: Milliseconds, callback: () => void) {
    const timer = { due: this.#now + delay, callback };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  pass(time: Milliseconds): void {
    this.#now += time;
    for (const timer of [...this.#timers]) {
      if (timer.due > this.#now) continue;
      this.#timers.delete(timer);
      timer.callback();
    }
  }
}

/** Notes what a session reports. */
export class Witness implements ActorListener {
  readonly frames: WireFrame[] = [];
  /** Names of the calls, in order. */
  readonly calls: string[] = [];
  readonly isOnline: Promise<string>;
  readonly isClosed: Promise<Problem | undefined>;
  #sayOnline: (jid: string) => void = () => undefined;
  #sayClosed: (problem: Problem | undefined) => void = () => undefined;

  constructor() {
    this.isOnline = new Promise((resolve) => (this.#sayOnline = resolve));
    this.isClosed = new Promise((resolve) => (this.#sayClosed = resolve));
  }

  frame(frame: WireFrame): void {
    this.calls.push('frame');
    this.frames.push(frame);
  }

  online(jid: string): void {
    this.calls.push('online');
    this.#sayOnline(jid);
  }

  closed(problem?: Problem): void {
    this.calls.push('closed');
    this.#sayClosed(problem);
  }

  /** All frames as `> …` and `< …`. */
  get transcript(): readonly string[] {
    return this.frames.map(({ direction, xml }) => `${direction === 'sent' ? '>' : '<'} ${xml}`);
  }

  get session(): readonly WireFrame[] {
    return this.frames.filter(({ phase }) => phase === 'session');
  }
}

export interface Stage {
  readonly server: ScriptedServer;
  readonly session: ActorSession;
  readonly witness: Witness;
  readonly clock: SimulatedClock;
}

export interface StageOptions {
  readonly actor?: Partial<ScenarioActor>;
  readonly url?: string;
  /** The server does not accept the connection by itself. */
  readonly isSlow?: boolean;
}

/** Romeo connects to a server that plays `part`. */
export function play(part: Part, { actor, url, isSlow }: StageOptions = {}): Stage {
  const server = new ScriptedServer(part);
  const clock = new SimulatedClock();
  const WebSocket = function () {
    if (!isSlow) queueMicrotask(() => server.opens());
    return server;
  } as unknown as WebSocketConstructor;
  const address = url ?? 'ws://127.0.0.1:5280/xmpp-websocket';
  const connector = createWebSocketConnector({ url: address, clock, WebSocket });
  const witness = new Witness();
  const session = connector.connect({ ...romeo, ...actor }, witness);
  return { server, session, witness, clock };
}

/** The same, once Romeo is online. */
export async function playOnline(part: Part = welcoming(), options?: StageOptions): Promise<Stage> {
  const stage = play(part, options);
  await stage.witness.isOnline;
  return stage;
}

/** Resolves when every promise that can settle by itself has settled. */
export function allPending(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
