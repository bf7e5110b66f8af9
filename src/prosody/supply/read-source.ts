import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Result, err } from '../../base/result.ts';
import { readAr } from './ar.ts';
import { decompress } from './decompress.ts';
import { type SourceTree, sourceTreeOf } from './source-tree.ts';
import { readTar } from './tar.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Reads a folder, a .deb or a (packed) tar archive. The error is a sentence for people. */
export async function readSource(path: string): Promise<Result<SourceTree, string>> {
  const kind = await stat(path).catch(() => undefined);
  if (kind === undefined) return err(`${path} does not exist.`);
  if (kind.isDirectory()) return sourceTreeOf(await readFolder(path), path);
  const bytes = await readFile(path);
  const files = path.endsWith('.deb') ? await readDeb(bytes) : await readPackedTar(bytes);
  if (!files.ok) return err(`${path} cannot be read: ${files.error}.`);
  return sourceTreeOf(files.value, path);
}

/** Text files only; where a distribution puts its licence texts elsewhere, they come along. */
async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const isWanted = /\.lua$|^prosody\.(?:version|release)$|^COPYING$/.test(entry.name);
    if (entry.isDirectory() || !isWanted) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/'), await readFile(path));
  }
  const licence = await readFile(DEBIAN_LICENCE).catch(() => undefined);
  if (folder === DEBIAN_FOLDER && licence !== undefined)
    files.set(DEBIAN_LICENCE.slice(1), licence);
  return files;
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
