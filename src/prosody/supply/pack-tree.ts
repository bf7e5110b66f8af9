import { type PackedNotice, PACK_FORMAT, type Pack } from '../pack.ts';
import { PACKED_MODULES } from '../runtime/server-config.ts';
import { PROSODY_LICENCE } from './licences.ts';
import { requiredFiles } from './required-files.ts';
import type { SourceTree } from './source-tree.ts';

/** The part of a tree that the embedded server needs as it is configured. */
export function packTree(tree: SourceTree): Pack {
  return packOf(tree, requiredFiles(tree.files, PACKED_MODULES));
}

/** All of a tree, for modules of others that may want any of it. */
export function packWholeTree(tree: SourceTree): Pack {
  return packOf(tree, tree.files);
}

/** Of equal sources an equal one, whatever the order in which they were read. */
function packOf(tree: SourceTree, files: ReadonlyMap<string, string>): Pack {
  return {
    format: PACK_FORMAT,
    version: tree.version,
    files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    notices: noticesOf(tree),
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
