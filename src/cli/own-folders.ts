import { statSync } from 'node:fs';
import type { Result } from '../base/result.ts';
import { createFolderMemory, type FolderMemory } from '../prosody/supply/folder-memory.ts';
import type { Files } from '../prosody/supply/read-folder.ts';
import { readProsody, type OwnProsody } from './own-files.ts';

/** Prosodys in folders that are read again and again, while somebody edits them. */
export interface OwnFolders {
  /** As `readProsody`; the same object as before where nothing was written in its folder. */
  readProsody(place: string): Promise<Result<OwnProsody, string>>;
  readonly note: FolderMemory['note'];
}

export function createOwnFolders(memory = createFolderMemory()): OwnFolders {
  const newest = new Map<string, { readonly of: Files; readonly prosody: OwnProsody }>();
  return {
    note: (written) => memory.note(written),
    async readProsody(place) {
      if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true)
        return readProsody(place);
      const files = await memory.read(place);
      const known = newest.get(place);
      if (known?.of === files) return { ok: true, value: known.prosody };
      const read = await readProsody(place, () => Promise.resolve(files));
      if (read.ok) newest.set(place, { of: files, prosody: read.value });
      return read;
    },
  };
}
