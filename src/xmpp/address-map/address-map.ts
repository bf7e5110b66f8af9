import type { XmlAttribute, XmlElement, XmlNode } from '../../xml/element.ts';
import { attributeValue } from '../../xml/element.ts';

/**
 * What a domain is for. `rooms`: a chat service (XEP-0045), whose room names can have a suffix; `nodes`: a publish-subscribe
 * service (XEP-0060), likewise for nodes.
 */
export type DomainRole = 'accounts' | 'rooms' | 'nodes' | 'other';

/** A domain as the script says it, and as the server has it; both in lower case. */
export interface DomainPair {
  readonly script: string;
  readonly server: string;
  readonly role: DomainRole;
}

/** Bare JIDs of one account: as the script names it, and as the server has it. */
export interface AccountPair {
  readonly script: string;
  readonly server: string;
}

export interface AddressNames {
  readonly domains: readonly DomainPair[];
  /** They win over domains. */
  readonly accounts: readonly AccountPair[];
  /** Stands behind names of rooms and nodes on the server, after a hyphen; absent: they have the script's names there. */
  readonly suffix?: string | undefined;
}

/**
 * Between the names of a script and those of a server. It looks at these places of a stanza, and at no other:
 * - attributes `to`, `from`, `jid` and `by` of any element, where they are an address: bare, full, or a domain;
 * - an attribute or a text that is an `xmpp:` URI (RFC 5122) as a whole;
 * - the text of an element without children, where all of it is an address at a domain that is mapped. What is said to
 *   people stays as it is: `body`, `subject`, `text`, `nick`, `password`, and XHTML;
 * - with a suffix, `node` in what goes to a publish-subscribe service or comes from it; and from the server a `name` or a text
 *   that is a name with the suffix.
 *
 * `toScript(toServer(x))` equals `x` where no name collides: `x` names no domain or account of the server that is not its own
 * in the script, nothing that ends in the suffix, and its domains are in lower case. An element that has none of it comes
 * back as the same object.
 */
export interface AddressMap {
  toServer(stanza: XmlElement): XmlElement;
  toScript(stanza: XmlElement): XmlElement;
  /** One address; a text that is none stays as it is. */
  addressToServer(address: string): string;
  addressToScript(address: string): string;
}

/** Pairs that name the same domain or account twice: the first one counts. */
export function createAddressMap(names: AddressNames): AddressMap {
  const outward = direction(names, 'script', 'server');
  const inward = direction(names, 'server', 'script');
  return {
    toServer: (stanza) => translated(stanza, outward, speaksToNodes(stanza, 'to', outward)),
    toScript: (stanza) => translated(stanza, inward, speaksToNodes(stanza, 'from', inward)),
    addressToServer: (address) => addressed(address, outward),
    addressToScript: (address) => addressed(address, inward),
  };
}

/** One of the two ways. */
interface Way {
  readonly isOutward: boolean;
  readonly domains: ReadonlyMap<string, { readonly domain: string; readonly role: DomainRole }>;
  readonly accounts: ReadonlyMap<string, string>;
  /** With the hyphen; `''`: there is none. */
  readonly ending: string;
}

type Side = 'script' | 'server';

function direction({ domains, accounts, suffix }: AddressNames, from: Side, to: Side): Way {
  const named = domains.toReversed();
  return {
    isOutward: from === 'script',
    domains: new Map(
      named.map((each) => [each[from].toLowerCase(), { domain: each[to], role: each.role }]),
    ),
    accounts: new Map(accounts.toReversed().map((each) => [each[from].toLowerCase(), each[to]])),
    ending: suffix === undefined || suffix === '' ? '' : `-${suffix}`,
  };
}

/** XEP-0359's `by` is an address like the others. */
const ADDRESSES: ReadonlySet<string> = new Set(['to', 'from', 'jid', 'by']);
/** Of elements whose text is for people, or a secret. */
const PLAIN: ReadonlySet<string> = new Set(['body', 'subject', 'text', 'nick', 'password']);
const XHTML_NS = 'http://www.w3.org/1999/xhtml';

function translated(element: XmlElement, way: Way, hasNodes: boolean): XmlElement {
  if (element.ns === XHTML_NS) return element;
  const attributes = mapped(element.attributes, (each) => attribute(each, way, hasNodes));
  const children = mapped(element.children, (child): XmlNode => {
    if (child.kind === 'element') return translated(child, way, hasNodes);
    if (element.children.length > 1 || PLAIN.has(element.local)) return child;
    const text = worded(child.text, way);
    return text === child.text ? child : { kind: 'text', text };
  });
  const isSame = attributes === element.attributes && children === element.children;
  return isSame ? element : { ...element, attributes, children };
}

/** The same list where nothing in it changes. */
function mapped<T>(list: readonly T[], change: (each: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((each, at) => each === list[at]) ? list : changed;
}

function attribute(each: XmlAttribute, way: Way, hasNodes: boolean): XmlAttribute {
  if (each.ns !== '') return each;
  const value = valueOf(each, way, hasNodes);
  return value === each.value ? each : { ...each, value };
}

function valueOf({ local, value }: XmlAttribute, way: Way, hasNodes: boolean): string {
  if (ADDRESSES.has(local)) return addressed(value, way);
  if (local === 'node' && hasNodes) return suffixed(value, way);
  if (value.startsWith(URI)) return uri(value, way);
  return local === 'name' && !way.isOutward ? withoutEnding(value, way) : value;
}

/** A text in which nothing but an address stands. */
function worded(text: string, way: Way): string {
  if (text.startsWith(URI)) return uri(text, way);
  if (/\s/.test(text)) return text;
  const address = addressed(text, way);
  if (address !== text || way.isOutward) return address;
  return withoutEnding(text, way);
}

const URI = 'xmpp:';

/** What stands behind the address stays: `xmpp:garden@conference.localhost?join`. */
function uri(text: string, way: Way): string {
  const end = text.search(/[?#]/);
  const address = text.slice(URI.length, end < 0 ? undefined : end);
  return `${URI}${addressed(address, way)}${end < 0 ? '' : text.slice(end)}`;
}

function addressed(text: string, way: Way): string {
  const slash = text.indexOf('/');
  const bare = slash < 0 ? text : text.slice(0, slash);
  const resource = slash < 0 ? '' : text.slice(slash);
  const account = way.accounts.get(bare.toLowerCase());
  if (account !== undefined) return `${account}${resource}`;
  const at = bare.indexOf('@');
  const found = way.domains.get(bare.slice(at + 1).toLowerCase());
  if (found === undefined) return text;
  if (at < 0) return `${found.domain}${resource}`;
  const local = bare.slice(0, at);
  const name = found.role === 'rooms' ? suffixed(local, way) : local;
  return `${name}@${found.domain}${resource}`;
}

function suffixed(name: string, way: Way): string {
  if (name === '') return name;
  return way.isOutward ? `${name}${way.ending}` : withoutEnding(name, way);
}

function withoutEnding(name: string, { ending }: Way): string {
  const hasOne = ending !== '' && name.length > ending.length && name.endsWith(ending);
  return hasOne ? name.slice(0, -ending.length) : name;
}

/** Whether the stanza is for a publish-subscribe service, or from one. */
function speaksToNodes(stanza: XmlElement, local: 'to' | 'from', way: Way): boolean {
  const address = attributeValue(stanza, local) ?? '';
  return way.ending !== '' && way.domains.get(address.toLowerCase())?.role === 'nodes';
}
