import type { PackManifest } from '../pack.ts';
import { type SourceQuery, findSources } from './find-sources.ts';
import { LUA_LICENCE } from './licences.ts';
import { type PackFile, makePack } from './make-pack.ts';

/** Everything that a build ships of Prosody. */
export interface Packs {
  readonly manifest: PackManifest;
  readonly files: readonly PackFile[];
}

/** Where a build run from the project's root keeps what it downloads. */
export const CACHE_FOLDER = '.cache/prosody';

/** Finds the sources and packs them. Without any the manifest is empty and tells why. */
export async function buildPacks(query: SourceQuery): Promise<Packs> {
  const { trees, problems } = await findSources(query);
  const files = trees.map(makePack);
  const versions = files.map((file) => file.entry);
  const problem = problems.join(' ');
  return { files, manifest: problem === '' ? { versions } : { versions, problem } };
}

/** As `buildPacks`, for the environment that this runs in. A build is patient: see `SourceQuery`. */
export function buildPacksHere({ isPatient = false } = {}): Promise<Packs> {
  const named = process.env['PROSODY_SOURCE'];
  return buildPacks({ named, cacheFolder: CACHE_FOLDER, isPatient });
}

/** The copyright notices that have to go with the packs and with Lua, as one plain text. */
export function noticesText({ files }: Packs): string {
  const notices = files.flatMap((file) => file.notices);
  return [...notices, { title: 'Lua 5.4 (MIT)', text: LUA_LICENCE }]
    .map(({ title, text }) => `${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`)
    .join('\n\n');
}
