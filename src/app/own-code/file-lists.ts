import { appendAll } from '../../base/append-all.ts';
import { isWantedFile, isWantedFolder } from '../../prosody/supply/wanted-files.ts';
import {
  MOST_NAMES,
  tooManyNames,
  type GivenFile,
  type GivenFiles,
} from '../../state/own-code/given-files.ts';
import { givenFile, firstName } from './folder-handles.ts';

/** A folder out of `<input webkitdirectory>`: as it was when it was chosen. */
export function givenFileList(files: readonly File[]): GivenFiles {
  const paths = files.map((file): [string, File] => [file.webkitRelativePath, file]);
  const name = paths[0]?.[0].split('/', 1)[0] ?? '';
  return {
    kind: 'folder',
    name,
    list: () =>
      Promise.resolve(
        paths
          .map(([path, file]): [string, File] => [path.slice(name.length + 1), file])
          .filter(([path]) => isWantedFile(path))
          .map(([path, file]) => givenFile(path, file)),
      ),
  };
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
    list: () => (listed ??= listEntries(folder)),
  };
}

async function listEntries(root: FileSystemDirectoryEntry): Promise<readonly GivenFile[]> {
  const found: Promise<GivenFile>[] = [];
  let names = 0;
  const visit = async (folder: FileSystemDirectoryEntry, inner: string): Promise<void> => {
    const entries = await entriesOf(folder);
    names += entries.length;
    if (names > MOST_NAMES) throw tooManyNames(root.name);
    const below = entries.map(async (entry) => {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (isFolder(entry)) {
        if (isWantedFolder(path)) await visit(entry, path);
      } else if (isFile(entry) && isWantedFile(path)) found.push(fileOf(path, entry));
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
