import { type Result, err, ok } from '../../base/result.ts';

const BLOCK = 512;

/** The regular files of a tar archive (ustar, with GNU and pax long names), by path without a leading `./`. */
export function readTar(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>, string> {
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = parseInt(field(header, 124, 12).trim() || '0', 8);
    const end = at + BLOCK + size;
    if (!Number.isInteger(size) || end > bytes.length) return err('its tar archive is cut short');
    const content = bytes.subarray(at + BLOCK, end);
    const type = field(header, 156, 1);
    if (type === 'L') longName = field(content, 0, content.length);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (isFile(type)) files.set(cleanPath(longName ?? nameIn(header)), content);
      longName = undefined;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return ok(files);
}

/** `0`, or NUL of old, is a regular file. */
function isFile(type: string): boolean {
  return type === '0' || type === '';
}

function nameIn(header: Uint8Array): string {
  const isUstar = field(header, 257, 6).startsWith('ustar');
  const prefix = isUstar ? field(header, 345, 155) : '';
  const name = field(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** The `path` of a pax header, whose records are `length key=value\n`. */
function paxPath(content: Uint8Array): string | undefined {
  return /^\d+ path=(.*)$/m.exec(new TextDecoder().decode(content))?.[1];
}

function field(bytes: Uint8Array, start: number, length: number): string {
  const slice = bytes.subarray(start, start + length);
  const end = slice.indexOf(0);
  return new TextDecoder().decode(end === -1 ? slice : slice.subarray(0, end));
}

function cleanPath(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '');
}
