import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Result, err, ok } from '../../base/result.ts';
import { archiveOf, type Archive } from './apt-sources.ts';
import { firstLine } from './download.ts';
import { keep } from './keep.ts';

const APT_TIMEOUT_MS = 120_000;

/** A package out of one of Debian's suites. */
export interface SuitePackage {
  readonly name: string;
  readonly suite: string;
}

/** A Debian package, as apt checked it by Debian's signed index. */
export interface DebFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A package of any suite of the Debian archive that this machine takes its packages from. Nothing of the system is
 * touched: apt works in a folder of its own, which is gone afterwards. Needs apt, but no root.
 */
export async function downloadFromSuite(
  { name, suite }: SuitePackage,
  folder: string,
): Promise<Result<DebFile, string>> {
  const archive = await archiveOf('/etc/apt');
  if (archive === undefined) return err(NO_ARCHIVE);
  const work = await mkdtemp(join(tmpdir(), 'caesura-apt-'));
  try {
    const apt = await layOut(work, archive, suite);
    await apt('update', '-qq');
    await apt('download', '-qq', `${name}/${suite}`);
    const file = (await readdir(work)).find((each) => each.endsWith('.deb'));
    if (file === undefined) return err(`apt-get left no package "${name}" of Debian's ${suite}.`);
    const bytes = await readFile(join(work, file));
    await mkdir(folder, { recursive: true });
    const path = join(folder, decodeURIComponent(file));
    await keep(path, bytes);
    return ok({ path, bytes });
  } catch (error) {
    const reason = `apt-get could not download "${name}" of Debian's ${suite}`;
    return err(`${reason} (${firstLine(error)}).`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const NO_ARCHIVE = 'This machine takes no packages from an archive of Debian.';

/** Lays out a private folder for apt; gives a function that runs apt-get there. */
async function layOut(work: string, { uri, keyring }: Archive, suite: string) {
  await mkdir(join(work, 'lists/partial'), { recursive: true });
  await mkdir(join(work, 'cache/archives/partial'), { recursive: true });
  const list = join(work, 'sources.list');
  await writeFile(list, `deb [signed-by=${keyring}] ${uri} ${suite} main\n`);
  const settings = {
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '15',
    // Only root may become another user, who then could not write here.
    'APT::Sandbox::User': '',
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
  return (...words: readonly string[]) =>
    promisify(execFile)('apt-get', [...options, ...words], { cwd: work, timeout: APT_TIMEOUT_MS });
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Debian's name of this machine's architecture; `undefined` where there is none that we know. */
export function debianArchitecture(): string | undefined {
  return ARCHITECTURES[process.arch];
}
