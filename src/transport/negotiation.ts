import { attributeValue, childElements, findChild, ownText } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { BIND_NS, CLIENT_NS, SASL_NS, STANZA_ERRORS_NS } from '../xmpp/namespaces.ts';
import { frameKind } from './frames.ts';

/** What a frame of the server means for a session that is being set up. */
export type Turn =
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

const GO_ON: Turn = { kind: 'go-on' };

/**
 * Follows how a session is set up (RFC 6120, sections 4.3, 6 and 7) by the frames on the wire, without sending
 * anything: that is the client's part.
 */
export class Negotiation {
  #stage: 'stream' | 'sign-in' | 'bind' = 'stream';
  #signedIn = false;
  #bindId: string | undefined;
  #clientOwes = true;

  /** Whether the next frame must come from the client. */
  get clientOwes(): boolean {
    return this.#clientOwes;
  }

  /** What has not happened yet, to continue "The server had not yet …". */
  get awaited(): string {
    if (this.#stage === 'stream') return 'begun an XMPP stream';
    return this.#stage === 'sign-in' ? 'finished the sign-in' : 'bound a resource';
  }

  sent(element: XmlElement): void {
    this.#clientOwes = false;
    if (findChild(element, 'bind', BIND_NS)) this.#bindId = attributeValue(element, 'id');
  }

  received(element: XmlElement): Turn {
    switch (frameKind(element)) {
      case 'features':
        return this.#features(element);
      case 'sasl':
        return this.#sasl(element);
      case 'stanza':
        return this.#stanza(element);
      default:
        return GO_ON;
    }
  }

  #features(features: XmlElement): Turn {
    if (this.#signedIn) {
      this.#stage = 'bind';
      return findChild(features, 'bind', BIND_NS) ? this.#clientsTurn() : { kind: 'no-bind' };
    }
    this.#stage = 'sign-in';
    const mechanisms = findChild(features, 'mechanisms', SASL_NS);
    this.#clientOwes = true;
    const names = mechanisms ? childElements(mechanisms).map(ownText) : [];
    return { kind: 'sign-in-offered', mechanisms: names };
  }

  #sasl(element: XmlElement): Turn {
    if (this.#signedIn || this.#stage !== 'sign-in') {
      return { kind: 'nonsense', sentence: 'It speaks of signing in when nobody does.' };
    }
    switch (element.local) {
      case 'challenge':
        return this.#clientsTurn();
      case 'success':
        this.#signedIn = true;
        this.#clientOwes = true;
        return { kind: 'signed-in', serverFinal: ownText(element) };
      case 'failure':
        return { kind: 'sign-in-refused', reason: reasonOf(element, SASL_NS) };
      default:
        return { kind: 'nonsense', sentence: `A <${element.local}/> is nothing for a server.` };
    }
  }

  #stanza(stanza: XmlElement): Turn {
    const isAnswer = stanza.local === 'iq' && attributeValue(stanza, 'id') === this.#bindId;
    if (this.#bindId === undefined || !isAnswer) return GO_ON;
    if (attributeValue(stanza, 'type') === 'error') {
      const error = findChild(stanza, 'error', CLIENT_NS);
      return {
        kind: 'bind-refused',
        reason: error ? reasonOf(error, STANZA_ERRORS_NS) : NO_REASON,
      };
    }
    const bind = findChild(stanza, 'bind', BIND_NS);
    const jid = bind && findChild(bind, 'jid', BIND_NS);
    const fullJid = jid ? ownText(jid).trim() : '';
    if (fullJid !== '') return { kind: 'online', fullJid };
    return { kind: 'nonsense', sentence: 'The answer to the bind request names no JID.' };
  }

  #clientsTurn(): Turn {
    this.#clientOwes = true;
    return GO_ON;
  }
}

const NO_REASON: Reason = { condition: 'undefined-condition' };

/** The condition and the text of an error, which are in the namespace `ns`. */
export function reasonOf(error: XmlElement, ns: string): Reason {
  const children = childElements(error).filter((child) => child.ns === ns);
  const condition = children.find((child) => child.local !== 'text');
  const text = children.find((child) => child.local === 'text');
  return {
    condition: condition?.local ?? NO_REASON.condition,
    ...(text ? { text: ownText(text) } : {}),
  };
}
