import type { Dirent } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, err } from '../../base/result.ts';
import { readAr } from './ar.ts';
import { decompress } from './decompress.ts';
import { type SourceTree, sourceTreeOf } from './source-tree.ts';
import { readTar } from './tar.ts';
import { isWantedFile, isWantedFolder } from './wanted-files.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Reads a folder, a .deb or a (packed) tar archive. The error is a sentence for people. */
export async function readSource(path: string): Promise<Result<SourceTree, string>> {
  const kind = await stat(path).catch(() => undefined);
  if (kind === undefined) return err(`${path} does not exist.`);
  if (kind.isDirectory()) return sourceTreeOf(await readFolder(path), path);
  const files = await readArchive(path);
  if (!files.ok) return err(`${path} cannot be read: ${files.error}.`);
  return sourceTreeOf(files.value, path);
}

/** The files of a .deb, or of a (packed) tar archive. */
export async function readArchive(path: string): Promise<Result<Files, string>> {
  const bytes = await readFile(path);
  return path.endsWith('.deb') ? readDeb(bytes) : readPackedTar(bytes);
}

/** What is needed only; where a distribution puts its licence texts elsewhere, they come along. */
async function readFolder(folder: string): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  const take = async (path: string) => {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes !== undefined) files.set(path, bytes);
  };
  const visit = async (inner: string): Promise<void> => {
    const entries = await readdir(join(folder, inner), { withFileTypes: true });
    const work = entries.map(async (entry) => {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (await isFolder(entry, join(folder, path))) {
        if (isWantedFolder(path)) await visit(path);
      } else if (isWantedFile(path)) await take(path);
    });
    await Promise.all(work);
  };
  await visit('');
  const licence = await readFile(DEBIAN_LICENCE).catch(() => undefined);
  if (folder === DEBIAN_FOLDER && licence !== undefined)
    files.set(DEBIAN_LICENCE.slice(1), licence);
  return files;
}

/** Links to folders are followed, as modules are often linked. */
async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

const DEBIAN_FOLDER = '/usr/lib/prosody';
const DEBIAN_LICENCE = '/usr/share/doc/prosody/copyright';

async function readDeb(bytes: Uint8Array): Promise<Result<Files, string>> {
  const members = readAr(bytes);
  if (!members.ok) return members;
  const archive = [...members.value].find(([name]) => name.startsWith('data.tar'));
  return archive === undefined ? err('it has no data.tar in it') : readPackedTar(archive[1]);
}

async function readPackedTar(bytes: Uint8Array): Promise<Result<Files, string>> {
  const tar = await decompress(bytes);
  return tar.ok ? readTar(tar.value) : tar;
}
