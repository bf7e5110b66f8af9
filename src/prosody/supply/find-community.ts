import { err, ok, type Result } from '../../base/result.ts';
import { COMMUNITY_FORMAT, communityNames, type CommunityModules } from '../community-modules.ts';
import type { CommunityEntry, PackedNotice } from '../pack.ts';
import { communityFacts } from '../server-facts.ts';
import { LOCKED_MODULES, type LockedVersion } from './lock.ts';
import { DOWNLOADS, haveVersion, type Downloads } from './locked-version.ts';
import { zipped } from './make-pack.ts';
import { readArchive } from './read-source.ts';
import { sha256 } from './sums.ts';

export interface CommunityQuery {
  /** Downloads are kept here. */
  readonly cacheFolder: string;
  /** Whether a download that failed within the last hour is tried again. */
  readonly isPatient?: boolean;
  /** Replaceable for specs. */
  readonly locked?: LockedVersion;
  readonly downloads?: Downloads;
}

export interface FoundCommunity {
  readonly modules: CommunityModules;
  /** In a sentence: they are not those of the lock file. */
  readonly departure?: string;
}

/** The modules of Debian's package that the lock file names, or of what Debian has instead; a sentence where there is none. */
export async function findCommunity({
  cacheFolder,
  isPatient = false,
  locked = LOCKED_MODULES,
  downloads = DOWNLOADS,
}: CommunityQuery): Promise<Result<FoundCommunity, string>> {
  const had = await haveVersion(locked, cacheFolder, { downloads, isPatient });
  if (!had.ok) return had;
  const { path, departure } = had.value;
  const files = await readArchive(path);
  if (!files.ok) return err(`${path} cannot be read: ${files.error}.`);
  const version = departure === undefined ? locked.version : 'unknown';
  const modules = communityOf(files.value, version);
  if (communityNames(modules).length === 0) return err(`${path} holds no module of Prosody.`);
  return ok({ modules, ...(departure === undefined ? {} : { departure }) });
}

/** Of the files of Debian's package. */
function communityOf(files: ReadonlyMap<string, Uint8Array>, version: string): CommunityModules {
  const decoder = new TextDecoder();
  const lua = [...files].flatMap(([path, bytes]) => {
    const inner = PLACE.exec(path)?.[1];
    return inner === undefined ? [] : [[inner, decoder.decode(bytes)] as const];
  });
  const licence = files.get('usr/share/doc/prosody-modules/copyright');
  return {
    format: COMMUNITY_FORMAT,
    version,
    files: Object.fromEntries(lua.sort(([a], [b]) => (a < b ? -1 : 1))),
    notices: licence === undefined ? [] : [{ title: TITLE, text: decoder.decode(licence) }],
  };
}

const PLACE = /^usr\/lib\/prosody\/modules\/(mod_.+\.lua)$/;
const TITLE = 'Modules of Prosody’s community (MIT, but for those that it names)';

/** The community's modules as files: what the manifest says of them, and their bytes. */
export interface CommunityFile {
  readonly entry: CommunityEntry;
  readonly bytes: Uint8Array;
  /** Those of `entry.facts`. */
  readonly facts: Uint8Array;
  readonly notices: readonly PackedNotice[];
}

/** The same modules always give the same bytes. */
export function packCommunity(modules: CommunityModules): CommunityFile {
  const { version, files, notices } = modules;
  const bytes = zipped(modules);
  const facts = zipped(communityFacts({ version, files }));
  const sum = sha256(bytes);
  const entry = {
    version,
    file: `prosody-modules-${sum.slice(0, 8)}.pack`,
    facts: `prosody-modules-facts-${sha256(facts).slice(0, 8)}.pack`,
    sha256: sum,
    bytes: bytes.length,
    names: communityNames(modules),
  };
  return { entry, bytes, facts, notices };
}
