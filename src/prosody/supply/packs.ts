import type { PackManifest } from '../pack.ts';
import {
  type CommunityFile,
  type CommunityQuery,
  findCommunity,
  packCommunity,
} from './find-community.ts';
import { type SourceQuery, findSources } from './find-sources.ts';
import { LUA_LICENCE } from './licences.ts';
import { type PackFile, makePack } from './make-pack.ts';

/** Everything that a build ships of Prosody. */
export interface Packs {
  readonly manifest: PackManifest;
  readonly files: readonly PackFile[];
  /** See `manifest.modules`. */
  readonly modules?: CommunityFile;
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

/** With the modules of the community; where they cannot be had, the manifest says so, and nothing else is lost. */
export async function withCommunity(packs: Packs, query: CommunityQuery): Promise<Packs> {
  const found = await findCommunity(query);
  const sentence = found.ok ? found.value.departure : found.error;
  const problems = [packs.manifest.problem, sentence].filter((each) => each !== undefined);
  const problem = problems.length === 0 ? {} : { problem: problems.join(' ') };
  if (!found.ok) return { ...packs, manifest: { ...packs.manifest, ...problem } };
  const modules = packCommunity(found.value.modules);
  return {
    ...packs,
    manifest: { ...packs.manifest, ...problem, modules: modules.entry },
    modules,
  };
}

/** All that a build ships. */
export async function buildShipment(): Promise<Packs> {
  const packs = await buildPacksHere({ isPatient: true });
  return withCommunity(packs, { cacheFolder: CACHE_FOLDER, isPatient: true });
}

/** The copyright notices that have to go with the packs and with Lua, as one plain text. */
export function noticesText({ files, modules }: Packs): string {
  const notices = [...files.flatMap((file) => file.notices), ...(modules?.notices ?? [])];
  return [...notices, { title: 'Lua 5.4 (MIT)', text: LUA_LICENCE }]
    .map(({ title, text }) => `${title}\n${'='.repeat(title.length)}\n\n${text.trim()}\n`)
    .join('\n\n');
}
