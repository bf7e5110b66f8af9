import type { GivenFile } from '../own-code/given-files.ts';
import { INDEX_FILE } from './course.ts';
import type { LeftOut } from './left-out.ts';
import { readScriptFile, type FolderFile } from './script-file.ts';
import { MOST_SCRIPTS } from './script-folder.ts';
import { isScriptName } from './wanted-scripts.ts';

/** What lies in a folder that a person gave the page. */
export interface FolderListing {
  /** Those whose name is that of a script, or of an index. */
  readonly scripts: readonly GivenFile[];
  /** How many files have other names. */
  readonly others: number;
  /** Folders that were not looked into. */
  readonly folders: readonly string[];
}

export interface ReadScripts {
  readonly files: readonly FolderFile[];
  readonly leftOut: LeftOut;
}

/** Of one script, in bytes. */
export const LONGEST_SCRIPT_FILE = 1_000_000;
/** Of all scripts of a folder, in bytes. */
export const MOST_SCRIPT_BYTES = 20_000_000;

/**
 * The scripts of a folder, and its index; of those that are known, only what was written since is read again. What is too long or too
 * much, and what is no text, is left out and counted.
 */
export async function readScripts(
  { scripts: listed, others, folders }: FolderListing,
  known: readonly FolderFile[] = [],
): Promise<ReadScripts> {
  const scripts = listed.filter(({ path }) => isScriptName(path) || path === INDEX_FILE);
  const before = new Map(known.map((file) => [file.path, file]));
  const tooLong = scripts.filter(({ size }) => size > LONGEST_SCRIPT_FILE).map(({ path }) => path);
  const fitting = withinCaps(scripts.filter(({ size }) => size <= LONGEST_SCRIPT_FILE));
  const files: FolderFile[] = [];
  const notText: string[] = [];
  // In groups: a browser opens no thousands of files at once.
  for (let start = 0; start < fitting.length; start += AT_ONCE) {
    const group = fitting.slice(start, start + AT_ONCE);
    const read = await Promise.all(group.map((file) => readOne(file, before.get(file.path))));
    for (const [at, script] of read.entries()) {
      const path = group[at]?.path ?? '';
      if (script === undefined) notText.push(path);
      else files.push(script);
    }
  }
  const tooMany = scripts.length - tooLong.length - fitting.length;
  return { files, leftOut: { others, folders, notText, tooLong, tooMany } };
}

const AT_ONCE = 64;

async function readOne(
  file: GivenFile,
  before: FolderFile | undefined,
): Promise<FolderFile | undefined> {
  if (before?.stamp === file.stamp && before.size === file.size) return before;
  return readScriptFile(file, await file.bytes());
}

function withinCaps(files: readonly GivenFile[]): readonly GivenFile[] {
  let bytes = 0;
  const fitting: GivenFile[] = [];
  for (const file of files) {
    bytes += file.size;
    if (fitting.length >= MOST_SCRIPTS || bytes > MOST_SCRIPT_BYTES) break;
    fitting.push(file);
  }
  return fitting;
}
