import { readFile, stat } from 'node:fs/promises';
import { type Result, err } from '../../base/result.ts';
import { readAr } from './ar.ts';
import { decompress } from './decompress.ts';
import { readFolder, type Files } from './read-folder.ts';
import { type SourceTree, sourceTreeOf } from './source-tree.ts';
import { readTar } from './tar.ts';

/** Reads a folder, a .deb or a (packed) tar archive. The error is a sentence for people. */
export async function readSource(
  path: string,
  read: (folder: string) => Promise<Files> = readFolder,
): Promise<Result<SourceTree, string>> {
  const kind = await stat(path).catch(() => undefined);
  if (kind === undefined) return err(`${path} does not exist.`);
  if (kind.isDirectory()) return sourceTreeOf(await read(path), path);
  const files = await readArchive(path);
  if (!files.ok) return err(`${path} cannot be read: ${files.error}.`);
  return sourceTreeOf(files.value, path);
}

/** The files of a .deb, or of a (packed) tar archive. */
export async function readArchive(path: string): Promise<Result<Files, string>> {
  const bytes = await readFile(path);
  return path.endsWith('.deb') ? readDeb(bytes) : readPackedTar(bytes);
}

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
