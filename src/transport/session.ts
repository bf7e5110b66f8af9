import type { Clock, Milliseconds } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { t } from '../base/translate.ts';
import type { FrameOrigin } from '../prosody/server.ts';
import type { ActorListener, ActorSession } from '../run/ports.ts';
import type { ScenarioActor } from '../script/scenario.ts';
import type { Direction, Problem } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { printXml } from '../xml/print.ts';
import { FRAMING_NS, STREAM_ERRORS_NS } from '../xmpp/namespaces.ts';
import { Arrivals, type ArrivalListener, type Arrived } from './arrivals.ts';
import { createActorClient } from './actor-client.ts';
import type { ActorClient } from './actor-client.ts';
import {
  frameKind,
  inClientNamespace,
  parseFrame,
  rawFrame,
  wireFrame,
  withoutAddresses,
} from './frames.ts';
import type { FrameKind } from './frames.ts';
import { refusalReasonOf } from './negotiation.ts';
import { problemOfEnd, problemOfError, problemOfFrame } from './problem-of.ts';
import * as problems from './problems.ts';
import type { Where } from './problems.ts';
import { SetUp } from './set-up.ts';
import { noUsername } from './sign-in-problems.ts';
import type { SignIn, Trust } from './sign-in.ts';
import { streamError } from './stream-problems.ts';
import type { OpenWire, Wire, WireEnd } from './wire.ts';

/** How long an actor may take to be online. */
const CONNECT_LIMIT: Milliseconds = 10_000;
/** How long the server may take to close the stream and the socket after we did. */
const CLOSE_LIMIT: Milliseconds = 2_000;

const CLOSE_FRAME = `<close xmlns='${FRAMING_NS}'/>`;

export interface SessionOptions {
  readonly actor: ScenarioActor;
  readonly listener: ActorListener;
  readonly openWire: OpenWire;
  readonly where: Where;
  readonly trust: Trust;
  readonly clock: Clock;
  readonly signIn: SignIn;
  /** Localpart of the actor's JID; `''` when it has none: then the sign-in is anonymous. */
  readonly username: string;
  /** The stream's `to`. */
  readonly domain: string;
  /** Told whether the next frame of the set-up must come from the client; at first it must. */
  clientsTurn?(isClients: boolean): void;
}

/** What the client acts on while it sets a session up. */
const SET_UP_FRAMES: ReadonlySet<FrameKind> = new Set(['open', 'features', 'sasl']);

/** `connecting` until the bind result, `closing` after our `<close/>`. */
type Phase = 'connecting' | 'online' | 'closing' | 'over';

/** Begins a session. The listener is not called before this returns. */
export function openSession(options: SessionOptions): ActorSession {
  const session = new Session(options);
  queueMicrotask(() => session.start());
  return session;
}

/**
 * One actor on one wire. All frames pass through here, in both directions, and are recorded before anybody acts on
 * them. The client only sets the session up, and sees no more than it needs for that: its parts would parse addresses
 * and throw at those that are none, while a script has to hear everything.
 */
class Session implements ActorSession {
  readonly #options: SessionOptions;
  readonly #setUp: SetUp;
  #phase: Phase = 'connecting';
  #wire: Wire | undefined;
  #client: ActorClient | undefined;
  #timer: Disposable | undefined;
  #streamIsOpen = false;
  #hasSentRaw = false;
  readonly #arrivals: Arrivals;

  constructor(options: SessionOptions) {
    this.#options = options;
    const arrived: ArrivalListener = {
      frame: (frame) => this.#received(frame),
      binary: () => this.#receivedBinary(),
      closed: (end) => this.#wireClosed(end),
    };
    this.#arrivals = new Arrivals(arrived, options.clock);
    this.#setUp = new SetUp(options);
    options.clientsTurn?.(true);
  }

  start(): void {
    if (this.#is('over')) return;
    const { actor, where, username, domain, signIn, openWire, clock } = this.#options;
    if (username === '' && !(signIn.isAnonymous && domain !== '')) {
      return this.#finish(noUsername(where, actor.jid));
    }
    this.#timer = clock.setTimer(CONNECT_LIMIT, () => this.#connectTimedOut());
    try {
      this.#client = this.#createClient();
    } catch (error) {
      return this.#finish(problemOfError(where, error));
    }
    this.#wire = openWire({
      opened: () => {
        if (!this.#is('over')) this.#client?.opened();
      },
      frame: (text, origin) => this.#arrivals.frame(text, origin),
      binary: () => this.#arrivals.binary(),
      closed: (end) => this.#arrivals.closed(end),
    });
  }

