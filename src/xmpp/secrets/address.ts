/** What is written in the place of a secret in an address. */
const MASK = '***';

interface Parts {
  /** With its `://`; `''` when there is none. */
  readonly scheme: string;
  readonly userinfo: string | undefined;
  readonly host: string;
  readonly path: string;
  /** With its `?`. */
  readonly query: string | undefined;
  /** With its `#`. */
  readonly fragment: string | undefined;
}

/** An address taken apart by hand: what cannot be an address is to be masked as well. */
function partsOf(address: string): Parts {
  const [beforeFragment, fragment] = cutBefore(address, '#');
  const [hierarchy, query] = cutBefore(beforeFragment, '?');
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(hierarchy)?.[0] ?? '';
  const [authority, path = ''] = cutBefore(hierarchy.slice(scheme.length), '/');
  const at = authority.lastIndexOf('@');
  const userinfo = at === -1 ? undefined : authority.slice(0, at);
  return { scheme, userinfo, host: authority.slice(at + 1), path, query, fragment };
}

/** What stands before the mark, and from the mark on. */
function cutBefore(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at)];
}

/**
 * A server's address as it may be shown, kept and handed on: without name and password, values of the query, fragment,
 * and parts of the path that look like keys. What the connection needs is in none of these texts.
 */
export function publicAddress(address: string): string {
  const { scheme, userinfo, host, path, query, fragment } = partsOf(address);
  return [
    scheme,
    userinfo === undefined ? '' : `${MASK}@`,
    host,
    path.split('/').map(publicSegment).join('/'),
    query === undefined ? '' : publicQuery(query),
    fragment === undefined || fragment === '#' ? '' : `#${MASK}`,
  ].join('');
}

export function hasSecret(address: string): boolean {
  return publicAddress(address) !== address;
}

/** All secrets of an address, as written and decoded; `''` is none. */
export function addressSecrets(address: string): readonly string[] {
  const { userinfo = '', path, query = '', fragment = '' } = partsOf(address);
  const written = [
    ...userinfo.split(':').slice(userinfo.includes(':') ? 1 : 0),
    ...path
      .split('/')
      .filter(isKey)
      .flatMap((segment) => [segment, /[=:;]([^=:;]*)$/.exec(segment)?.[1] ?? '']),
    ...query.slice(1).split('&').map(valueOf),
    fragment.slice(1),
  ];
  const all = written.flatMap((text) => [text, decoded(text)]);
  return [...new Set(all)].filter((text) => text !== '');
}

function publicSegment(segment: string): string {
  return isKey(segment) ? MASK : segment;
}

/** The names stay, as they tell addresses apart; a query that has no names goes. */
function publicQuery(query: string): string {
  const pairs = query.slice(1).split('&');
  const shown = pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (pair === '') return '';
    return at < 0 || isKey(pair.slice(0, at)) ? MASK : `${pair.slice(0, at)}=${MASK}`;
  });
  return `?${shown.join('&')}`;
}

function valueOf(pair: string): string {
  const at = pair.indexOf('=');
  return at < 0 || isKey(pair.slice(0, at)) ? pair : pair.slice(at + 1);
}

/** Longest word of a path that nobody takes for a key. */
const LONGEST_WORD = 24;

/**
 * Whether a part of a path opens a door: a JWT (RFC 7519), a UUID, a long or a mixed run of letters and digits, or
 * what is named so (`token=…`, `key:…`).
 */
function isKey(segment: string): boolean {
  const text = decoded(segment);
  if (/(?:token|secret|passw|pwd|key|auth|jwt|sig)[^a-z]*[=:;]/i.test(text)) return true;
  if (/^[\w-]{8,}\.[\w-]{4,}\.[\w-]*$/.test(text)) return true;
  const letters = text.replace(/[^A-Za-z]/g, '').length;
  const digits = text.replace(/\D/g, '').length;
  if (text.length >= 8 && digits >= 4 && letters >= 2) return true;
  if (text.length >= 12 && digits >= 2 && /[A-Z]/.test(text) && /[a-z]/.test(text)) return true;
  return text.length > LONGEST_WORD || (text.length >= 10 && digits === text.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
