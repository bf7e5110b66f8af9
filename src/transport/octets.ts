/**
 * SASL data are octets, while xmpp.js passes them around as "binary strings": one character per octet, as `btoa`
 * and `atob` want them. These translate.
 */

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
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

/** `undefined` when the text is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return octetsOf(atob(text));
  } catch {
    return undefined;
  }
}
