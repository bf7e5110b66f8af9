import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import {
  communityFiles,
  hasModule,
  readCommunity,
  type CommunityModules,
} from '../prosody/community-modules.ts';
import { joinedModules } from '../prosody/own-modules.ts';
import { readPack, type PackManifest } from '../prosody/pack.ts';
import type { OwnModules } from '../prosody/protocol.ts';
import { findCommunity } from '../prosody/supply/find-community.ts';
import { CACHE_FOLDER } from '../prosody/supply/packs.ts';
import { reasonOf } from './read-script.ts';

/** Two folders up, whether this is the source (`src/cli/`) or the built program (`build/cli/`). */
const ROOT = path.join(import.meta.dirname, '../..');

/** What is to be there, and what is there already. */
interface Wanted {
  /** Names of modules, without `mod_`. */
  readonly names: readonly string[];
  readonly own: OwnModules | undefined;
  /** Of Prosody, whole. */
  readonly pack: Uint8Array;
}

/**
 * Own modules, and with them those of the community that are named and that neither they nor Prosody have. They are
 * looked for only where one is missing; what the community has not either, Prosody will complain of.
 */
export async function withCommunityModules(
  { names, own, pack }: Wanted,
  find: () => Promise<Result<CommunityModules, string>> = findOurs,
): Promise<Result<OwnModules | undefined, string>> {
  const { files } = await readPack(pack);
  const inFront = Object.fromEntries(
    Object.entries(own?.files ?? {}).map(([file, text]) => [`modules/${file}`, text]),
  );
  const isThere = (name: string) => hasModule(files, name) || hasModule(inFront, name);
  const missing = names.filter((name) => !isThere(name));
  if (missing.length === 0) return ok(own);
  const community = await find();
  if (!community.ok)
    return err(
      `There is no ${missing.map((name) => `mod_${name}`).join(', ')} here. ${community.error}`,
    );
  const found = communityFiles(community.value, missing, isThere);
  const before = { files: found, enabled: [] };
  return ok(joinedModules([before, ...(own === undefined ? [] : [own])], []));
}

/** Those that came with the package; in a checkout those that a build would take. */
async function findOurs(): Promise<Result<CommunityModules, string>> {
  if (existsSync(path.join(ROOT, 'src/cli/main.ts'))) {
    const found = await findCommunity({ cacheFolder: path.join(ROOT, CACHE_FOLDER) });
    return found.ok ? ok(found.value.modules) : found;
  }
  return readShipped(path.join(ROOT, 'dist/prosody'));
}

async function readShipped(folder: string): Promise<Result<CommunityModules, string>> {
  try {
    const manifest = await readFile(path.join(folder, 'manifest.json'), 'utf8');
    // Our own build wrote it.
    const { modules } = JSON.parse(manifest) as PackManifest;
    if (modules === undefined) return err(ABSENT);
    return ok(await readCommunity(await readFile(path.join(folder, modules.file))));
  } catch (error) {
    return err(`The modules of the community cannot be read: ${reasonOf(error)}.`);
  }
}

const ABSENT =
  'This Caesura came without the modules of the community: name a folder of modules with --modules.';