  send(stanza: XmlElement): void {
    if (this.#is('online')) this.#put(printXml(inClientNamespace(stanza)));
  }

  get isReading(): boolean {
    return this.#arrivals.isReading;
  }

  /** The server may answer with a new stream, or with the end of this one. */
  sendRaw(text: string): void {
    if (!this.#is('online')) return;
    this.#hasSentRaw = true;
    this.#options.listener.frame({ ...rawFrame(text), ...this.#sentIn() });
    this.#wire?.send(text);
  }

  disconnect(): void {
    if (this.#is('over') || this.#is('closing')) return;
    if (!this.#streamIsOpen) return this.abort();
    this.#put(CLOSE_FRAME);
    this.#phase = 'closing';
    this.#noteTurn();
    this.#setTimer(() => {
      this.#wire?.drop();
      this.#finish();
    });
  }

  abort(): void {
    if (this.#is('over')) return;
    this.#end();
    this.#wire?.drop();
    queueMicrotask(() => this.#options.listener.closed());
  }

  /** A method, as the compiler would take the phase for unchanged after a call that changes it. */
  #is(phase: Phase): boolean {
    return this.#phase === phase;
  }

  #createClient(): ActorClient {
    const { actor, username, domain, trust, signIn } = this.#options;
    return createActorClient({
      username,
      domain,
      resource: actor.resource,
      secure: trust !== 'open',
      signIn,
      authenticate: (authenticate) => this.#setUp.authenticate(authenticate),
      write: (frame) => this.#put(frame),
      failed: (error) => this.#clientFailed(error),
    });
  }

  /** Records a frame of the client and puts it on the wire. */
  #put(frame: string): void {
    if (this.#is('over') || this.#is('closing')) return;
    const parsed = parseFrame(frame);
    if (parsed.ok && this.#is('connecting')) this.#setUp.sent(parsed.value);
    this.#streamIsOpen = true;
    this.#record('sent', frame, parsed.ok ? parsed.value : undefined, this.#sentIn());
    this.#wire?.send(frame);
    this.#noteTurn();
  }

  #record(
    direction: Direction,
    text: string,
    element?: XmlElement,
    origin?: Partial<FrameOrigin>,
  ): void {
    const isOnline = this.#is('online') || this.#is('closing');
    this.#options.listener.frame({
      ...wireFrame({ direction, text, element, isOnline }),
      ...origin,
    });
  }

  /** Of a frame that is sent now. */
  #sentIn(): Partial<FrameOrigin> {
    const turn = this.#wire?.nextTurn?.();
    return turn === undefined ? {} : { turn };
  }

  #received({ text, parsed, origin }: Arrived): void {
    if (this.#is('over')) return;
    const { where } = this.#options;
    this.#record('received', text, parsed.ok ? parsed.value : undefined, origin);
    if (this.#is('over')) return;
    if (!parsed.ok) return this.#fail(problemOfFrame(where, parsed.error));
    const element = parsed.value;
    const kind = frameKind(element);
    if (kind === 'close') return this.#streamClosed();
    if (this.#is('closing')) return;
    if (kind === 'stream-error') {
      const { condition, text } = refusalReasonOf(element, STREAM_ERRORS_NS);
      const problem = streamError(where, condition, text);
      const isRefusal = this.#is('connecting');
      return this.#fail(
        isRefusal ? { ...problem, ending: { how: 'refused', condition } } : problem,
      );
    }
    if (this.#is('connecting')) return this.#setUpReceived(element);
    if (kind === 'stanza' || kind === 'other') return;
    this.#misplaced(element);
  }

  /** Who has sent raw text has asked for it: it is recorded, and no more. */
  #misplaced(element: XmlElement): void {
    if (this.#hasSentRaw) return;
    const sentence = t('{tag} has no place in a running session.', {
      tag: problems.tagOf(element),
    });
    this.#fail(problems.serverNonsense(this.#options.where, sentence));
  }

  #receivedBinary(): void {
    if (this.#is('over')) return;
    this.#record('received', t('(a binary frame)'));
    const sentence = t('It is binary, while XMPP uses text (RFC 7395, 3.2).');
    this.#fail(problems.serverNonsense(this.#options.where, sentence));
  }

  /** What the client gets is printed anew, as its parser is more easily confused than the strict one. */
  #feed(element: XmlElement): void {
    try {
      this.#client?.feed(printXml(withoutAddresses(element)));
    } catch (error) {
      this.#clientFailed(error);
    }
  }

  #setUpReceived(element: XmlElement): void {
    const jid = this.#setUp.received(element);
    if (!jid.ok) return this.#fail(jid.error);
    this.#noteTurn();
    if (jid.value !== undefined) return this.#goOnline(jid.value);
    if (SET_UP_FRAMES.has(frameKind(element))) this.#feed(element);
  }

  #goOnline(fullJid: string): void {
    this.#timer?.dispose();
    this.#phase = 'online';
    this.#client?.release();
    this.#noteTurn();
    this.#options.listener.online(fullJid);
  }

  /** The server's `<close/>`: the answer to ours, or its own wish. */
  #streamClosed(): void {
    const { where } = this.#options;
    if (this.#is('closing')) this.#wire?.close();
    else if (this.#is('online')) this.#fail(problems.closedByServer(where));
    else this.#fail(problems.closedWhileConnecting(where));
  }

  #wireClosed(end: WireEnd): void {
    if (this.#is('over')) return this.#timer?.dispose();
    if (this.#is('closing')) return this.#finish();
    this.#finish(problemOfEnd(this.#options.where, end, this.#is('online')));
  }

  #connectTimedOut(): void {
    const { where } = this.#options;
    this.#fail(problems.connectTimeout(where, CONNECT_LIMIT / 1000, this.#setUp.awaited));
  }

  #clientFailed(error: unknown): void {
    if (!this.#is('connecting')) return;
    this.#fail(problemOfError(this.#options.where, error));
  }

  /** Says goodbye if the server can hear it, and does not wait for an answer. */
  #fail(problem: Problem): void {
    if (this.#streamIsOpen) this.#put(CLOSE_FRAME);
    if (this.#is('over')) return;
    this.#end();
    this.#setTimer(() => this.#wire?.drop());
    this.#wire?.close();
    this.#options.listener.closed(problem);
  }

  #finish(problem?: Problem): void {
    this.#end();
    this.#options.listener.closed(problem);
  }

  #end(): void {
    this.#phase = 'over';
    this.#arrivals.stop();
    this.#timer?.dispose();
    this.#client?.release();
    this.#noteTurn();
  }

  #setTimer(whenLate: () => void): void {
    this.#timer?.dispose();
    this.#timer = this.#options.clock.setTimer(CLOSE_LIMIT, whenLate);
  }

  #noteTurn(): void {
    const isClients = this.#is('connecting') && this.#setUp.clientOwes;
    this.#options.clientsTurn?.(isClients);
  }
}
