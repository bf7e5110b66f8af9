import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFolder, type Files, type ReadFile } from './read-folder.ts';
import { isRevision, isRevisionFolder, isWantedFile } from './wanted-files.ts';

/** Folders that are read again and again: of one that was read before, only what was written since. */
export interface FolderMemory {
  /** The same object as before where nothing is otherwise. */
  read(folder: string): Promise<Files>;
  /** These files, by absolute paths, may be otherwise now. `undefined`: anything. */
  note(written: ReadonlySet<string> | undefined): void;
}

interface Known {
  files: Files;
  /** Paths below the folder that were written since. */
  written: Set<string>;
}

/** `readOne` rejects where there is no such file. */
export function createFolderMemory(readOne: ReadFile = readFile): FolderMemory {
  const folders = new Map<string, Known>();
  return {
    async read(place) {
      const folder = path.resolve(place);
      const known = folders.get(folder);
      if (known === undefined) {
        // What is written while it is read may be missed by that.
        const fresh: Known = { files: new Map(), written: new Set() };
        folders.set(folder, fresh);
        fresh.files = await readFolder(folder, { readOne });
        return fresh.files;
      }
      const { written } = known;
      known.written = new Set();
      known.files = await readWritten(folder, known.files, written, readOne);
      return known.files;
    },
    note(written) {
      if (written === undefined) return folders.clear();
      for (const [folder, known] of folders) {
        for (const file of written) {
          const inner = path.relative(folder, file).split(path.sep).join('/');
          if (!inner.startsWith('../') && isWantedFile(inner)) known.written.add(inner);
        }
      }
    },
  };
}

/** Nobody watches what tools keep of a revision, so that is read each time: it is little. */
async function readWritten(
  folder: string,
  before: Files,
  written: ReadonlySet<string>,
  readOne: ReadFile,
): Promise<Files> {
  const only = { isFile: isRevision, isFolder: isRevisionFolder };
  const revision = await readFolder(folder, { readOne, ...only });
  const isSame = [...revision].every(([file, bytes]) => isEqual(before.get(file), bytes));
  if (isSame && written.size === 0) return before;
  const now = new Map([...before, ...revision]);
  for (const file of written) {
    const bytes = await readOne(path.join(folder, file)).catch(() => undefined);
    if (bytes === undefined) now.delete(file);
    else now.set(file, bytes);
  }
  return now;
}

function isEqual(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}
