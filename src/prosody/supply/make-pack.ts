import { gzipSync } from 'node:zlib';
import type { ServerFacts } from '../../xmpp/server-facts.ts';
import type { CommunityModules } from '../community-modules.ts';
import type { Pack, PackedNotice, PackEntry } from '../pack.ts';
import { serverFacts } from '../server-facts.ts';
import { packTree, packWholeTree } from './pack-tree.ts';
import type { SourceTree } from './source-tree.ts';
import { sha256 } from './sums.ts';

/** A pack as a file: what the manifest says of it, and its bytes. */
export interface PackFile {
  readonly entry: PackEntry;
  readonly bytes: Uint8Array;
  /** The bytes of `entry.whole`. */
  readonly whole: Uint8Array;
  /** Those of `entry.facts`. */
  readonly facts: Uint8Array;
  readonly notices: readonly PackedNotice[];
}

/** The same tree always gives the same bytes. */
export function makePack(tree: SourceTree): PackFile {
  const pack = packTree(tree);
  const bytes = zipped(pack);
  const whole = zipped(packWholeTree(tree));
  const { version } = tree;
  const facts = zipped(serverFacts({ version, files: Object.fromEntries(tree.files) }));
  const sum = sha256(bytes);
  const name = (which: string, content: Uint8Array) =>
    `prosody-${version}-${which}${sha256(content).slice(0, 8)}.pack`;
  return {
    bytes,
    whole,
    facts,
    notices: pack.notices,
    entry: {
      version,
      file: name('', bytes),
      whole: name('whole-', whole),
      facts: name('facts-', facts),
      sha256: sum,
      bytes: bytes.length,
    },
  };
}

/** JSON, gzip'd as tightly as can be. */
export function zipped(json: Pack | CommunityModules | ServerFacts): Uint8Array {
  return gzipSync(JSON.stringify(json), { level: 9 });
}
