import { appendAll } from '../../base/append-all.ts';
import {
  MOST_NAMES,
  tooManyNames,
  type GivenFile,
  type GivenFiles,
} from '../../state/own-code/given-files.ts';
import { givenFile, firstName } from './folder-handles.ts';
import { LUA_FILES, type Wanted } from './wanted.ts';

/** A folder out of `<input webkitdirectory>`: as it was when it was chosen. */
export function givenFileList(files: readonly File[]): GivenFiles {
  return {
    kind: 'folder',
    name: listName(files),
    list: () => Promise.resolve(listFiles(files, LUA_FILES)),
  };
}

/** What the folder of such a list is called. */
export function listName(files: readonly File[]): string {
  return files[0]?.webkitRelativePath.split('/', 1)[0] ?? '';
}

/** What is wanted of such a list. */
export function listFiles(files: readonly File[], wanted: Wanted): readonly GivenFile[] {
  const start = listName(files).length + 1;
  return files
    .map((file): [string, File] => [file.webkitRelativePath.slice(start), file])
    .filter(([path]) => wanted.wantsFile(path))
    .map(([path, file]) => givenFile(path, file));
}

/** Single files, as they were when they were given. */
export function givenLuaFiles(files: readonly File[]): GivenFiles {
  return {
    kind: 'file',
    name: firstName(files),
    list: () => Promise.resolve(files.map((file) => givenFile(file.name, file))),
  };
}

/** A folder that was dropped, in a browser that gives no handle for it. */
export function givenEntry(folder: FileSystemDirectoryEntry): GivenFiles {
  let listed: Promise<readonly GivenFile[]> | undefined;
  return {
    kind: 'folder',
    name: folder.name,
    list: () => (listed ??= listEntries(folder, LUA_FILES)),
  };
}

/** What is wanted in such a folder and below. */
export async function listEntries(
  root: FileSystemDirectoryEntry,
  wanted: Wanted,
): Promise<readonly GivenFile[]> {
  const found: Promise<GivenFile>[] = [];
  let names = 0;
  const visit = async (folder: FileSystemDirectoryEntry, inner: string): Promise<void> => {
    const entries = await entriesOf(folder);
    names += entries.length;
    if (names > MOST_NAMES) throw tooManyNames(root.name);
    const below = entries.map(async (entry) => {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (isFolder(entry)) {
        if (wanted.wantsFolder(path)) await visit(entry, path);
      } else if (isFile(entry) && wanted.wantsFile(path)) found.push(fileOf(path, entry));
    });
    await Promise.all(below);
  };
  await visit(root, '');
  return Promise.all(found);
}

export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** The browser tells them in parts; an empty one is the last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    appendAll(all, part);
  }
}

function fileOf(path: string, entry: FileSystemFileEntry): Promise<GivenFile> {
  return new Promise((resolve, reject) =>
    entry.file((file) => resolve(givenFile(path, file)), reject),
  );
}
