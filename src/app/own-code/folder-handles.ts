import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import {
  MOST_NAMES,
  tooManyNames,
  type GivenFile,
  type GivenFiles,
} from '../../state/own-code/given-files.ts';
import { watchHandle } from './watch-handle.ts';
import { LUA_FILES, type Wanted } from './wanted.ts';

/** What is used of the File System Access API, which not every browser has. */
export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<File>;
}
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<FileHandle | FolderHandle>;
}

/** A folder as it lies on the disk: it can be read again, and watched. */
export function givenFolder(folder: FolderHandle, clock: Clock): GivenFiles {
  return {
    kind: 'folder',
    name: folder.name,
    list: () => listFolder(folder, LUA_FILES),
    watch: (mayHaveChanged) => watchHandle(folder, clock, mayHaveChanged),
  };
}

/** Files as they lie on the disk. */
export function givenFileHandles(files: readonly FileHandle[], clock: Clock): GivenFiles {
  return {
    kind: 'file',
    name: firstName(files),
    list: () => Promise.all(files.map((file) => fileAt(file.name, file))),
    watch: (mayHaveChanged) => {
      const watches = files.map((file) => watchHandle(file, clock, mayHaveChanged));
      return { dispose: () => watches.forEach((watch: Disposable) => watch.dispose()) };
    },
  };
}

/** A folder's only module gives it its name; of several files, the first one's. */
export function firstName(files: readonly { readonly name: string }[]): string {
  return files[0]?.name ?? '';
}

/** What is wanted in a folder and below. */
export async function listFolder(
  root: FolderHandle,
  wanted: Wanted,
): Promise<readonly GivenFile[]> {
  const found: Promise<GivenFile>[] = [];
  let names = 0;
  const visit = async (folder: FolderHandle, inner: string): Promise<void> => {
    const below: Promise<void>[] = [];
    for await (const entry of folder.values()) {
      names += 1;
      if (names > MOST_NAMES) throw tooManyNames(root.name);
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.kind === 'directory') {
        if (wanted.wantsFolder(path)) below.push(visit(entry, path));
      } else if (wanted.wantsFile(path)) found.push(fileAt(path, entry));
    }
    await Promise.all(below);
  };
  await visit(root, '');
  return Promise.all(found);
}

async function fileAt(path: string, handle: FileHandle): Promise<GivenFile> {
  return givenFile(path, await handle.getFile());
}

/** A file as it was when it was given; it cannot be read any more once it was written. */
export function givenFile(path: string, file: File): GivenFile {
  return {
    path,
    size: file.size,
    stamp: file.lastModified,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}
