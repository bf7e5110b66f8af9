import type { RawLua } from './raw-lua.ts';

/** What a machine's memory held at one moment; pages that are not there were zero. */
export interface MemoryImage {
  /** Of the whole memory, in bytes. */
  readonly length: number;
  readonly parts: readonly MemoryPart[];
}

export interface MemoryPart {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** A machine's memory at one moment. */
export interface Snapshot {
  readonly image: MemoryImage;
  /**
   * Puts the memory back, as far as anything stood in it. Only between calls; pointers into later memory are void afterwards.
   */
  restore(): void;
}

const PAGE = 4096;

/** Keeps only the pages that are not all zero: of 16 MiB less than two. */
export function takeSnapshot(raw: RawLua): Snapshot {
  const parts = nonZeroRuns(raw.HEAPU8).map(({ start, end }) => ({
    start,
    bytes: raw.HEAPU8.slice(start, end),
  }));
  return snapshotOf(raw, { length: raw.HEAPU8.length, parts });
}

/** The image may be of another machine, whose memory is as large. */
export function snapshotOf(raw: RawLua, image: MemoryImage): Snapshot {
  return {
    image,
    restore() {
      // The view is read anew: memory that has grown since stays grown.
      const heap = raw.HEAPU8;
      let end = 0;
      for (const { start, bytes } of image.parts) {
        heap.fill(0, end, start);
        heap.set(bytes, start);
        end = start + bytes.length;
      }
      // Behind it nothing is reserved yet. What later runs left there is not read before it is written, and to wipe most of 16 MiB
      // would be most of the work.
    },
  };
}

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Neighbouring pages with any byte set, joined; memory is a whole number of pages. */
function nonZeroRuns(heap: Uint8Array): Run[] {
  const words = new Int32Array(heap.buffer, heap.byteOffset, heap.length / WORD);
  const runs: Run[] = [];
  for (const { start: first, end: last } of nonZeroBlocks(heap)) {
    for (let start = first; start < last; start += PAGE) {
      if (!isZero(words, start / WORD, (start + PAGE) / WORD)) join(runs, start, start + PAGE);
    }
  }
  return runs;
}

function join(runs: Run[], start: number, end: number): void {
  const last = runs.at(-1);
  if (last?.end === start) runs[runs.length - 1] = { start: last.start, end };
  else runs.push({ start, end });
}

const BLOCK = 16 * PAGE;

/**
 * Most of the memory was never used. What is no JavaScript looks through it at once; a loop takes as long as a boot until it
 * was optimised.
 */
function nonZeroBlocks(heap: Uint8Array): Run[] {
  const isUnused = createZeroTest(BLOCK);
  const blocks: Run[] = [];
  for (let start = 0; start < heap.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, heap.length);
    if (end - start < BLOCK || !isUnused(heap.subarray(start, end))) blocks.push({ start, end });
  }
  return blocks;
}

/** Node compares bytes; browsers decode quickly, where no byte but NUL becomes NUL. */
function createZeroTest(length: number): (bytes: Uint8Array) => boolean {
  if ('Buffer' in globalThis) {
    const zeros = new Uint8Array(length);
    return (bytes) => Buffer.compare(bytes, zeros) === 0;
  }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const zeros = '\0'.repeat(length);
  return (bytes) => decoder.decode(bytes) === zeros;
}

const WORD = 4;

/** A loop: whatever calls a function for each word takes as long as a boot. */
function isZero(words: Int32Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (words[at] !== 0) return false;
  return true;
}
