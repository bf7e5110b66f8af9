import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { attributeValue, childElements } from '../../xml/element.ts';
import { parseWireXml } from '../../xmpp/wire-xml.ts';
import { isLoopback, parseServerAddress } from '../server-address.ts';

/** XEP-0156, section 3. */
const WEBSOCKET_REL = 'urn:xmpp:alt-connections:websocket';
const XRD_NS = 'http://docs.oasis-open.org/ns/xri/xrd-1.0';
const MOST_CHARACTERS = 200_000;

/** What came of asking a web server for a file. */
export type Fetched =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'status'; readonly status: number }
  /** It answers, and does not let pages of other sites read that (CORS). */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'unreachable' };

export interface HostMetaOptions {
  readonly fetchText: (url: string) => Promise<Fetched>;
  /** Whether this page may open no unencrypted connection. */
  readonly isSecurePage: boolean;
}

/**
 * The WebSocket of the XMPP server of a domain, by its host-meta.json, else its host-meta (XEP-0156, section 3). The error
 * says why it cannot be had, and what to do.
 */
export async function findAddress(
  domain: string,
  { fetchText, isSecurePage }: HostMetaOptions,
): Promise<Result<string, string>> {
  const base = `https://${domain}/.well-known/host-meta`;
  const json = await fetchText(`${base}.json`);
  const links = json.kind === 'text' ? jsonLinks(json.text) : [];
  const [first] = links;
  if (first !== undefined) return usable(first, isSecurePage);
  const xrd = await fetchText(base);
  const [other] = xrd.kind === 'text' ? xrdLinks(xrd.text) : [];
  if (other !== undefined) return usable(other, isSecurePage);
  return err(whyNone(domain, json, xrd));
}

function usable(href: string, isSecurePage: boolean): Result<string, string> {
  const address = parseServerAddress(href);
  if (!address.ok)
    return err(`${t('The domain names a WebSocket that is no address.')} ${address.error}`);
  const { url } = address.value;
  if (isSecurePage && url.startsWith('ws:') && !isLoopback(url)) {
    return err(
      t(
        'The domain names {url}, which is not encrypted, and a page that came over https may not connect there (mixed content). Let the server offer wss://, or open this page over http.',
        { url },
      ),
    );
  }
  return ok(url);
}

function whyNone(domain: string, json: Fetched, xrd: Fetched): string {
  const kinds = [json, xrd];
  if (kinds.some(({ kind }) => kind === 'text'))
    return t(
      '{domain} has host-meta, and it names no WebSocket: the server may offer none, or BOSH alone. Enter the address by hand.',
      { domain },
    );
  if (kinds.some(({ kind }) => kind === 'hidden'))
    return t(
      'https://{domain}/.well-known/host-meta answers, but does not let other sites read it (CORS): its web server has to send Access-Control-Allow-Origin: *. Enter the address by hand.',
      { domain },
    );
  const told = kinds.find((each) => each.kind === 'status');
  if (told !== undefined)
    return t(
      '{domain} has no host-meta (HTTP {status}). Enter the address by hand: often wss://{domain}:5281/xmpp-websocket (Prosody) or wss://{domain}:5443/ws (ejabberd).',
      { domain, status: told.status },
    );
  return t(
    'No web server answers at https://{domain}. Check the domain, or enter the address by hand.',
    { domain },
  );
}

function jsonLinks(text: string): readonly string[] {
  if (text.length > MOST_CHARACTERS) return [];
  const parsed = parsedJson(text);
  const links = isRecord(parsed) && Array.isArray(parsed['links']) ? parsed['links'] : [];
  return links.flatMap((link: unknown) => {
    if (!isRecord(link) || link['rel'] !== WEBSOCKET_REL) return [];
    return typeof link['href'] === 'string' ? [link['href']] : [];
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Without a declaration and comments, which an XMPP frame must not have. */
function bareXml(text: string): string {
  const element = text.replace(/^\s*<\?xml[^>]*\?>/, '');
  const [before = '', ...comments] = element.split('<!--');
  const after = comments.map((each) =>
    each.slice((each + END_OF_COMMENT).indexOf(END_OF_COMMENT) + END_OF_COMMENT.length),
  );
  return [before, ...after].join('').trim();
}

const END_OF_COMMENT = '-->';

function xrdLinks(text: string): readonly string[] {
  if (text.length > MOST_CHARACTERS) return [];
  const parsed = parseWireXml(bareXml(text));
  if (!parsed.ok || parsed.value.ns !== XRD_NS) return [];
  return childElements(parsed.value)
    .filter((link) => link.local === 'Link' && attributeValue(link, 'rel') === WEBSOCKET_REL)
    .flatMap((link) => attributeValue(link, 'href') ?? []);
}
