import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import { publicAddress } from '../xmpp/secrets/address.ts';

export interface ServerAddress {
  /** Normalised: `ws://` or `wss://`, host, port if it is not the usual one, path. */
  readonly url: string;
}

const EXAMPLE = 'ws://127.0.0.1:5280/xmpp-websocket';

/** Reads what somebody typed as the server's address; the error is a sentence or two for them. */
export function parseServerAddress(text: string): Result<ServerAddress, string> {
  const address = text.trim();
  if (address === '')
    return err(t('Enter the server’s WebSocket address, such as {example}.', { example: EXAMPLE }));
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    return err(
      t('The address must begin with ws:// or wss://, as in {example}.', { example: EXAMPLE }),
    );
  }
  if (scheme !== 'ws' && scheme !== 'wss') return err(schemeHint(scheme, address));
  return checkParts(address);
}

function schemeHint(scheme: string, address: string): string {
  const twin = { http: 'ws', https: 'wss' }[scheme];
  if (twin !== undefined && !address.includes('@')) {
    const suggestion = publicAddress(address.replace(/^https?/i, twin));
    return t('XMPP is spoken over WebSocket here, not over {scheme}. Try {suggestion} instead.', {
      scheme,
      suggestion,
    });
  }
  return t(
    'XMPP is spoken over WebSocket here: the address must begin with ws:// or wss://, not with {scheme}://.',
    { scheme },
  );
}

function checkParts(address: string): Result<ServerAddress, string> {
  const url = parseUrl(address);
  if (url === undefined || url.hostname === '') {
    return err(
      t('This is no complete address. It should look like {example}.', { example: EXAMPLE }),
    );
  }
  if (url.username !== '' || url.password !== '') {
    return err(
      t('Leave name and password out of the address: they belong to the actors, in the script.'),
    );
  }
  if (url.hash !== '') return err(t('A WebSocket address has no part after a “#”: remove it.'));
  return ok({ url: url.href });
}

/**
 * Whether the address stays on this machine (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3). There a password
 * may travel unencrypted.
 */
export function isLoopback(url: string): boolean {
  const host = parseUrl(url)?.hostname ?? '';
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

export function isEncrypted(url: string): boolean {
  return parseUrl(url)?.protocol === 'wss:';
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
