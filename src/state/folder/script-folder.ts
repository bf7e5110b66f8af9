import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { INDEX_FILE, readCourse, type Course } from './course.ts';
import { nothingLeftOut, type LeftOut } from './left-out.ts';
import { comparePaths } from './path-order.ts';
import { freshFile, type FolderFile } from './script-file.ts';

/** A folder of scripts that a person opened. Every change makes another one. */
export interface ScriptFolder {
  /** Unique in this browser; holds no slash. */
  readonly id: string;
  readonly name: string;
  /** As `comparePaths` has it. */
  readonly files: readonly FolderFile[];
  readonly leftOut: LeftOut;
  /** In which order they are to be read, where the folder says so. */
  readonly index: FolderFile | undefined;
  /** Whether it lies on the disk, where it can be written to; else the page has a copy of what it was given. */
  readonly isOnDisk: boolean;
}

export const MOST_SCRIPTS = 5_000;

/** A folder of these files, of which one may be its index. */
export function scriptFolder(
  about: Pick<ScriptFolder, 'id' | 'name' | 'isOnDisk'>,
  files: readonly FolderFile[],
  leftOut: LeftOut = nothingLeftOut,
): ScriptFolder {
  const { id, name, isOnDisk } = about;
  const index = files.find(({ path }) => path === INDEX_FILE);
  const scripts = files.filter((file) => file !== index);
  return { id, name, isOnDisk, files: inOrder(scripts), leftOut, index };
}

/** All that is kept of it: its files, and its index. */
export function keptFiles({ files, index }: ScriptFolder): readonly FolderFile[] {
  return index === undefined ? files : [...files, index];
}

/** What its index says; `undefined` without one. */
export function courseOf({ files, index }: ScriptFolder): Course | undefined {
  return index && readCourse(index.text, new Set(files.map(({ path }) => path)));
}

export function fileAt(folder: ScriptFolder | undefined, path: string): FolderFile | undefined {
  return folder?.files.find((file) => file.path === path);
}

/** With one more file, or with another one in the place of that of its path. */
export function withFile(folder: ScriptFolder, file: FolderFile): ScriptFolder {
  const others = folder.files.filter(({ path }) => path !== file.path);
  return { ...folder, files: inOrder([...others, file]) };
}

export function withoutFile(folder: ScriptFolder, path: string): ScriptFolder {
  return { ...folder, files: folder.files.filter((file) => file.path !== path) };
}

/** With the file at another path, be it in another folder. */
export function withMoved(folder: ScriptFolder, path: string, to: string): ScriptFolder {
  const file = fileAt(folder, path);
  return file === undefined ? folder : withFile(withoutFile(folder, path), { ...file, path: to });
}

/** The path that a person wrote for a script, `.scs` added where it has no ending; or why it cannot be one. */
export function pathFor(
  folder: ScriptFolder,
  written: string,
  own?: string,
): Result<string, string> {
  const parts = written
    .trim()
    .split('/')
    .map((part) => part.trim());
  const name = parts.at(-1) ?? '';
  if (name === '' || name.toLowerCase() === ENDING) return err(t('A script needs a name.'));
  const fault = parts.map(faultOf).find((each) => each !== undefined);
  if (fault !== undefined) return err(fault);
  if (parts.length > DEEPEST)
    return err(t('No more than {most} folders in each other.', { most: DEEPEST - 1 }));
  const isScript = name.toLowerCase().endsWith(ENDING);
  if (!isScript && name.includes('.')) return err(t('The name of a script ends with .scs.'));
  const path = [...parts.slice(0, -1), isScript ? name : name + ENDING].join('/');
  const isTaken = folder.files.some((file) => file.path !== own && isSamePath(file.path, path));
  if (isTaken) return err(t('There is a script with the name {path} already.', { path }));
  const isFull = own === undefined && folder.files.length >= MOST_SCRIPTS;
  return isFull
    ? err(t('A folder holds {mostScripts} scripts at most.', { mostScripts: MOST_SCRIPTS }))
    : ok(path);
}

/** The file once more, under the next name that nothing has: `basic-2.scs`. */
export function copyOf(
  folder: ScriptFolder,
  path: string,
  text: string,
): Result<FolderFile, string> {
  const stem = path.replace(/\.scs$/i, '').replace(/-\d{1,4}$/, '');
  for (let count = 2; count <= MOST_SCRIPTS + 1; count += 1) {
    const free = pathFor(folder, `${stem}-${count}${ENDING}`);
    if (free.ok) return ok(freshFile(free.value, text));
  }
  return err(t('A folder holds {mostScripts} scripts at most.', { mostScripts: MOST_SCRIPTS }));
}

/** What a name says before `.scs`, without its folders. */
export function shortName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.scs$/i, '');
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const ENDING = '.scs';
const LONGEST_NAME = 200;
export const DEEPEST = 8;
/** What some file system gives a meaning of its own. */
const FORBIDDEN = /[\\:*?"<>|\p{Cc}\p{Cf}]/u;

function faultOf(name: string): string | undefined {
  if (name === '') return t('A folder in the name has no name itself.');
  if (name.startsWith('.'))
    return t('{name} starts with a dot: such files and folders are passed over.', { name });
  const forbidden = FORBIDDEN.exec(name)?.[0];
  if (forbidden !== undefined) {
    return /[\p{Cc}\p{Cf}]/u.test(forbidden)
      ? t('A name cannot hold a character that is not seen.')
      : t('A name cannot hold {character}.', { character: forbidden });
  }
  if (name.endsWith('.')) return t('A name cannot end with a dot.');
  return name.length > LONGEST_NAME
    ? t('A name has {longestName} characters at most.', { longestName: LONGEST_NAME })
    : undefined;
}

/** Some file systems do not tell capitals apart, nor two ways to write one character. */
function isSamePath(one: string, other: string): boolean {
  return one.normalize().toLowerCase() === other.normalize().toLowerCase();
}

function inOrder(files: readonly FolderFile[]): readonly FolderFile[] {
  return files.toSorted((a, b) => comparePaths(a.path, b.path));
}
