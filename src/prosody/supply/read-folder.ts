import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isWantedFile, isWantedFolder } from './wanted-files.ts';

/** By the path below their folder. */
export type Files = ReadonlyMap<string, Uint8Array>;
export type ReadFile = (file: string) => Promise<Uint8Array>;

interface Reading {
  readonly readOne?: ReadFile;
  readonly isFile?: (path: string) => boolean;
  readonly isFolder?: (path: string) => boolean;
}

/** What is needed only; where a distribution puts its licence texts elsewhere, they come along. */
export async function readFolder(
  folder: string,
  { readOne = readFile, isFile = isWantedFile, isFolder = isWantedFolder }: Reading = {},
): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  const take = async (path: string) => {
    const bytes = await readOne(join(folder, path)).catch(() => undefined);
    if (bytes !== undefined) files.set(path, bytes);
  };
  const visit = async (inner: string): Promise<void> => {
    const entries = await readdir(join(folder, inner), { withFileTypes: true });
    const work = entries.map(async (entry) => {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (await isDirectory(entry, join(folder, path))) {
        if (isFolder(path)) await visit(path);
      } else if (isFile(path)) await take(path);
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
async function isDirectory(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

const DEBIAN_FOLDER = '/usr/lib/prosody';
const DEBIAN_LICENCE = '/usr/share/doc/prosody/copyright';
