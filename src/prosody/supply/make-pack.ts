import { gzipSync } from 'node:zlib';
import type { PackedNotice, PackEntry } from '../pack.ts';
import { packTree } from './pack-tree.ts';
import type { SourceTree } from './source-tree.ts';
import { sha256 } from './sums.ts';

/** A pack as a file: what the manifest says of it, and its bytes. */
export interface PackFile {
  readonly entry: PackEntry;
  readonly bytes: Uint8Array;
  readonly notices: readonly PackedNotice[];
}

/** The same tree always gives the same bytes. */
export function makePack(tree: SourceTree): PackFile {
  const pack = packTree(tree);
  const bytes = gzipSync(JSON.stringify(pack), { level: 9 });
  const sum = sha256(bytes);
  const file = `prosody-${tree.version}-${sum.slice(0, 8)}.pack`;
  return {
    bytes,
    notices: pack.notices,
    entry: { version: tree.version, file, sha256: sum, bytes: bytes.length },
  };
}
