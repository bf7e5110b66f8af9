import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Result, err, ok } from '../../base/result.ts';

/** A release of Prosody on the web. */
interface Release {
  readonly url: string;
  /** Of the tarball, in hex. */
  readonly sha256: string;
}

/**
 * Prosody 0.12.3. The sum is that of `prosody_0.12.3.orig.tar.gz` (upstream's tarball, renamed) in Debian's signed
 * index of sources for bookworm: `apt-cache showsrc prosody`, Checksums-Sha256.
 */
export const UPSTREAM_RELEASE: Release = {
  url: 'https://prosody.im/downloads/source/prosody-0.12.3.tar.gz',
  sha256: '35da0d031ff46040a2d638e004d4255e249b6323fe6212db9ddd76b401db2101',
};

const APT_TIMEOUT_MS = 60_000;
const WEB_TIMEOUT_MS = 30_000;

/** Debian's package by apt, without installing it. Answers with the path of the .deb, which a later call finds again. */
export async function downloadDebianPackage(folder: string): Promise<Result<string, string>> {
  await mkdir(folder, { recursive: true });
  const known = await debIn(folder);
  if (known !== undefined) return ok(known);
  try {
    const options = { cwd: folder, timeout: APT_TIMEOUT_MS };
    await promisify(execFile)('apt-get', ['download', 'prosody'], options);
  } catch (error) {
    return err(`apt-get could not download the package "prosody" (${firstLine(error)}).`);
  }
  const downloaded = await debIn(folder);
  return downloaded === undefined
    ? err('apt-get said that it had downloaded the package "prosody", but left none.')
    : ok(downloaded);
}

async function debIn(folder: string): Promise<string | undefined> {
  const name = (await readdir(folder)).sort().findLast((file) => /^prosody_.*\.deb$/.test(file));
  return name === undefined ? undefined : join(folder, name);
}

/** A release from the web, checked by its sum. Answers with the path of the tarball, which a later call finds again. */
export async function downloadRelease(
  release: Release,
  folder: string,
  fetchUrl: typeof fetch = fetch,
): Promise<Result<string, string>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, release.url.slice(release.url.lastIndexOf('/') + 1));
  const known = await readFile(path).catch(() => undefined);
  if (known !== undefined && sha256(known) === release.sha256) return ok(path);
  let bytes: Uint8Array;
  try {
    const response = await fetchUrl(release.url, { signal: AbortSignal.timeout(WEB_TIMEOUT_MS) });
    if (!response.ok) return err(`${release.url} answered ${response.status}.`);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    return err(`${release.url} could not be fetched (${firstLine(error)}).`);
  }
  if (sha256(bytes) !== release.sha256) {
    return err(`${release.url} is not the file that was expected (its SHA-256 differs).`);
  }
  await writeFile(path, bytes);
  return ok(path);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? '';
}
