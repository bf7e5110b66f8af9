import { parseJid } from '../../xmpp/jid.ts';

/** Whether a value is an address with a local part: other values with an `@` are texts or links. */
export function isAddress(value: string): boolean {
  return /^[^/@]+@/.test(value) && parseJid(value).ok;
}
