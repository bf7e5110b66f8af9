import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import type { ScenarioTag } from '../script/scenario.ts';

export interface ScriptFile {
  readonly file: string;
  readonly text: string;
}

/** A file that is there, but whose text cannot be had. */
export interface UnreadableFile {
  readonly file: string;
  /** A sentence: why. */
  readonly problem: string;
}

export type FoundFile = ScriptFile | UnreadableFile;

/**
 * The scripts at these paths, each once and by the name that comes first, in order; a folder stands for all `.scs`
 * files below it, sorted by path. Links to folders are followed once, and never upwards. A path that is not there, or a
 * folder without scripts, is a sentence.
 */
export async function findScripts(
  paths: readonly string[],
): Promise<Result<readonly FoundFile[], string>> {
  const files = new Map<string, string>();
  for (const each of paths) {
    const found = await filesAt(each);
    if (found === undefined) return err(`${each} cannot be read. Is the path right?`);
    if (found.length === 0) return err(`${each} holds no .scs script.`);
    for (const file of found) {
      const key = path.resolve(file);
      if (!files.has(key)) files.set(key, file);
    }
  }
  return ok(await Promise.all([...files.values()].map(readScript)));
}

async function readScript(file: string): Promise<FoundFile> {
  try {
    const bytes = await readFile(file);
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    // The decoder is the only one to throw a TypeError.
    if (error instanceof TypeError) {
      return { file, problem: 'The file is not UTF-8 text. Save it as UTF-8.' };
    }
    const reason = error instanceof Error ? error.message : String(error);
    return { file, problem: `The file cannot be read: ${reason}.` };
  }
}

async function filesAt(place: string): Promise<string[] | undefined> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isDirectory()) return [place];
  return (await scriptsBelow(place, new Set())).sort();
}

/** `visited` are the real paths of the folders that were looked into: links may lead round in circles. */
async function scriptsBelow(folder: string, visited: Set<string>): Promise<string[]> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined || visited.has(real)) return [];
  visited.add(real);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  const links: string[] = [];
  for (const entry of entries) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await scriptsBelow(place, visited)));
    else if (entry.isSymbolicLink()) links.push(place);
    else if (entry.isFile() && place.endsWith('.scs')) files.push(place);
  }
  for (const link of links.sort()) files.push(...(await scriptsBehind(link, visited)));
  return files;
}

/**
 * A link comes after the folders beside it, so that what both lead to has its own name. One that leads up is not
 * followed: what is beyond the folder that was asked for is not meant, and may be the whole disk.
 */
async function scriptsBehind(link: string, visited: Set<string>): Promise<string[]> {
  const target = await stat(link).catch(() => undefined);
  if (target?.isDirectory()) {
    const [from, to] = await Promise.all([realpath(path.dirname(link)), realpath(link)]);
    const isUpward = !path.relative(to, from).startsWith('..');
    return isUpward ? [] : scriptsBelow(link, visited);
  }
  return target?.isFile() && link.endsWith('.scs') ? [link] : [];
}

/** Whether a script with these tags is to be run. A tag is `key` or `key: value`, as its `##` line says. */
export function isChosen(
  tags: readonly ScenarioTag[],
  choice: { readonly onlyTags: readonly string[]; readonly skipTags: readonly string[] },
): boolean {
  const written = tags.flatMap(({ key, value }) =>
    value === '' ? [key] : [key, `${key}: ${value}`],
  );
  const known = new Set(written.map(sameTag));
  const has = (tag: string) => known.has(sameTag(tag));
  if (choice.skipTags.some(has)) return false;
  return choice.onlyTags.length === 0 || choice.onlyTags.some(has);
}

/** White space around the first colon makes no difference between two tags. */
function sameTag(tag: string): string {
  const [key = '', ...value] = tag.split(':');
  return value.length === 0 ? key.trim() : `${key.trim()}:${value.join(':').trim()}`;
}
