import { existsSync } from 'node:fs';
import { err, ok, type Result } from '../base/result.ts';
import { readVersionRange } from '../base/version-range.ts';
import { joinedModules } from '../prosody/own-modules.ts';
import type { OwnConfig, OwnModules } from '../prosody/protocol.ts';
import { readConfig } from '../prosody/supply/read-config.ts';
import { readModules } from '../prosody/supply/read-modules.ts';
import { withCommunityModules } from './own-community.ts';
import { findProsody, readProsody, type OwnProsody } from './own-files.ts';
import type { OwnFolders } from './own-folders.ts';

/** A Prosody that scripts run on. */
export interface NamedProsody extends OwnProsody {
  /** Its version, and its place where two have the same one. */
  readonly name: string;
  /** Makes its randomness the same each time. */
  readonly seed?: number;
  /** Modules in front of its own. */
  readonly own?: OwnModules;
  /** A configuration in place of the usual one, and what it is called. */
  readonly config?: OwnConfig;
  readonly configPlace?: string;
  /** Where the modules came from, as it was said. */
  readonly modulePlaces?: readonly string[];
}

interface Wanted {
  /** Versions, folders and files. */
  readonly prosody: readonly string[];
  /** Folders and files of modules. */
  readonly modules: readonly string[];
  readonly load: readonly string[];
  readonly config?: string | undefined;
  /** Whether scripts want modules that the part of Prosody that is usually enough may lack. */
  readonly isWhole?: boolean;
  /** What is known of folders that were read before. */
  readonly folders?: OwnFolders | undefined;
  /** Names of the modules that scripts want, without `mod_`: they are to be there, and not switched on for all. */
  readonly wantedByScripts?: readonly string[];
}

/**
 * The Prosodys that `--prosody` names, each a version, a folder or a file; without any the newest that there is. A
 * sentence when one of them cannot be had.
 */
export async function findProsodies({
  prosody: words,
  modules,
  load,
  config: place,
  isWhole = false,
  folders,
  wantedByScripts = [],
}: Wanted): Promise<Result<readonly NamedProsody[], string>> {
  const own = await findModules(modules, load);
  if (!own.ok) return own;
  const set = await findConfig(place);
  if (!set.ok) return set;
  const found: { word: string; prosody: OwnProsody; modules: OwnModules | undefined }[] = [];
  for (const word of words.length === 0 ? ['newest'] : words) {
    const wantsAll = isWhole || own.value !== undefined || place !== undefined;
    const prosody = await prosodyOf(word, wantsAll, folders);
    if (!prosody.ok) return err(words.length === 0 ? prosody.error : asSaid(word, prosody.error));
    const all = await withAllModules(own.value, { load, wantedByScripts }, prosody.value);
    if (!all.ok) return err(`--load ${load.join(',')}: ${all.error}`);
    found.push({ word, prosody: prosody.value, modules: all.value });
  }
  const isTwice = ({ version }: OwnProsody) =>
    found.filter(({ prosody }) => prosody.version === version).length > 1;
  return ok(
    found.map(({ word, prosody, modules: joined }) => ({
      ...prosody,
      ...set.value,
      ...(joined === undefined
        ? {}
        : { own: joined, modulePlaces: modules.map((each) => `--modules ${each}`) }),
      name: isTwice(prosody) ? `${prosody.version} (${word})` : prosody.version,
    })),
  );
}

/** With those of the community. That a script wants one that cannot be had is told when it is run. */
async function withAllModules(
  own: OwnModules | undefined,
  { load, wantedByScripts }: Required<Pick<Wanted, 'load' | 'wantedByScripts'>>,
  { pack }: OwnProsody,
): Promise<Result<OwnModules | undefined, string>> {
  if (load.length + wantedByScripts.length === 0) return ok(own);
  const loaded = await withCommunityModules({ names: load, own, pack });
  if (!loaded.ok) return loaded;
  const all = await withCommunityModules({ names: wantedByScripts, own: loaded.value, pack });
  return all.ok ? all : loaded;
}

/** Nothing where there is none. */
async function findConfig(
  place: string | undefined,
): Promise<Result<Pick<NamedProsody, 'config' | 'configPlace'>, string>> {
  if (place === undefined) return ok({});
  const config = await readConfig(place);
  return config.ok ? ok({ config: config.value, configPlace: place }) : config;
}

function asSaid(word: string, sentence: string): string {
  return `--prosody ${word}: ${sentence}`;
}

/** `undefined` where there are none. */
async function findModules(
  places: readonly string[],
  load: readonly string[],
): Promise<Result<OwnModules | undefined, string>> {
  if (places.length + load.length === 0) return ok(undefined);
  const all: OwnModules[] = [];
  for (const place of places) {
    const modules = await readModules(place);
    if (!modules.ok) return err(`--modules ${place}: ${modules.error}`);
    all.push(modules.value);
  }
  return ok(joinedModules(all, load));
}

/** What looks like a version, or bounds of one, is that, unless something of that name lies here. */
function prosodyOf(
  word: string,
  isWhole: boolean,
  folders: OwnFolders | undefined,
): Promise<Result<OwnProsody, string>> {
  const isRange = readVersionRange(word) !== undefined && !existsSync(word);
  const isVersion = word === 'newest' || isRange;
  if (isVersion) return findProsody({ wanted: word, isWhole });
  return folders?.readProsody(word) ?? readProsody(word);
}
