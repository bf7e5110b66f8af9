import { t } from '../base/translate.ts';
import { attributeValue, childElements, findChild, ownText } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { BIND_NS, CLIENT_NS, SASL_NS, STANZA_ERRORS_NS } from '../xmpp/namespaces.ts';
import { parseJid } from '../xmpp/jid.ts';
import { frameKind } from './frames.ts';
import { fromBase64 } from '../base/octets.ts';
import { withSaid, tagOf } from './problems.ts';

/** What a frame of the server means for a session that is being set up. */
export type NegotiationTurn =
  /** The client goes on by itself, or has nothing to do. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'sign-in-offered'; readonly mechanisms: readonly string[] }
  | { readonly kind: 'signed-in'; readonly serverFinal: string }
  | { readonly kind: 'online'; readonly fullJid: string }
  | Refused;

/** Here it ends. */
export type Refused =
  | { readonly kind: 'no-bind' }
  | { readonly kind: 'sign-in-refused' | 'bind-refused'; readonly reason: Reason }
  /** `sentence` says what is wrong. */
  | { readonly kind: 'nonsense'; readonly sentence: string };

export interface Reason {
  /** A defined condition, e.g. `not-authorized`; `undefined-condition` when there is none. */
  readonly condition: string;
  readonly text?: string;
}

const GO_ON: NegotiationTurn = { kind: 'go-on' };

/** SCRAM has two, where the server's last word comes as one. */
const MOST_CHALLENGES = 4;

/**
 * Follows how a session is set up (RFC 6120, sections 4.3, 6 and 7) by the frames on the wire, without sending
 * anything: that is the client's part.
 */
export class Negotiation {
  #stage: 'stream' | 'sign-in' | 'bind' = 'stream';
  /** What a server must say next, of what it says to set a session up. */
  #due: 'open' | 'features' | 'sasl' | 'bound' = 'open';
  #signedIn = false;
  #challenges = 0;
  #bindId: string | undefined;
  #clientOwes = true;

  /** Whether the next frame must come from the client. */
  get clientOwes(): boolean {
    return this.#clientOwes;
  }

  /** What has not happened yet, as a sentence. */
  get awaited(): string {
    if (this.#stage === 'stream')
      return t('The server did not go on: it had not yet begun an XMPP stream.');
    return this.#stage === 'sign-in'
      ? t('The server did not go on: it had not yet finished the sign-in.')
      : t('The server did not go on: it had not yet bound a resource.');
  }

  sent(element: XmlElement): void {
    this.#clientOwes = false;
    if (findChild(element, 'bind', BIND_NS)) this.#bindId = attributeValue(element, 'id');
  }

  received(element: XmlElement): NegotiationTurn {
    const kind = frameKind(element);
    if (kind === 'stanza') return this.#stanza(element);
    if (kind !== 'open' && kind !== 'features' && kind !== 'sasl') return GO_ON;
    const fault = this.#outOfTurn(kind);
    if (fault !== undefined) return nonsense(fault);
    if (kind === 'features') return this.#features(element);
    if (kind === 'sasl') return this.#sasl(element);
    this.#due = 'features';
    return GO_ON;
  }

  #outOfTurn(kind: 'open' | 'features' | 'sasl'): string | undefined {
    if (kind !== this.#due) {
      if (kind === 'sasl') return t('It speaks of signing in when nobody does.');
      return kind === 'open'
        ? t('It opens the stream when nobody asked for it.')
        : t('It tells its features when nobody waits for them.');
    }
    return this.#clientOwes ? t('It goes on before the client has answered.') : undefined;
  }

  #features(features: XmlElement): NegotiationTurn {
    this.#clientOwes = true;
    if (this.#signedIn) {
      this.#stage = 'bind';
      this.#due = 'bound';
      return findChild(features, 'bind', BIND_NS) ? GO_ON : { kind: 'no-bind' };
    }
    this.#stage = 'sign-in';
    this.#due = 'sasl';
    const mechanisms = findChild(features, 'mechanisms', SASL_NS);
    const names = mechanisms ? childElements(mechanisms).map(ownText) : [];
    return { kind: 'sign-in-offered', mechanisms: names };
  }

  #sasl(element: XmlElement): NegotiationTurn {
    const text = ownText(element);
    switch (element.local) {
      case 'challenge':
        return this.#challenge(text);
      case 'success':
        if (!isBase64(text)) return nonsense(t('Its success is no base64.'));
        this.#signedIn = true;
        this.#clientOwes = true;
        this.#due = 'open';
        return { kind: 'signed-in', serverFinal: text };
      case 'failure':
        return { kind: 'sign-in-refused', reason: refusalReasonOf(element, SASL_NS) };
      default:
        return nonsense(t('A {tag} is nothing for a server.', { tag: tagOf(element) }));
    }
  }

  #challenge(text: string): NegotiationTurn {
    this.#challenges += 1;
    if (!isBase64(text)) return nonsense(t('Its challenge is no base64.'));
    if (this.#challenges > MOST_CHALLENGES) {
      return nonsense(t('It challenges more often than any sign-in needs.'));
    }
    return this.#clientsTurn();
  }

  #stanza(stanza: XmlElement): NegotiationTurn {
    const isAnswer = stanza.local === 'iq' && attributeValue(stanza, 'id') === this.#bindId;
    const type = attributeValue(stanza, 'type');
    if (this.#bindId === undefined || !isAnswer) return GO_ON;
    if (type === 'error') {
      const error = findChild(stanza, 'error', CLIENT_NS);
      return {
        kind: 'bind-refused',
        reason: error ? refusalReasonOf(error, STANZA_ERRORS_NS) : NO_REASON,
      };
    }
    // A request of the server that happens to have the same id.
    if (type !== 'result') return GO_ON;
    const bind = findChild(stanza, 'bind', BIND_NS);
    const jid = bind && findChild(bind, 'jid', BIND_NS);
    const text = jid ? ownText(jid).trim() : '';
    if (text === '') return nonsense(t('The answer to the bind request names no JID.'));
    return isFullJid(text)
      ? { kind: 'online', fullJid: text }
      : nonsense(withSaid(t('The answer to the bind request names what is no full JID.'), text));
  }

  #clientsTurn(): NegotiationTurn {
    this.#clientOwes = true;
    return GO_ON;
  }
}

function nonsense(sentence: string): NegotiationTurn {
  return { kind: 'nonsense', sentence };
}

/** RFC 6120, section 7.1: what is bound is an account with a resource. */
function isFullJid(text: string): boolean {
  const jid = parseJid(text);
  return jid.ok && jid.value.local !== '' && jid.value.resource !== '';
}

/** RFC 6120, section 6.4.2: `=` stands for no data. */
function isBase64(text: string): boolean {
  return text === '=' || fromBase64(text) !== undefined;
}

const NO_REASON: Reason = { condition: 'undefined-condition' };

/** The condition and the text of an error, which are in the namespace `ns`. */
export function refusalReasonOf(error: XmlElement, ns: string): Reason {
  const children = childElements(error).filter((child) => child.ns === ns);
  const condition = children.find((child) => child.local !== 'text');
  const text = children.find((child) => child.local === 'text');
  return {
    condition: condition?.local ?? NO_REASON.condition,
    ...(text ? { text: ownText(text) } : {}),
  };
}
