import { gzipSync } from 'node:zlib';
import type { Pack, PackedNotice, PackEntry } from '../pack.ts';
import { packTree, packWholeTree } from './pack-tree.ts';
import type { SourceTree } from './source-tree.ts';
import { sha256 } from './sums.ts';

/** A pack as a file: what the manifest says of it, and its bytes. */
export interface PackFile {
  readonly entry: PackEntry;
  readonly bytes: Uint8Array;
  /** The bytes of `entry.whole`. */
  readonly whole: Uint8Array;
  readonly notices: readonly PackedNotice[];
}

/** The same tree always gives the same bytes. */
export function makePack(tree: SourceTree): PackFile {
  const pack = packTree(tree);
  const bytes = zipped(pack);
  const whole = zipped(packWholeTree(tree));
  const sum = sha256(bytes);
  const name = (which: string, content: Uint8Array) =>
    `prosody-${tree.version}-${which}${sha256(content).slice(0, 8)}.pack`;
  return {
    bytes,
    whole,
    notices: pack.notices,
    entry: {
      version: tree.version,
      file: name('', bytes),
      whole: name('whole-', whole),
      sha256: sum,
      bytes: bytes.length,
    },
  };
}

function zipped(pack: Pack): Uint8Array {
  return gzipSync(JSON.stringify(pack), { level: 9 });
}
