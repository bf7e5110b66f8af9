import { type Result, err, ok } from '../../base/result.ts';

const MAGIC = '!<arch>\n';
const HEADER_SIZE = 60;

/** The members of an `ar` archive (a .deb is one), by name. */
export function readAr(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>, string> {
  if (ascii(bytes, 0, MAGIC.length) !== MAGIC) return err('it is no ar archive');
  const members = new Map<string, Uint8Array>();
  for (let at = MAGIC.length; at + HEADER_SIZE <= bytes.length;) {
    const name = ascii(bytes, at, 16).trimEnd().replace(/\/$/, '');
    const size = Number(ascii(bytes, at + 48, 10));
    const start = at + HEADER_SIZE;
    if (!Number.isInteger(size) || size < 0 || start + size > bytes.length) {
      return err(`its ar member ${name} is cut short`);
    }
    members.set(name, bytes.subarray(start, start + size));
    at = start + size + (size % 2); // members start at even places
  }
  return ok(members);
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
