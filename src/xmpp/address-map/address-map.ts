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
 * - an attribute that is an `xmpp:` URI (RFC 5122);
 * - in any text but a password each word that is an address with an `@`, as servers write sentences about rooms;
 * - all of a text that is a domain, or a domain with a resource; not in what people say to each other: `body`, `subject`,
 *   `text`, `nick`;
 * - with a suffix, `node` in what goes to a publish-subscribe service or comes from it; and from the server a `name`, or all of
 *   a text (again of none that people say), that is a name with the suffix.
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
/** Of elements whose text people say to each other. */
const SAID: ReadonlySet<string> = new Set(['body', 'subject', 'text', 'nick']);

function translated(element: XmlElement, way: Way, hasNodes: boolean): XmlElement {
  const attributes = mapped(element.attributes, (each) => attribute(each, way, hasNodes));
  const isAlone = element.children.length === 1 && !SAID.has(element.local);
  const children = mapped(element.children, (child): XmlNode => {
    if (child.kind === 'element') return translated(child, way, hasNodes);
    if (element.local === 'password') return child;
    const text = isAlone ? wholeText(child.text, way) : sentence(child.text, way);
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

/** All that an element says. */
function wholeText(text: string, way: Way): string {
  if (text.includes('@') || /\s/.test(text)) return sentence(text, way);
  const address = text.startsWith(URI) ? uri(text, way) : addressed(text, way);
  return address !== text || way.isOutward ? address : withoutEnding(text, way);
}

/** RFC 7622, section 3.1: no part is longer, in bytes. */
const LONGEST_PART = 1023;
/** What no localpart has in it (RFC 7622, section 3.3.1), and what stands around words. */
const NO_LOCAL = /[\s"&'/:<>@()[\]{},;]/;
const DOMAIN = /[\p{L}\p{N}.-]/u;

/** A text with words that may be addresses: each is looked for around its `@`. */
function sentence(text: string, way: Way): string {
  let told = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, at, done);
    const end = domainEnd(text, at);
    if (start === at || end <= at + 1) continue;
    told += text.slice(done, start) + addressed(text.slice(start, end), way);
    done = end;
  }
  return told + text.slice(done);
}

function localStart(text: string, at: number, least: number): number {
  let start = at;
  const first = Math.max(least, at - LONGEST_PART);
  while (start > first && !NO_LOCAL.test(text[start - 1] ?? ' ')) start -= 1;
  return start;
}

/** Without the full stop, or the dash, of a sentence. */
function domainEnd(text: string, at: number): number {
  let end = at + 1;
  while (end - at < LONGEST_PART && DOMAIN.test(text[end] ?? ' ')) end += 1;
  while (/[.-]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
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
