import type { FileHandle, FolderHandle } from './folder-handles.ts';

/** The handle of something that was dropped, where the browser gives one. Has to be asked for at once. */
export function handleOf(item: DataTransferItem): Promise<FileHandle | FolderHandle | undefined> {
  const able = item as {
    getAsFileSystemHandle?(): Promise<FileHandle | FolderHandle | null>;
  };
  const asked = able.getAsFileSystemHandle?.() ?? Promise.resolve(undefined);
  return asked.then(
    (handle) => handle ?? undefined,
    () => undefined,
  );
}
