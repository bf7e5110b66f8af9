import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, err, ok } from '../../base/result.ts';
import { keep } from './keep.ts';
import type { Release } from './lock.ts';
import { sha256 } from './sums.ts';

const WEB_TIMEOUT_MS = 30_000;

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
  await keep(path, bytes);
  return ok(path);
}

/** The first line of what went wrong. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? '';
}
