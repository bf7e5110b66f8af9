import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, normalize } from 'node:path';
import { type Result, err, ok } from '../../base/result.ts';
import type { OwnConfig } from '../protocol.ts';

const MOST_FILES = 200;
const LONGEST = 1_000_000;

/**
 * A prosody.cfg.lua with the files that it names in quotes, as far as they lie in its folder or below: included ones, with
 * `*` too, and lists that it reads. The error is a sentence.
 */
export async function readConfig(place: string): Promise<Result<OwnConfig, string>> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return err(`--config ${place}: the file does not exist.`);
  if (!found.isFile() || found.size > LONGEST)
    return err(`--config ${place}: that is no configuration of Prosody, which is a file of Lua.`);
  const folder = dirname(place);
  const main = basename(place);
  const files: Record<string, string> = {};
  const wanted = [main];
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    if (Object.hasOwn(files, next) || Object.keys(files).length >= MOST_FILES) continue;
    const text = await textOf(join(folder, next));
    if (text === undefined) continue;
    files[next] = text;
    for (const each of await namedIn(text, folder)) wanted.push(each);
  }
  return ok({ main, files });
}

async function textOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || found.size > LONGEST) return undefined;
  return readFile(file, 'utf8');
}

/** Paths below the folder; absolute ones are of another machine. */
async function namedIn(text: string, folder: string): Promise<readonly string[]> {
  const quoted = [...text.matchAll(/["']([\w./*?-]{1,200})["']/g)].map(([, path = '']) => path);
  const below = quoted.map(normalize).filter((path) => /^[^./]|^\.[^.]/.test(path));
  const found = await Promise.all(below.map((path) => expanded(path, folder)));
  return found.flat();
}

async function expanded(path: string, folder: string): Promise<readonly string[]> {
  if (!/[*?]/.test(path)) return [path];
  const inside = dirname(path);
  const pattern = basename(path);
  const names = await readdir(join(folder, inside)).catch(() => []);
  return names.filter((name) => isLike(name, pattern)).map((name) => join(inside, name));
}

/** Whether a name is like a pattern with `*` and `?`. */
function isLike(name: string, pattern: string): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return name === '';
  const after = rest.join('');
  if (first === '*') return isLike(name, after) || (name !== '' && isLike(name.slice(1), pattern));
  return name !== '' && (first === '?' || first === name[0]) && isLike(name.slice(1), after);
}
