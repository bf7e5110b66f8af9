/**
 * Octets, and what they travel as: "binary strings" of one character per octet, as `btoa`, `atob` and xmpp.js want
 * them, and base64 (RFC 4648, 4). The one place for both.
 */

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** Octets as two hexadecimal digits each, in lower case. */
export function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** Octets as a binary string. */
export function binaryString(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += String.fromCharCode(octet);
  return text;
}

/** The octets of a binary string; characters above U+00FF lose their upper bits. */
export function octetsOf(binary: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function base64(octets: Uint8Array): string {
  return btoa(binaryString(octets));
}

/** Padding may be left out, blanks may stand between; `undefined` when the text is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return octetsOf(atob(text));
  } catch {
    return undefined;
  }
}
