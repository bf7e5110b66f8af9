import type { Clock } from '../../base/clock.ts';
import type { GivenFolder } from '../../state/folder/folder-ports.ts';
import { isScriptName } from '../../state/folder/wanted-scripts.ts';
import { isArchiveName } from '../own-code/archives.ts';
import { handleOf } from '../own-code/dropped-item.ts';
import { isFolder } from '../own-code/file-lists.ts';
import { isWritableFolder } from './folder-on-disk.ts';
import {
  givenDiskFolder,
  givenScriptArchive,
  givenScriptEntry,
  givenScriptFiles,
  joined,
  type ScriptsGiven,
} from './given-folders.ts';

/**
 * What was dropped as a folder of scripts; `undefined` at once where it is a single file, and later where it holds no
 * scripts, or is a folder or an archive of Lua. Has to be asked as it is dropped.
 */
export function droppedScripts(
  dropped: DataTransfer,
  clock: Clock,
): Promise<GivenFolder | undefined> | undefined {
  const items = [...dropped.items].filter(({ kind }) => kind === 'file');
  const [first] = items;
  if (first === undefined) return undefined;
  if (items.length > 1) return severalItems(items);
  const entry = first.webkitGetAsEntry();
  const file = first.getAsFile();
  if (entry !== null && isFolder(entry)) {
    const handle = handleOf(first);
    return handle.then((known) =>
      ifScripts(isWritableFolder(known) ? givenDiskFolder(known, clock) : givenScriptEntry(entry)),
    );
  }
  const isArchive = file !== null && isArchiveName(file.name);
  return isArchive ? ifScripts(givenScriptArchive(file)) : undefined;
}

/** Several files, or folders among them. */
function severalItems(
  items: readonly DataTransferItem[],
): Promise<GivenFolder | undefined> | undefined {
  const entries = items.map((item) => item.webkitGetAsEntry());
  const files = items.flatMap((item, at) => {
    const entry = entries[at];
    const file = entry?.isDirectory === true ? null : item.getAsFile();
    return file ?? [];
  });
  const folders = entries.filter((entry) => entry !== null).filter(isFolder);
  if (folders.length === 0) {
    const isSome = files.some(({ name }) => isScriptName(name));
    return isSome ? Promise.resolve(givenScriptFiles(files)) : undefined;
  }
  return ifScripts(joined(folders.map(givenScriptEntry), givenScriptFiles(files)));
}

/** A folder of Prosody’s sources holds scripts, too: it is rather one of code. */
async function ifScripts(given: ScriptsGiven): Promise<GivenFolder | undefined> {
  try {
    const { scripts, lua } = await given.list();
    return scripts.length > 0 && lua === 0 ? given : undefined;
  } catch {
    return undefined;
  }
}
