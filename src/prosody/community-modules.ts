import { unpackJson, type PackedNotice } from './pack.ts';
import { dependenciesIn, modulePaths } from './supply/required-files.ts';

/** The modules of Prosody's community, as a build packs them: a list to choose from, loaded when one is chosen. */
export interface CommunityModules {
  readonly format: typeof COMMUNITY_FORMAT;
  /** Of Debian's package. */
  readonly version: string;
  /** Lua by path as in a folder of modules: `mod_x/mod_x.lua`, `mod_x/x.lib.lua`. */
  readonly files: Readonly<Record<string, string>>;
  readonly notices: readonly PackedNotice[];
}

export const COMMUNITY_FORMAT = 'caesura-modules-1';

/** Reads such a pack, gzip'd or as a web server has unpacked it. Throws, with a message for people, when it is none. */
export async function readCommunity(bytes: Uint8Array): Promise<CommunityModules> {
  const json = await unpackJson(bytes);
  if (!isCommunity(json)) throw new Error('This is no pack of the community’s modules.');
  return json;
}

function isCommunity(json: unknown): json is CommunityModules {
  return (
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    json.format === COMMUNITY_FORMAT
  );
}

/** The names to choose from, without `mod_`, in order. */
export function communityNames({ files }: Pick<CommunityModules, 'files'>): readonly string[] {
  const names = Object.keys(files).flatMap((path) => NAMED.exec(path)?.[1] ?? []);
  return names.sort();
}

const NAMED = /^mod_([^/]+)\/mod_\1\.lua$/;

/**
 * The files of those modules that are among them, with those of the modules that they depend on, as far as `isThere` does not
 * say that Prosody has one of that name itself.
 */
export function communityFiles(
  { files }: Pick<CommunityModules, 'files'>,
  names: readonly string[],
  isThere: (name: string) => boolean,
): Readonly<Record<string, string>> {
  const taken = new Map<string, string>();
  const seen = new Set<string>();
  const take = (name: string): void => {
    if (seen.has(name) || isThere(name)) return;
    seen.add(name);
    for (const [path, text] of Object.entries(files)) {
      if (!path.startsWith(`mod_${name}/`)) continue;
      taken.set(path, text);
      dependenciesIn(text).forEach(take);
    }
  };
  names.forEach(take);
  return Object.fromEntries(taken);
}

/** Whether a Prosody of these files has a module of that name. */
export function hasModule(files: Readonly<Record<string, string>>, name: string): boolean {
  return modulePaths(name).some((path) => Object.hasOwn(files, path));
}
