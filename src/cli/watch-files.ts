import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** So long nothing may have been written any more: whoever saves may write several files. */
const QUIET_MS = 40;

/** Deeper down nobody works; links may lead round in circles. */
const DEEPEST = 8;

export interface FileWatch {
  /** Resolves once something was written since the last call, or as soon as it is; `false` when told to stop. */
  changed(): Promise<boolean>;
  /** The files that were written since the last call, by absolute paths; `undefined` where it is not known which. */
  written(): ReadonlySet<string> | undefined;
  close(): void;
}

export interface WatchOptions {
  /** Whether a folder that comes or goes is a change by itself: also when nothing was written in it. Others may be told, too. */
  readonly tellsFolders?: boolean;
}

/** Watches files and folders with all that is below them, new folders included. What is not there is not watched. */
export async function watchFiles(
  places: readonly string[],
  stop: AbortSignal,
  { tellsFolders = false }: WatchOptions = {},
): Promise<FileWatch> {
  const notes = createNotes();
  const open = () => openWatchers(places, { ...notes, tellsFolders });
  let watched = await open();
  return {
    close: () => watched.close(),
    changed: async () => {
      await until(stop, (done) => notes.whenWritten(done));
      while (notes.takeChange() && !stop.aborted) {
        await until(stop, (done) => void setTimeout(done, QUIET_MS));
      }
      if (!stop.aborted && (await watched.isOther())) {
        // New folders are watched from now on; what was written in them until now, nobody saw.
        notes.write(undefined);
        notes.takeChange();
        watched.close();
        watched = await open();
      }
      return !stop.aborted;
    },
    written: () => notes.takeWritten(),
  };
}

/** What was written, and who waits for it. */
function createNotes() {
  let hasChanged = false;
  let written: Set<string> | undefined = new Set();
  let wake = (): void => undefined;
  return {
    /** `undefined`: nobody knows which file. */
    write(file: string | undefined): void {
      if (file === undefined) written = undefined;
      else written?.add(file);
      hasChanged = true;
      wake();
    },
    whenWritten(done: () => void): void {
      wake = done;
      if (hasChanged) done();
    },
    takeChange(): boolean {
      const taken = hasChanged;
      hasChanged = false;
      return taken;
    },
    takeWritten(): ReadonlySet<string> | undefined {
      const taken = written;
      written = new Set();
      return taken;
    },
  };
}

/** Watches all folders that there are now. */
async function openWatchers(
  places: readonly string[],
  { write, tellsFolders }: Pick<ReturnType<typeof createNotes>, 'write'> & Required<WatchOptions>,
) {
  const folders = new Map<string, (name: string) => boolean>();
  for (const place of places) await listFolders(path.resolve(place), folders);
  const others = new Set<string>();
  const watchers: FSWatcher[] = [];
  for (const [folder, isWanted] of folders) {
    const watcher = watch(folder, (event, name) => {
      if (name === null) write(undefined);
      else if (isWanted(name)) write(path.join(folder, name));
      else if (event === 'rename' && !name.startsWith('.')) {
        others.add(path.join(folder, name));
        if (tellsFolders) write(undefined);
      }
    });
    // A folder that goes is a change of the one above it.
    watcher.on('error', () => watcher.close());
    watchers.push(watcher);
  }
  return {
    /** Whether folders have come or gone; editors make and take away files, too. */
    async isOther(): Promise<boolean> {
      const seen = [...others];
      others.clear();
      const isFolder = async (each: string) =>
        folders.has(each) || (await stat(each).catch(() => undefined))?.isDirectory() === true;
      return (await Promise.all(seen.map(isFolder))).some(Boolean);
    },
    close: () => watchers.forEach((watcher) => watcher.close()),
  };
}

function until(stop: AbortSignal, begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
    begin(resolve);
  });
}

/** The folders to watch, and which names in them count. */
async function listFolders(
  place: string,
  folders: Map<string, (name: string) => boolean>,
): Promise<void> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory()) return listBelow(place, folders, 0);
  const folder = path.dirname(place);
  const others = folders.get(folder);
  const name = path.basename(place);
  folders.set(folder, (each) => each === name || others?.(each) === true);
}

async function listBelow(
  folder: string,
  folders: Map<string, (name: string) => boolean>,
  depth: number,
): Promise<void> {
  // Editors write beside a file before they put it in its place; what begins with a dot is theirs.
  folders.set(folder, (name) => /\.(?:lua|scs)$/.test(name) && !name.startsWith('.'));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const isOurs = !entry.name.startsWith('.') && entry.name !== 'node_modules';
    if (entry.isDirectory() && isOurs && depth < DEEPEST)
      await listBelow(path.join(folder, entry.name), folders, depth + 1);
  }
}
