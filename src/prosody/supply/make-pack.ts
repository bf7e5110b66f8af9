import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type PackedNotice, PACK_FORMAT, type Pack, type PackEntry } from '../pack.ts';
import { PACKED_MODULES } from '../runtime/server-config.ts';
import { PROSODY_LICENCE } from './licences.ts';
import { requiredFiles } from './required-files.ts';
import type { SourceTree } from './source-tree.ts';

/** A pack as a file: what the manifest says of it, and its bytes. */
export interface PackFile {
  readonly entry: PackEntry;
  readonly bytes: Uint8Array;
  readonly notices: readonly PackedNotice[];
}

/** The same tree always gives the same bytes. */
export function makePack(tree: SourceTree): PackFile {
  const pack: Pack = {
    format: PACK_FORMAT,
    version: tree.version,
    files: Object.fromEntries(requiredFiles(tree.files, PACKED_MODULES)),
    notices: noticesOf(tree),
  };
  const bytes = gzipSync(JSON.stringify(pack), { level: 9 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = `prosody-${tree.version}-${sha256.slice(0, 8)}.pack`;
  return {
    bytes,
    notices: pack.notices,
    entry: { version: tree.version, file, sha256, bytes: bytes.length },
  };
}

function noticesOf(tree: SourceTree): PackedNotice[] {
  const own = { title: `Prosody ${tree.version} (MIT)`, text: tree.licence ?? PROSODY_LICENCE };
  const inFiles = [...tree.files]
    .filter(([path]) => path.startsWith('util/sasl'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({ title: `Prosody: ${path}`, text: headerOf(content) }))
    .filter(({ text }) => text.includes('Redistribution and use'));
  return [own, ...inFiles];
}

/** The comment at the top of a Lua file, without its dashes. */
function headerOf(content: string): string {
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^-- ?/, ''))
    .join('\n')
    .trim();
}
