import type { ProsodyLogLine } from '../server.ts';
import type { ProsodyMachineListener } from './host-functions.ts';
import type { MemoryImage, MemoryPart } from './snapshot.ts';

/**
 * A boot of Prosody, as far as everything is loaded and before the server comes to life: no moment, no randomness of the
 * machine and nothing of a client is in it. Whoever boots the same again may go on from here; see `boot-key.ts`.
 */
export interface KeptBoot {
  readonly memory: MemoryImage;
  /** What it said, in its order. */
  readonly told: readonly BootTold[];
}

export type BootTold = { readonly line: ProsodyLogLine } | { readonly setAside: string };

/** All of what a boot says is heard by these two. */
type Hears = Pick<ProsodyMachineListener, 'log' | 'setAside'>;

/** Notes what is said until `stop`; nobody else hears it where it is `unheard`. */
export function recordTold(
  listener: Hears,
  told: BootTold[],
  how: 'heard' | 'unheard' = 'heard',
): { stop(): void } {
  const { log, setAside } = listener;
  const isHeard = how === 'heard';
  listener.log = (line) => {
    told.push({ line });
    if (isHeard) log(line);
  };
  listener.setAside = (names) => {
    told.push({ setAside: names });
    if (isHeard) setAside(names);
  };
  return { stop: () => void Object.assign(listener, { log, setAside }) };
}

export function tellAgain(told: readonly BootTold[], listener: Hears): void {
  for (const each of told) {
    if ('line' in each) listener.log(each.line);
    else listener.setAside(each.setAside);
  }
}

interface Header {
  readonly length: number;
  readonly told: readonly BootTold[];
  /** Where each part begins in the memory, and its bytes. */
  readonly parts: readonly (readonly [start: number, size: number])[];
}

/** As bytes: a header in JSON behind its length, then the parts of the memory. */
export function writeBoot({ memory, told }: KeptBoot): Uint8Array<ArrayBuffer> {
  const { length, parts } = memory;
  const header: Header = {
    length,
    told,
    parts: parts.map(({ start, bytes }) => [start, bytes.length]),
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const size = parts.reduce((sum, { bytes }) => sum + bytes.length, LENGTH_BYTES + head.length);
  const written = new Uint8Array(size);
  new DataView(written.buffer).setUint32(0, head.length);
  written.set(head, LENGTH_BYTES);
  let at = LENGTH_BYTES + head.length;
  for (const { bytes } of parts) {
    written.set(bytes, at);
    at += bytes.length;
  }
  return written;
}

const LENGTH_BYTES = 4;

/** `undefined` where that is not all of what `writeBoot` gives. */
export function readBoot(written: Uint8Array): KeptBoot | undefined {
  const headEnd = LENGTH_BYTES + headLength(written);
  try {
    const head = new TextDecoder().decode(written.subarray(LENGTH_BYTES, headEnd));
    // Our own; what was cut off is no JSON, or too short.
    const { length, told, parts: places } = JSON.parse(head) as Header;
    const parts: MemoryPart[] = [];
    let at = headEnd;
    for (const [start, size] of places) {
      parts.push({ start, bytes: written.subarray(at, at + size) });
      at += size;
    }
    return at === written.length ? { memory: { length, parts }, told } : undefined;
  } catch {
    return undefined;
  }
}

function headLength({ buffer, byteOffset, byteLength }: Uint8Array): number {
  return byteLength < LENGTH_BYTES ? 0 : new DataView(buffer, byteOffset).getUint32(0);
}
