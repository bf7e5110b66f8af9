import { fromBase64 } from '../../base/octets.ts';

/**
 * Decodes base64 as Prosody's util.encodings does: line breaks and blanks are skipped, what follows the padding is
 * ignored; `undefined` when another character occurs.
 */
export function fromLooseBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[ \t\r\n]/g, '').split('=', 1)[0] ?? '';
  if (!/^[A-Za-z0-9+/]*$/.test(digits)) return undefined;
  // One digit alone holds no whole byte.
  return fromBase64(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
}
