import { readdir, readFile, stat } from 'node:fs/promises';
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
 * The scripts at these paths, each once, in order; a folder stands for all `.scs` files below it, sorted by path.
 * A path that is not there, or a folder without scripts, is a sentence.
 */
export async function findScripts(
  paths: readonly string[],
): Promise<Result<readonly FoundFile[], string>> {
  const files = new Set<string>();
  for (const each of paths) {
    const found = await filesAt(each);
    if (found === undefined) return err(`${each} cannot be read. Is the path right?`);
    if (found.length === 0) return err(`${each} holds no .scs script.`);
    for (const file of found) files.add(file);
  }
  return ok(await Promise.all([...files].map(readScript)));
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
  const names = await readdir(place, { recursive: true });
  return names
    .filter((name) => name.endsWith('.scs'))
    .sort()
    .map((name) => path.join(place, name));
}

/** Whether a script with these tags is to be run. A tag is `key` or `key: value`, as its `##` line says. */
export function isChosen(
  tags: readonly ScenarioTag[],
  choice: { readonly onlyTags: readonly string[]; readonly skipTags: readonly string[] },
): boolean {
  const written = tags.flatMap(({ key, value }) =>
    value === '' ? [key] : [key, `${key}: ${value}`],
  );
  const has = (tag: string) => written.includes(tag.replace(/\s*:\s*/, ': '));
  if (choice.skipTags.some(has)) return false;
  return choice.onlyTags.length === 0 || choice.onlyTags.some(has);
}
