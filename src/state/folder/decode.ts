/** `undefined` for what is no UTF-8: with other characters in it, it would be damaged when it is saved. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
