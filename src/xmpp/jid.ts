import type { Brand } from '../base/brand.ts';
import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';

/** The three parts of an XMPP address (RFC 7622, section 3). Parts that are absent are `''`. */
export interface Jid {
  readonly local: string;
  readonly domain: string;
  readonly resource: string;
}

/** `romeo@localhost`, in comparable form. */
export type BareJid = Brand<string, 'BareJid'>;
/** `romeo@localhost/phone`, in comparable form. */
export type FullJid = Brand<string, 'FullJid'>;
/** `garden@conference.localhost`: the bare JID of a room. */
export type RoomJid = Brand<string, 'RoomJid'>;
/** `garden@conference.localhost/Romeo`: a room and a nickname (XEP-0045, section 4.1). */
export type OccupantJid = Brand<string, 'OccupantJid'>;

export interface JidFault {
  readonly code: 'empty' | 'no-domain' | 'empty-part' | 'forbidden-character' | 'too-long';
  /** One plain sentence. */
  readonly sentence: string;
}

/** RFC 7622, sections 3.2 to 3.4: bytes per part. */
const MAX_PART_BYTES = 1023;

/**
 * Splits an address by the rules of RFC 7622, section 3.1: the resourcepart is all after the first `/`, the
 * localpart all before the first `@` of the rest. The parts stay as written; the full PRECIS profiles are left to
 * the server. A final dot of the domain is dropped (section 3.2).
 */
export function parseJid(text: string): Result<Jid, JidFault> {
  if (text === '') return err({ code: 'empty', sentence: t('The address is empty.') });
  const [bare, resource] = splitOnce(text, '/');
  const [before, after] = splitOnce(bare, '@');
  const local = after === undefined ? '' : before;
  const domain = (after ?? before).replace(/\.$/, '');
  const fault =
    emptyPart(after === undefined ? undefined : local, domain, resource) ??
    forbiddenCharacter(local, domain) ??
    longPart([local, domain, resource ?? '']);
  return fault === undefined ? ok({ local, domain, resource: resource ?? '' }) : err(fault);
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

function emptyPart(
  local: string | undefined,
  domain: string,
  resource: string | undefined,
): JidFault | undefined {
  if (domain === '') return { code: 'no-domain', sentence: t('The address has no domain.') };
  if (domain.endsWith('.')) {
    return {
      code: 'empty-part',
      sentence: t('There is nothing before the last "." of the domain.'),
    };
  }
  if (local === '') return { code: 'empty-part', sentence: t('There is nothing before the "@".') };
  if (resource === '')
    return { code: 'empty-part', sentence: t('There is nothing after the "/".') };
  return undefined;
}

function forbiddenCharacter(local: string, domain: string): JidFault | undefined {
  const found = /["&'/:<>@\s\p{Cc}]/u.exec(local) ?? /[@<>"&'\s\p{Cc}]/u.exec(domain);
  if (found === null) return undefined;
  const character = JSON.stringify(found[0]);
  return {
    code: 'forbidden-character',
    sentence: local.includes(found[0])
      ? t('The character {character} may not stand before the "@".', { character })
      : t('The character {character} may not stand in the domain.', { character }),
  };
}

function longPart(parts: readonly string[]): JidFault | undefined {
  const encoder = new TextEncoder();
  return parts.some((part) => encoder.encode(part).length > MAX_PART_BYTES)
    ? { code: 'too-long', sentence: t('A part of an address may have at most 1023 bytes.') }
    : undefined;
}

/** The address as text, exactly as its parts are written. */
export function printJid({ local, domain, resource }: Jid): string {
  return `${local === '' ? '' : `${local}@`}${domain}${resource === '' ? '' : `/${resource}`}`;
}

/** The text before the first `/`; needs no valid address. */
export function bareText(jid: string): string {
  return splitOnce(jid, '/')[0];
}

/** The text after the first `/`, `undefined` when there is none; needs no valid address. */
export function resourceText(jid: string): string | undefined {
  return splitOnce(jid, '/')[1];
}

/**
 * Comparable form: localpart and domain in lower case, all parts in Unicode normal form C. Stands in for the
 * PRECIS profiles of RFC 7622, from which it differs for a few rare characters only.
 */
function comparable({ local, domain, resource }: Jid): Jid {
  return {
    local: local.normalize('NFC').toLowerCase(),
    domain: domain.normalize('NFC').toLowerCase(),
    resource: resource.normalize('NFC'),
  };
}

function comparableText(text: string, keep: (jid: Jid) => boolean): string | undefined {
  const parsed = parseJid(text);
  if (!parsed.ok || !keep(parsed.value)) return undefined;
  return printJid(comparable(parsed.value));
}

/** The bare JID of any address, `undefined` when the text is none. */
export function bareJid(text: string): BareJid | undefined {
  const bare = comparableText(bareText(text), () => true);
  return bare as BareJid | undefined;
}

/** `undefined` when the text is no address or has no resource. */
export function fullJid(text: string): FullJid | undefined {
  return comparableText(text, (jid) => jid.resource !== '') as FullJid | undefined;
}

/** The room of any address with a localpart, e.g. of an occupant JID. */
export function roomJid(text: string): RoomJid | undefined {
  return comparableText(bareText(text), (jid) => jid.local !== '') as RoomJid | undefined;
}

/** `undefined` when the text is no address with localpart and resource. */
export function occupantJid(text: string): OccupantJid | undefined {
  return comparableText(text, (jid) => jid.local !== '' && jid.resource !== '') as
    OccupantJid | undefined;
}

/** The nickname of an occupant JID. */
export function nicknameOf(occupant: OccupantJid): string {
  return resourceText(occupant) ?? '';
}

/** The room of an occupant JID. */
export function roomOf(occupant: OccupantJid): RoomJid {
  return bareText(occupant) as RoomJid;
}

/** Whether both texts are the same address in comparable form; `false` when one is no address. */
export function isSameJid(a: string, b: string): boolean {
  const left = comparableText(a, () => true);
  return left !== undefined && left === comparableText(b, () => true);
}
