import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fitsRange, readVersionRange } from '../../base/version-range.ts';
import { newestFirst } from '../version-order.ts';
import { LOCKED, type LockedVersion } from './lock.ts';
import { DOWNLOADS, haveVersion, type Downloads } from './locked-version.ts';
import { readSource } from './read-source.ts';
import type { SourceTree } from './source-tree.ts';

/** What was found: versions side by side, the newest first, and a sentence for each that could not be had. */
export interface FoundSources {
  readonly trees: readonly SourceTree[];
  readonly problems: readonly string[];
}

export interface SourceQuery {
  /** Value of PROSODY_SOURCE: folders, .deb files or tarballs, joined as PATH is; empty or absent: none. */
  readonly named: string | undefined;
  /** Downloads are kept here, so that a second build works offline. */
  readonly cacheFolder: string;
  /** The one version that is wanted (`13` is the newest 13.x), `newest` for whatever is the newest; else all of them. */
  readonly wanted?: string;
  /** Whether a download that failed within the last hour is tried again. */
  readonly isPatient?: boolean;
  /** Replaceable for specs. */
  readonly installedFolders?: readonly string[];
  readonly locked?: readonly LockedVersion[];
  readonly downloads?: Downloads;
}

const INSTALLED_FOLDERS = ['/usr/lib/prosody', '/usr/local/lib/prosody'];

/**
 * Looks for Prosody's sources: those that PROSODY_SOURCE names and no others, in their order; else every version of the
 * lock file, taken from an installed Prosody of that version or had from elsewhere, and what else is installed. A
 * version that cannot be had is missing, with a sentence.
 */
export async function findSources(query: SourceQuery): Promise<FoundSources> {
  const named = (query.named ?? '').split(delimiter).filter((path) => path !== '');
  if (named.length > 0) return readNamed(named, query.wanted);
  const folders = query.installedFolders ?? INSTALLED_FOLDERS;
  const installed = await readAll(folders.filter((folder) => existsSync(folder)));
  const own = installed.trees.filter(({ version }) => isVersion(query.wanted, version));
  const locked = await readAllLocked(query, own);
  const besides = own.filter(({ version }) =>
    locked.trees.every((tree) => tree.version !== version),
  );
  const trees = newestFirst([...locked.trees, ...besides], ({ version }) => version);
  const problems = [...installed.problems, ...locked.problems];
  return { trees, problems: trees.length === 0 ? [...problems, ADVICE] : problems };
}

/** The versions of the lock file, the newest first; where one is wanted, no more than one. */
async function readAllLocked(
  query: SourceQuery,
  installed: readonly SourceTree[],
): Promise<FoundSources> {
  const trees: SourceTree[] = [];
  const problems: string[] = [];
  for (const locked of query.locked ?? LOCKED) {
    if (!isVersion(query.wanted, locked.version)) continue;
    if (query.wanted !== undefined && trees.length > 0) break;
    const own = installed.find(({ version }) => version === locked.version);
    const { tree, problem } = own === undefined ? await readLocked(locked, query) : { tree: own };
    if (problem !== undefined) problems.push(problem);
    // The next best of one version may be another one that is locked, too.
    const isNew = trees.every(({ version }) => version !== tree?.version);
    if (tree !== undefined && isNew) trees.push(tree);
  }
  return { trees, problems };
}

const ADVICE = 'Name a folder, a .deb or a tarball of Prosody in PROSODY_SOURCE.';

/** Whether a version is one that is wanted: `newest` for any, else as `base/version-range.ts` reads it: `13`, `>=13`. */
export function isVersion(wanted: string | undefined, version: string): boolean {
  if (wanted === undefined || wanted === 'newest') return true;
  const range = readVersionRange(wanted);
  return version === wanted || (range !== undefined && fitsRange(version, range));
}

async function readLocked(
  version: LockedVersion,
  { cacheFolder, downloads = DOWNLOADS, isPatient = false }: SourceQuery,
): Promise<{ readonly tree?: SourceTree; readonly problem?: string }> {
  const had = await haveVersion(version, cacheFolder, { downloads, isPatient });
  if (!had.ok) return { problem: had.error };
  const { path, departure } = had.value;
  const tree = await readSource(path);
  if (!tree.ok) return { problem: tree.error };
  return { tree: tree.value, ...(departure === undefined ? {} : { problem: departure }) };
}

async function readNamed(
  paths: readonly string[],
  wanted: string | undefined,
): Promise<FoundSources> {
  const all = await readAll(paths);
  const trees = all.trees.filter(({ version }) => isVersion(wanted, version));
  const { problems } = all;
  const told = problems.map((problem) => `PROSODY_SOURCE names what cannot be used: ${problem}`);
  return { trees, problems: told };
}

async function readAll(paths: readonly string[]): Promise<FoundSources> {
  const results = await Promise.all(paths.map((path) => readSource(path)));
  return {
    trees: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result) => (result.ok ? [] : [result.error])),
  };
}
