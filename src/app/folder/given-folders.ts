import type { Clock } from '../../base/clock.ts';
import type { GivenFile } from '../../state/own-code/given-files.ts';
import type { GivenFolder } from '../../state/folder/folder-ports.ts';
import type { FolderListing } from '../../state/folder/read-folder.ts';
import { lookForScripts, type Looking } from '../../state/folder/wanted-scripts.ts';
import { listArchive } from '../own-code/archives.ts';
import { listEntries, listFiles, listName } from '../own-code/file-lists.ts';
import { givenFile, listFolder } from '../own-code/folder-handles.ts';
import type { Wanted } from '../own-code/wanted.ts';
import { folderOnDisk, type WritableFolder } from './folder-on-disk.ts';

/** A folder of the disk: it can be written to, and is read anew. */
export function givenDiskFolder(folder: WritableFolder, clock: Clock): ScriptsGiven {
  return {
    name: folder.name,
    list: () => looked((wanted) => listFolder(folder, wanted)),
    disk: folderOnDisk(folder, clock),
  };
}

/** A folder out of `<input webkitdirectory>`, or single files, as they were when they were chosen. */
export function givenScriptFiles(files: readonly File[]): ScriptsGiven {
  const isFolder = listName(files) !== '';
  const list = (wanted: Wanted): readonly GivenFile[] =>
    isFolder
      ? listFiles(files, wanted)
      : uniquelyNamed(files)
          .filter(([name]) => wanted.wantsFile(name))
          .map(([name, file]) => givenFile(name, file));
  return {
    name: isFolder ? listName(files) : `${files.length} files`,
    list: () => looked((wanted) => Promise.resolve(list(wanted))),
  };
}

/** A folder that was dropped where the browser gives no handle for it. */
export function givenScriptEntry(folder: FileSystemDirectoryEntry): ScriptsGiven {
  return { name: folder.name, list: () => looked((wanted) => listEntries(folder, wanted)) };
}

/** A tar or zip archive; the folder that holds all of it gives it its name. */
export function givenScriptArchive(file: File): ScriptsGiven {
  return {
    name: file.name,
    list: async () => {
      const listing = await looked((wanted) => listArchive(file, wanted));
      return { ...listing, scripts: withoutCommonFolder(listing.scripts) };
    },
  };
}

/** A folder whose listing tells whether it may be something else. */
export interface ScriptsGiven extends GivenFolder {
  list(): Promise<LookedListing>;
}

/** Several folders as one, each under its own name, beside single files. */
export function joined(folders: readonly ScriptsGiven[], files: ScriptsGiven): ScriptsGiven {
  return {
    name: folders.length === 1 ? (folders[0]?.name ?? files.name) : `${folders.length} folders`,
    list: async () => {
      const inside = await Promise.all(
        folders.map(async (folder) => {
          const listing = await folder.list();
          const below = (path: string) => `${folder.name}/${path}`;
          const scripts = listing.scripts.map((file) => ({ ...file, path: below(file.path) }));
          return { ...listing, scripts, folders: listing.folders.map(below) };
        }),
      );
      const all = [...inside, await files.list()];
      const sum = (count: (listing: LookedListing) => number) =>
        all.reduce((total, listing) => total + count(listing), 0);
      return {
        scripts: all.flatMap(({ scripts }) => scripts),
        folders: all.flatMap((listing) => listing.folders),
        others: sum(({ others }) => others),
        lua: sum(({ lua }) => lua),
      };
    },
  };
}

/** What was found, and whether it may rather be code of the server: Lua that is no configuration. */
export interface LookedListing extends FolderListing {
  readonly lua: number;
}

async function looked(
  list: (wanted: Wanted) => Promise<readonly GivenFile[]>,
): Promise<LookedListing> {
  const looking: Looking = lookForScripts();
  const scripts = await list(looking);
  const inOrder = scripts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const { others, folders, lua } = looking;
  return { scripts: inOrder, others: others(), folders: folders(), lua: lua() };
}

function withoutCommonFolder(files: readonly GivenFile[]): readonly GivenFile[] {
  const [first] = files;
  const end = first?.path.lastIndexOf('/') ?? -1;
  let start = first?.path.slice(0, end + 1) ?? '';
  while (start !== '' && !files.every(({ path }) => path.startsWith(start))) {
    start = start.slice(0, start.lastIndexOf('/', start.length - 2) + 1);
  }
  return files.map((file) => ({ ...file, path: file.path.slice(start.length) }));
}

/** Files of several folders may be called the same: the later ones get a number. */
function uniquelyNamed(files: readonly File[]): readonly (readonly [string, File])[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      name = file.name.replace(/(?=\.[^.]*$)|$/, `-${count}`);
    }
    taken.add(name.toLowerCase());
    return [name, file] as const;
  });
}
