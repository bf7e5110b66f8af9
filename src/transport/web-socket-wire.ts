import { t } from '../base/translate.ts';
import { isLoopback } from './server-address.ts';
import type { OpenWire, Wire, WireEnd, WireListener } from './wire.ts';

/** As much of a WebSocket as is used: the browser's has it, and so has the one of the package `ws`. */
export interface WebSocketLike {
  readonly protocol: string;
  binaryType: string;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(data: string): void;
  close(): void;
  /** Ends it without a handshake; Node only. */
  terminate?(): void;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** RFC 7395, section 3.1. */
const SUBPROTOCOL = 'xmpp';

/** Frames to and from a WebSocket, with the environment's own constructor unless one is given. */
export function webSocketWire(url: string, Constructor?: WebSocketConstructor): OpenWire {
  return (listener) => {
    const wire = new WebSocketWire(listener);
    wire.open(url, Constructor ?? globalThis.WebSocket);
    return wire;
  };
}

class WebSocketWire implements Wire {
  #listener: WireListener | undefined;
  #socket: WebSocketLike | undefined;
  #isOpen = false;
  #errorText = '';

  constructor(listener: WireListener) {
    this.#listener = listener;
  }

  open(url: string, Constructor: WebSocketConstructor | undefined): void {
    if (Constructor === undefined) return this.#failLater({ kind: 'no-websocket' });
    if (isMixedContent(url)) return this.#failLater({ kind: 'mixed-content' });
    try {
      this.#socket = new Constructor(url, [SUBPROTOCOL]);
    } catch (error) {
      return this.#failLater({ kind: 'unreachable', detail: messageOf(error) });
    }
    this.#attach(this.#socket);
  }

  send(frame: string): void {
    if (this.#isOpen && this.#listener !== undefined) this.#socket?.send(frame);
  }

  close(): void {
    this.#socket?.close();
  }

  drop(): void {
    this.#listener = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket?.terminate === undefined) socket?.close();
    else socket.terminate();
  }

  #attach(socket: WebSocketLike): void {
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = ({ data }: { readonly data: unknown }) => {
      if (typeof data === 'string') this.#listener?.frame(data);
      else this.#listener?.binary();
    };
    // The browser says nothing here on purpose; `ws` gives a reason.
    socket.onerror = (event: { readonly message?: unknown }) => {
      this.#errorText = messageOf(event);
    };
    socket.onclose = (event: CloseLike) => this.#ended(this.#endOf(event));
  }

  #opened(socket: WebSocketLike): void {
    this.#isOpen = true;
    if (socket.protocol === SUBPROTOCOL) return this.#listener?.opened();
    this.#ended({
      kind: 'not-xmpp',
      detail: t('it does not speak the WebSocket subprotocol xmpp'),
    });
    socket.close();
  }

  #endOf({ code, reason }: CloseLike): WireEnd {
    if (!this.#isOpen) return neverOpened(this.#errorText);
    const detail = [code === undefined ? '' : t('code {code}', { code }), reason ?? ''];
    return { kind: 'closed', detail: detail.filter((part) => part !== '').join(', ') };
  }

  #failLater(end: WireEnd): void {
    queueMicrotask(() => this.#ended(end));
  }

  #ended(end: WireEnd): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.closed(end);
  }
}

interface CloseLike {
  readonly code?: number;
  readonly reason?: string;
}

/** Sorts what `ws` says; an empty text, which is what a browser gives, means that nobody knows. */
function neverOpened(detail: string): WireEnd {
  if (/unexpected server response|subprotocol|upgrade|sec-websocket/i.test(detail)) {
    return { kind: 'not-xmpp', detail };
  }
  if (/certificate|self.signed|\bssl\b|\btls\b|EPROTO/i.test(detail))
    return { kind: 'tls', detail };
  return { kind: 'unreachable', detail };
}

function isMixedContent(url: string): boolean {
  const page = globalThis.location?.protocol;
  return page === 'https:' && url.startsWith('ws:') && !isLoopback(url);
}

function messageOf(thing: unknown): string {
  if (typeof thing !== 'object' || thing === null || !('message' in thing)) return '';
  return typeof thing.message === 'string' ? thing.message : '';
}
