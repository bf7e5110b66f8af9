import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Result, err, ok } from '../../base/result.ts';
import type { OwnModules } from '../protocol.ts';
import { ownModules } from '../own-modules.ts';

/**
 * Modules of Prosody: of a folder of them, of the folder of one (`mod_x/`), or one file (`mod_x.lua`). The error is a
 * sentence for people.
 */
export async function readModules(place: string): Promise<Result<OwnModules, string>> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return err(`${place} does not exist.`);
  const files = found.isDirectory()
    ? await luaBelow(place)
    : { [basename(place)]: await readFile(place, 'utf8') };
  const modules = ownModules(files, basename(place));
  return modules === undefined
    ? err(
        `${place} holds no module of Prosody: a module is a file mod_NAME.lua, alone or in a folder mod_NAME.`,
      )
    : ok(modules);
}

/** Deeper down there are no modules. */
const DEEPEST = 3;

async function luaBelow(folder: string, inner = ''): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(join(folder, inner), { withFileTypes: true })) {
    const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
    const isFolder = entry.isSymbolicLink()
      ? (await stat(join(folder, path)).catch(() => undefined))?.isDirectory() === true
      : entry.isDirectory();
    if (isFolder && !entry.name.startsWith('.') && path.split('/').length < DEEPEST)
      Object.assign(files, await luaBelow(folder, path));
    else if (!isFolder && entry.name.endsWith('.lua'))
      files[path] = await readFile(join(folder, path), 'utf8');
  }
  return files;
}
