import type { Clock, Milliseconds } from '../../base/clock.ts';
import type { FolderOnDisk } from '../../state/folder/folder-ports.ts';
import type { FileHandle, FolderHandle } from '../own-code/folder-handles.ts';
import { watchHandle } from '../own-code/watch-handle.ts';

/** What is used of the File System Access API to write, which not every browser has. */
export interface WritableFolder extends FolderHandle {
  getFileHandle(name: string, options?: { readonly create: boolean }): Promise<WritableFile>;
  getDirectoryHandle(name: string, options?: { readonly create: boolean }): Promise<WritableFolder>;
  removeEntry(name: string): Promise<void>;
  isSameEntry(other: object): Promise<boolean>;
  /** Handles of the browser's private file system have neither: they may always be used. */
  queryPermission?(access: Access): Promise<PermissionState>;
  requestPermission?(access: Access): Promise<PermissionState>;
}

interface WritableFile extends FileHandle {
  createWritable(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

interface Access {
  readonly mode: 'read' | 'readwrite';
}

/** Between two looks at a folder where the browser does not tell of changes: it may hold thousands of files. */
const LOOK_AGAIN: Milliseconds = 2000;

/** Whether the browser's storage gave back what can be used as a folder. */
export function isWritableFolder(handle: unknown): handle is WritableFolder {
  if (typeof handle !== 'object' || handle === null) return false;
  const { kind, getFileHandle } = handle as Partial<WritableFolder>;
  return kind === 'directory' && typeof getFileHandle === 'function';
}

/** The folder, as the page uses it. */
export function folderOnDisk(folder: WritableFolder, clock: Clock): FolderOnDisk {
  return {
    handle: folder,
    may: async (mode, asks) => {
      const known = (await folder.queryPermission?.({ mode })) ?? 'granted';
      if (known === 'granted' || !asks) return known === 'granted';
      return (await folder.requestPermission?.({ mode })) === 'granted';
    },
    read: async (path) => {
      const handle = await existing(folder, path);
      return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    write: (path, bytes) => write(folder, path, bytes),
    remove: async (path) => {
      const place = await placeOf(folder, path, false);
      await place.folder.removeEntry(place.name);
    },
    isSame: (other) =>
      isWritableFolder(other) ? folder.isSameEntry(other) : Promise.resolve(false),
    watch: (mayHaveChanged) => {
      const look = () => void mayHaveChanged();
      addEventListener('focus', look);
      const watch = watchHandle(folder, clock, mayHaveChanged, LOOK_AGAIN);
      return {
        dispose: () => {
          removeEventListener('focus', look);
          watch.dispose();
        },
      };
    },
  };
}

/** What is written takes the place of what was there at once, when it is whole. */
async function write(
  root: WritableFolder,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const { folder, name } = await placeOf(root, path, true);
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
  return (await handle.getFile()).lastModified;
}

async function existing(root: WritableFolder, path: string): Promise<FileHandle | undefined> {
  try {
    const { folder, name } = await placeOf(root, path, false);
    return await folder.getFileHandle(name);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

async function placeOf(
  root: WritableFolder,
  path: string,
  create: boolean,
): Promise<{ readonly folder: WritableFolder; readonly name: string }> {
  const parts = path.split('/');
  let folder = root;
  for (const part of parts.slice(0, -1)) {
    folder = await folder.getDirectoryHandle(part, { create });
  }
  return { folder, name: parts.at(-1) ?? '' };
}
