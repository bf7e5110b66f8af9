import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BootStore } from './kept-boots.ts';

/** So many boots are kept, of some megabytes each. */
const MOST = 6;

/** Boots in a folder of this person's, as files that only they can read. */
export function createBootFolder(folder: string): BootStore {
  const fileOf = (name: string) => path.join(folder, `${name}${ENDING}`);
  return {
    get: (name) => readFile(fileOf(name)).catch(() => undefined),
    async put(name, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Put in its place at once: others may be about to read it, or to write it, too.
      const fresh = `${fileOf(name)}.${String(process.pid)}`;
      await writeFile(fresh, bytes, { mode: 0o600 });
      await rename(fresh, fileOf(name));
      await removeOldest(folder);
    },
  };
}

const ENDING = '.boot';

/** Also what was not written to its end. Other files are not ours. */
async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.includes(ENDING));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, written: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const oldest = files.sort((a, b) => b.written - a.written).slice(MOST);
  for (const { file } of oldest) await rm(file, { force: true });
}
