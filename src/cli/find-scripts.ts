import { appendAll } from '../base/append-all.ts';
import path from 'node:path';
import { err, ok, type Result } from '../base/result.ts';
import type { ScenarioTag } from '../script/scenario.ts';
import { courseOrder } from './course-order.ts';
import {
  NODE_FILES,
  readScript,
  reasonOf,
  type FileSystem,
  type FoundFile,
  type UnreadableFile,
} from './read-script.ts';

/**
 * The scripts at these paths, each once and by the name that comes first, in order; a folder stands for all `.scs`
 * files below it, in the order of its course if it has one, else sorted by path. Links to folders are followed once, and never upwards. What cannot be read, file or
 * folder, is in the list with its problem; what is wrong with a course is told. A path that is not there, or a folder without scripts, is a sentence.
 */
export async function findScripts(
  paths: readonly string[],
  files: FileSystem = NODE_FILES,
  tell: (fault: string) => void = () => undefined,
): Promise<Result<readonly FoundFile[], string>> {
  const found = new Map<string, string>();
  const names = new Map<string, string>();
  const unreadable: UnreadableFile[] = [];
  for (const each of paths) {
    const search = new Search(files);
    const missing = await search.look(each);
    if (missing !== undefined) return err(`${each} cannot be read: ${missing}`);
    if (search.scripts.length + search.unreadable.length === 0) {
      return err(`${each} holds no .scs script.`);
    }
    const { scripts: ordered, ...course } = await courseOrder(each, search.scripts, files);
    for (const [file, name] of course.names) names.set(file, name);
    course.faults.forEach(tell);
    for (const file of ordered) {
      const key = path.resolve(file);
      if (!found.has(key)) found.set(key, file);
    }
    appendAll(unreadable, search.unreadable);
  }
  const scripts: FoundFile[] = [];
  // One after the other: there may be more of them than files can be open.
  for (const file of found.values()) {
    scripts.push(named(await readScript(file, files), names.get(file)));
  }
  return ok([...scripts, ...unreadable]);
}

function named(found: FoundFile, name = ''): FoundFile {
  return 'text' in found && name !== '' ? { ...found, name } : found;
}

/** Looks through one path of the command line. */
class Search {
  scripts: string[] = [];
  readonly unreadable: UnreadableFile[] = [];
  readonly #files: FileSystem;
  /** The real paths of the folders that were looked into: links may lead round in circles. */
  readonly #visited = new Set<string>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** In words that end a sentence and say what to do, why there is nothing to be read at that place. */
  async look(place: string): Promise<string | undefined> {
    try {
      const found = await this.#files.stat(place);
      if (!found.isDirectory()) this.scripts.push(place);
      else {
        await this.#lookInto(place);
        this.scripts.sort();
      }
      return undefined;
    } catch (error) {
      return isAbsent(error)
        ? 'there is nothing of that name, or it is a link to nothing. Is the path right?'
        : `${reasonOf(error)}. Name another path, or mend that one.`;
    }
  }

  async #lookInto(folder: string): Promise<void> {
    try {
      const real = await this.#files.realpath(folder);
      if (this.#visited.has(real)) return;
      this.#visited.add(real);
      const links: string[] = [];
      for (const entry of await this.#files.readdir(folder)) {
        const place = path.join(folder, entry.name);
        if (entry.isDirectory()) await this.#lookInto(place);
        else if (entry.isSymbolicLink()) links.push(place);
        else if (place.endsWith('.scs')) this.scripts.push(place);
      }
      for (const link of links.sort()) await this.#lookBehind(link);
    } catch (error) {
      const problem = `The folder cannot be read, so its scripts were not run: ${reasonOf(error)}.`;
      this.unreadable.push({ file: folder, problem });
    }
  }

  /**
   * A link comes after the folders beside it, so that what both lead to has its own name. One that leads up is not
   * followed: what is beyond the folder that was asked for is not meant, and may be the whole disk.
   */
  async #lookBehind(link: string): Promise<void> {
    try {
      const target = await this.#files.stat(link);
      if (!target.isDirectory()) {
        if (link.endsWith('.scs')) this.scripts.push(link);
        return;
      }
      const from = await this.#files.realpath(path.dirname(link));
      const to = await this.#files.realpath(link);
      if (path.relative(to, from).startsWith('..')) await this.#lookInto(link);
    } catch (error) {
      if (isAbsent(error) && !link.endsWith('.scs')) return;
      const reason = isAbsent(error) ? 'what it leads to is not there' : reasonOf(error);
      this.unreadable.push({ file: link, problem: `The link cannot be followed: ${reason}.` });
    }
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
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
