import { unzipSync } from 'fflate';
import { t } from '../../base/translate.ts';
import { readTar } from '../../prosody/supply/tar.ts';
import {
  checkCaps,
  GivenFilesError,
  LONGEST_FILE,
  megabytes,
  MOST_BYTES,
  MOST_FILES,
  type GivenFile,
  type GivenFiles,
} from '../../state/own-code/given-files.ts';
import { LUA_FILES, type Wanted } from './wanted.ts';

const ARCHIVE = /\.(?:tar|tar\.gz|tgz|zip)$/i;

export function isArchiveName(name: string): boolean {
  return ARCHIVE.test(name);
}

/** A tar, a tar packed with gzip, or a zip archive. */
export function givenArchive(file: File): GivenFiles {
  let listed: Promise<readonly GivenFile[]> | undefined;
  return {
    kind: 'archive',
    name: file.name,
    list: () => (listed ??= listArchive(file, LUA_FILES)),
  };
}

/** What is wanted in an archive. Rejects with a `GivenFilesError` where it is damaged or too large. */
export async function listArchive(file: File, wanted: Wanted): Promise<readonly GivenFile[]> {
  if (file.size > MOST_BYTES) throw tooLarge(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  const isZip = first === 0x50 && second === 0x4b;
  const { wantsFile } = wanted;
  const files = isZip
    ? readZip(file.name, bytes, wantsFile)
    : await readPackedTar(file.name, bytes);
  return [...files]
    .filter(([path]) => isZip || wantsFile(path))
    .map(([path, content]) => ({
      path,
      size: content.length,
      stamp: 0,
      bytes: () => Promise.resolve(content),
    }));
}

async function readPackedTar(
  name: string,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const [first, second] = bytes;
  const isGzip = first === 0x1f && second === 0x8b;
  const files = readTar(isGzip ? await gunzip(name, bytes) : bytes);
  if (!files.ok)
    throw new GivenFilesError(t('{name} cannot be read: {reason}.', { name, reason: files.error }));
  return files.value;
}

/** An archive may unpack to far more than it is. */
const MOST_UNPACKED = 2 * MOST_BYTES;

async function gunzip(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes.slice()]).stream();
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_UNPACKED) throw tooLarge(name);
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Only what is wanted is unpacked; a file that is longer than its entry says is an error of the archive. */
function readZip(
  name: string,
  bytes: Uint8Array,
  isWanted: Wanted['wantsFile'],
): ReadonlyMap<string, Uint8Array> {
  const wanted: { path: string; size: number }[] = [];
  const filter = ({ name: path, originalSize: size }: { name: string; originalSize: number }) => {
    if (path.endsWith('/') || !isWanted(path)) return false;
    wanted.push({ path, size });
    return wanted.length <= MOST_FILES && size <= LONGEST_FILE && sum(wanted) <= MOST_BYTES;
  };
  try {
    const files = new Map(Object.entries(unzipSync(bytes, { filter })));
    checkCaps(name, wanted);
    return files;
  } catch (error) {
    if (error instanceof GivenFilesError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new GivenFilesError(t('{name} cannot be read: {reason}.', { name, reason }));
  }
}

function sum(files: readonly { readonly size: number }[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

function tooLarge(name: string): GivenFilesError {
  return new GivenFilesError(
    t(
      '{name} holds more than {megabytes}, so it was not read. Give the folder itself that you mean.',
      { name, megabytes: megabytes(MOST_BYTES) },
    ),
  );
}
