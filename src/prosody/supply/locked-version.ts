import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, err, ok } from '../../base/result.ts';
import { debianArchitecture, downloadFromSuite, type DebFile } from './debian.ts';
import { downloadRelease } from './download.ts';
import { keep } from './keep.ts';
import type { LockedVersion, Release } from './lock.ts';
import { sha256 } from './sums.ts';

/** A file of Prosody that was had; `departure` says, in a sentence, that it is not the one of the lock file. */
export interface HadFile {
  readonly path: string;
  readonly departure?: string;
}

/** How files come from elsewhere; specs have their own. */
export interface Downloads {
  readonly fromSuite: (
    suite: string,
    folder: string,
    name: string,
  ) => Promise<Result<DebFile, string>>;
  readonly release: (release: Release, folder: string) => Promise<Result<string, string>>;
  readonly architecture: string | undefined;
  /** Since 1970. */
  readonly now: () => number;
}

export const DOWNLOADS: Downloads = {
  fromSuite: (suite, folder, name) => downloadFromSuite({ name, suite }, folder),
  release: (release, folder) => downloadRelease(release, folder),
  architecture: debianArchitecture(),
  now: Date.now,
};

/**
 * The file of a locked version: what an earlier call kept; else the package of Debian's suites; else upstream's release;
 * else the next best, which is the newest that the suites have instead of it. The sentence tells what failed. Whoever
 * is not to wait (`isPatient` is false) gets the sentence of the last failure for an hour.
 */
export async function haveVersion(
  locked: LockedVersion,
  folder: string,
  { downloads, isPatient }: { readonly downloads: Downloads; readonly isPatient: boolean },
): Promise<Result<HadFile, string>> {
  const kept = await keptFile(locked, folder);
  if (kept !== undefined) return ok({ path: kept });
  const note = join(folder, `${locked.version}.absent.json`);
  const failure = isPatient ? undefined : await recentFailure(note, downloads.now());
  if (failure !== undefined) return err(failure);
  const had = await download(locked, folder, downloads);
  if (!had.ok) {
    await mkdir(folder, { recursive: true });
    await keep(note, JSON.stringify({ at: downloads.now(), sentence: had.error }));
  }
  return had;
}

/** A file in the folder that has one of the version's sums. */
async function keptFile(locked: LockedVersion, folder: string): Promise<string | undefined> {
  const sums = new Set([...Object.values(locked.debs), locked.release?.sha256]);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => /\.deb$|\.tar\.gz$/.test(each))) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (bytes !== undefined && sums.has(sha256(bytes))) return join(folder, name);
  }
  return undefined;
}

const HOUR_MS = 3_600_000;

async function recentFailure(note: string, now: number): Promise<string | undefined> {
  try {
    // Our own file; what does not fit is no note.
    const { at, sentence } = JSON.parse(await readFile(note, 'utf8')) as Partial<Note>;
    return at !== undefined && now - at < HOUR_MS ? sentence : undefined;
  } catch {
    return undefined;
  }
}

interface Note {
  readonly at: number;
  readonly sentence: string;
}

async function download(
  locked: LockedVersion,
  folder: string,
  { fromSuite, release, architecture }: Downloads,
): Promise<Result<HadFile, string>> {
  const pinned = sumOf(locked, architecture);
  const problems: string[] = [];
  let nextBest: HadFile | undefined;
  for (const suite of pinned === undefined ? [] : locked.suites) {
    const deb = await fromSuite(suite, folder, locked.name ?? 'prosody');
    if (!deb.ok) {
      problems.push(deb.error);
      continue;
    }
    if (sha256(deb.value.bytes) === pinned) return ok({ path: deb.value.path });
    nextBest = { path: deb.value.path, departure: departed(locked, suite) };
    break;
  }
  const tarball = locked.release && (await release(locked.release, folder));
  if (tarball?.ok === true) return ok({ path: tarball.value });
  if (tarball !== undefined) problems.push(tarball.error);
  if (nextBest !== undefined) return ok(nextBest);
  return err(`${titleOf(locked)} could not be had: ${[...new Set(problems)].join(' ')}`);
}

function sumOf({ debs }: LockedVersion, architecture = ''): string | undefined {
  return debs[architecture] ?? debs['all'];
}

function titleOf({ title = 'Prosody', version }: LockedVersion): string {
  return `${title} ${version}`;
}

function departed(locked: LockedVersion, suite: string): string {
  return `Debian's ${suite} no longer has the package of ${titleOf(locked)} that the lock file names; what it has now was taken instead.`;
}
