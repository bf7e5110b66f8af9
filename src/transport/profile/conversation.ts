import type { Clock, Milliseconds } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import type { ActorConnector, ActorSession } from '../../run/ports.ts';
import type { ScenarioActor } from '../../script/scenario.ts';
import type { Problem } from '../../trace/event.ts';
import { attributeValue, type XmlElement } from '../../xml/element.ts';
import { stanzaError } from '../../xmpp/stanza-error.ts';

/** Who signs in for us, in the server's names. */
export interface Credentials {
  /** Bare JID; a domain alone signs in as nobody. */
  readonly jid: string;
  readonly password: string;
}

/** What became of a request: the result, an error's condition, or nothing in time. */
export type IqAnswer =
  | { readonly kind: 'result'; readonly stanza: XmlElement }
  | { readonly kind: 'error'; readonly condition: string; readonly text: string }
  | { readonly kind: 'silence' }
  /** The session ended before. */
  | { readonly kind: 'closed' };

/** A session of our own beside those of the actors, which asks one thing after another. Nothing of it is in the trace. */
export interface Conversation {
  readonly fullJid: string;
  /** Sends an iq with an id of its own. Never rejects. */
  ask(iq: XmlElement): Promise<IqAnswer>;
  /** Resolves when the session is over. */
  close(): Promise<void>;
}

/** How long an answer may take. */
const PATIENCE: Milliseconds = 5_000;

/** Signs in; the error is why that could not be. */
export function openConversation(
  connector: ActorConnector,
  who: Credentials,
  clock: Clock,
): Promise<Result<Conversation, Problem>> {
  return new Promise((resolve) => {
    const talk = new Talk(clock);
    talk.session = connector.connect(actorOf(who), {
      frame: ({ direction, stanza }) => {
        if (direction === 'received' && stanza !== undefined) talk.heard(stanza);
      },
      online: (fullJid) => {
        talk.fullJid = fullJid;
        resolve(ok(talk));
      },
      closed: (problem) => {
        talk.ended();
        resolve(err(problem ?? ENDED));
      },
    });
  });
}

const ENDED: Problem = {
  code: 'session-closed',
  what: t('The session was closed before it began.'),
  meaning: t('Nobody can tell why.'),
  advice: t('Try again, and read the log of the server.'),
};

class Talk implements Conversation {
  fullJid = '';
  session: ActorSession | undefined;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, { asked: string; settle: (answer: IqAnswer) => void }>();
  readonly #closing: (() => void)[] = [];
  #isOver = false;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ask(iq: XmlElement): Promise<IqAnswer> {
    if (this.#isOver) return Promise.resolve({ kind: 'closed' });
    this.#count += 1;
    const id = `caesura-${String(this.#count)}`;
    return new Promise((resolve) => {
      const timer = this.#clock.setTimer(PATIENCE, () => this.#settle(id, { kind: 'silence' }));
      const settle = (answer: IqAnswer) => {
        timer.dispose();
        resolve(answer);
      };
      this.#waiting.set(id, { asked: (attributeValue(iq, 'to') ?? '').toLowerCase(), settle });
      const attributes = [...iq.attributes, { prefix: '', local: 'id', ns: '', value: id }];
      this.session?.send({ ...iq, attributes });
    });
  }

  close(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    return new Promise((resolve) => {
      this.#closing.push(resolve);
      this.session?.disconnect();
    });
  }

  heard(stanza: XmlElement): void {
    if (stanza.local !== 'iq') return;
    const id = attributeValue(stanza, 'id') ?? '';
    const asked = this.#waiting.get(id)?.asked;
    // Anybody may send an iq with that id: whoever was asked answers.
    const isAnswer = asked === '' || asked === attributeValue(stanza, 'from')?.toLowerCase();
    if (isAnswer) this.#settle(id, answerOf(stanza));
  }

  ended(): void {
    this.#isOver = true;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, { kind: 'closed' });
    for (const resolve of this.#closing.splice(0)) resolve();
  }

  #settle(id: string, answer: IqAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.settle(answer);
  }
}

function answerOf(stanza: XmlElement): IqAnswer {
  if (attributeValue(stanza, 'type') !== 'error') return { kind: 'result', stanza };
  const { condition = 'undefined-condition', text = '' } = stanzaError(stanza) ?? {};
  return { kind: 'error', condition, text };
}

/** Nobody of the script: what a session needs of an actor. */
function actorOf({ jid, password }: Credentials): ScenarioActor {
  return {
    name: 'Caesura',
    jid,
    password,
    resource: undefined,
    connectHost: undefined,
    connectPort: undefined,
    range: { start: 0, end: 0 },
  };
}
