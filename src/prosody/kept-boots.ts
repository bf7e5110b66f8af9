import { hex, utf8 } from '../base/octets.ts';
import type { BootOptions } from './protocol.ts';
import { readBoot, writeBoot, type KeptBoot } from './runtime/kept-boot.ts';

/** Where boots are kept, as bytes by names in hex. */
export interface BootStore {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** The boots of a program. What cannot be had or kept costs a boot, and nothing else: nothing rejects. */
export interface KeptBoots {
  find(options: BootOptions): Promise<KeptBoot | undefined>;
  keep(options: BootOptions, boot: KeptBoot): Promise<void>;
}

/**
 * A boot is found by all that it came of, and counts only as it was written, to the last byte. `program` stands for all
 * code that has a part in it, and is another one after every change of that.
 */
export function createKeptBoots(store: BootStore, program: string): KeptBoots {
  return {
    async find(options) {
      try {
        const written = await store.get(await nameOf(options, program));
        if (written === undefined) return undefined;
        const boot = written.subarray(SUM_BYTES);
        const sum = hex(written.subarray(0, SUM_BYTES));
        return sum === hex(await sumOf(boot)) ? readBoot(boot) : undefined;
      } catch {
        return undefined;
      }
    },
    async keep(options, boot) {
      try {
        const written = writeBoot(boot);
        const whole = new Uint8Array(SUM_BYTES + written.length);
        whole.set(await sumOf(written));
        whole.set(written, SUM_BYTES);
        await store.put(await nameOf(options, program), whole);
      } catch {
        // A full disk, or a browser that keeps nothing.
      }
    },
  };
}

/**
 * Of a module as it was built: its file is named after all that is in it, and in what it imports. `undefined` where it is
 * not, as while one develops.
 */
export function programNamed(url: string): string | undefined {
  const name = url.slice(url.lastIndexOf('/') + 1);
  return /-[\w-]{8}\.js$/.test(name) ? name : undefined;
}

const SUM_BYTES = 32;

/** Moment and seed are no part of a boot: they come with each start of the server. */
async function nameOf({ pack, own, config, wasm }: BootOptions, program: string): Promise<string> {
  const packed = hex(await sumOf(pack));
  const all = JSON.stringify([program, wasm, packed, own ?? null, config ?? null]);
  return hex(await sumOf(utf8(all)));
}

async function sumOf(bytes: Uint8Array): Promise<Uint8Array> {
  // The types know of no memory but the usual one.
  const plain = bytes as Uint8Array<ArrayBuffer>;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', plain));
}
