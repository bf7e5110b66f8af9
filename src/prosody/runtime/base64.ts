/** Base64 (RFC 4648 §4) of bytes, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Decodes as Prosody's util.encodings does: line breaks and blanks are skipped, what follows the padding is ignored;
 * `undefined` when another character occurs.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[ \t\r\n]/g, '').split('=', 1)[0] ?? '';
  if (!/^[A-Za-z0-9+/]*$/.test(digits)) return undefined;
  // One digit alone holds no whole byte.
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
}
