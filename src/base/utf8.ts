import type { InParts } from './in-parts.ts';

/** So many UTF-16 units are encoded at a stretch. */
const AT_ONCE = 250_000;

/** Texts one after the other as UTF-8 (RFC 3629), in parts. */
export function* encodeInParts(texts: readonly string[]): InParts<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let together = '';
  for (const text of texts) {
    together += text;
    if (together.length < AT_ONCE) continue;
    pieces.push(encoder.encode(together));
    together = '';
    yield;
  }
  pieces.push(encoder.encode(together));
  return concatenated(pieces);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
