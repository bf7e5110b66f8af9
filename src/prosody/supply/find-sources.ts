import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { Result } from '../../base/result.ts';
import { UPSTREAM_RELEASE, downloadDebianPackage, downloadRelease } from './download.ts';
import { readSource } from './read-source.ts';
import type { SourceTree } from './source-tree.ts';

/** What was found: versions side by side, and a sentence for each attempt that failed. */
interface FoundSources {
  readonly trees: readonly SourceTree[];
  readonly problems: readonly string[];
}

export interface SourceQuery {
  /** Value of PROSODY_SOURCE: folders, .deb files or tarballs, joined as PATH is; empty or absent: none. */
  readonly named: string | undefined;
  /** Downloads are kept here, so that a second build works offline. */
  readonly cacheFolder: string;
  /** Replaceable for specs. */
  readonly installedFolders?: readonly string[];
  readonly downloads?: readonly ((folder: string) => Promise<Result<string, string>>)[];
}

const INSTALLED_FOLDERS = ['/usr/lib/prosody', '/usr/local/lib/prosody'];

const DOWNLOADS = [
  downloadDebianPackage,
  (folder: string) => downloadRelease(UPSTREAM_RELEASE, folder),
];

/**
 * Looks for Prosody's sources: those that PROSODY_SOURCE names and no others; else an installed Prosody; else
 * Debian's package; else the upstream release. The first of the latter three that holds one ends the search.
 */
export async function findSources(query: SourceQuery): Promise<FoundSources> {
  const named = (query.named ?? '').split(delimiter).filter((path) => path !== '');
  if (named.length > 0) return readNamed(named);

  const problems: string[] = [];
  const folders = query.installedFolders ?? INSTALLED_FOLDERS;
  const installed = folders.filter((folder) => existsSync(folder));
  if (installed.length === 0) problems.push(`No Prosody is installed (${folders.join(', ')}).`);
  const attempts = [
    ...installed.map((folder) => () => readSource(folder)),
    ...(query.downloads ?? DOWNLOADS).map((download) => async () => {
      const path = await download(query.cacheFolder);
      return path.ok ? readSource(path.value) : path;
    }),
  ];
  for (const attempt of attempts) {
    const tree = await attempt();
    if (tree.ok) return { trees: [tree.value], problems: [] };
    problems.push(tree.error);
  }
  problems.push('Name a folder, a .deb or a tarball of Prosody in PROSODY_SOURCE.');
  return { trees: [], problems };
}

async function readNamed(paths: readonly string[]): Promise<FoundSources> {
  const results = await Promise.all(paths.map(readSource));
  return {
    trees: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result) =>
      result.ok ? [] : [`PROSODY_SOURCE names what cannot be used: ${result.error}`],
    ),
  };
}
