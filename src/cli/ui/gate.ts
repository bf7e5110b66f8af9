import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** How long the key is good that a browser was started with. */
const TICKET_MS = 120_000;

/** Who may come in: the page of this server in the browser of whoever started it, and nobody else. */
export interface Gate {
  /** Good for as long as the server lives. */
  readonly key: string;
  /** A key for the command line of a browser, which other users of the machine may read: good once, and for a short time. */
  ticket(): string;
  /** Takes the key of an address. */
  enter(request: IncomingMessage): boolean;
  /** Whether a request names the key. */
  isKnown(request: IncomingMessage): boolean;
}

/** `now` in milliseconds, on any clock. */
export function createGate(now: () => number): Gate {
  const key = freshKey();
  let ticket: { readonly key: string; readonly until: number } | undefined;
  const isKnown = (request: IncomingMessage) => isSameKey(keyOf(request), key);
  return {
    key,
    ticket: () => {
      ticket = { key: freshKey(), until: now() + TICKET_MS };
      return ticket.key;
    },
    enter: (request) => {
      if (isKnown(request)) return true;
      const isTicket =
        ticket !== undefined && now() < ticket.until && isSameKey(keyOf(request), ticket.key);
      if (isTicket) ticket = undefined;
      return isTicket;
    },
    isKnown,
  };
}

/** 256 random bits, in base64url. */
function freshKey(): string {
  return randomBytes(32).toString('base64url');
}

function keyOf({ headers }: IncomingMessage): string {
  return /^Bearer ([\w-]{1,100})$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** Takes as long for each wrong key: sums are compared, not keys. */
function isSameKey(one: string, other: string): boolean {
  const sum = (key: string) => createHash('sha256').update(key).digest();
  return timingSafeEqual(sum(one), sum(other));
}

/**
 * Why a request does not come from the page of this server; `undefined` where it may. A name that somebody else gave this
 * machine (DNS rebinding) is in `Host`; a page of somebody else's is in `Origin` and `Sec-Fetch-Site` (Fetch, 3.1; Fetch
 * Metadata, 2.4), also where the browser asks before it sends (CORS).
 */
export function strangerFault({ headers }: IncomingMessage, port: number): string | undefined {
  const { host = '', origin } = headers;
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(host)) {
    return 'This server is known by the name 127.0.0.1 only.';
  }
  if (origin !== undefined && origin !== `http://${host}`) return OTHER_PAGE;
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  return isOwn ? undefined : OTHER_PAGE;
}

const OTHER_PAGE = 'Pages of others are not let in.';
