import path from 'node:path';
import { INDEX_FILE, readCourse, type Course } from '../state/folder/course.ts';
import { readScript, type FileSystem } from './read-script.ts';

/** The scripts of a folder in the order of its course, and what the course calls them. */
export interface CourseOrder {
  readonly scripts: readonly string[];
  /** `Doors › Creating a room`, by path. */
  readonly names: ReadonlyMap<string, string>;
  /** What is wrong with the index, in sentences. */
  readonly faults: readonly string[];
}

/** So many are told. */
const MOST_FAULTS = 3;

/** What an index does not name comes after what it names, as it was. A folder without an index, or with one that names no script, stays. */
export async function courseOrder(
  folder: string,
  scripts: readonly string[],
  files: FileSystem,
): Promise<CourseOrder> {
  const places = new Map(scripts.map((script) => [placeIn(folder, script), script]));
  const course = await readIndex(folder, new Set(places.keys()), files);
  if (course === undefined) return { scripts, names: new Map(), faults: [] };
  const names = new Map<string, string>();
  for (const { title: chapter, entries } of course.chapters) {
    for (const entry of entries) {
      const script = entry.kind === 'file' ? places.get(entry.path) : undefined;
      if (script === undefined) continue;
      names.set(script, [chapter, entry.title].filter((part) => part !== '').join(' › '));
    }
  }
  if (names.size === 0) return { scripts, names, faults: [] };
  const rest = scripts.filter((script) => !names.has(script));
  const faults = course.faults.slice(0, MOST_FAULTS).map((fault) => `${folder}: ${fault}`);
  return { scripts: [...names.keys(), ...rest], names, faults };
}

/** As an index writes it. */
function placeIn(folder: string, script: string): string {
  return path.relative(folder, script).split(path.sep).join('/');
}

async function readIndex(
  folder: string,
  places: ReadonlySet<string>,
  files: FileSystem,
): Promise<Course | undefined> {
  const found = await readScript(path.join(folder, INDEX_FILE), files);
  return 'text' in found ? readCourse(found.text, places) : undefined;
}
