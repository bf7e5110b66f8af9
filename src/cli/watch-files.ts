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
  close(): void;
}

/** Watches files and folders with all that is below them, new folders included. What is not there is not watched. */
export async function watchFiles(places: readonly string[], stop: AbortSignal): Promise<FileWatch> {
  let watchers: FSWatcher[] = [];
  let hasChanged = false;
  let wake = (): void => undefined;
  const note = () => {
    hasChanged = true;
    wake();
  };
  const close = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const open = async () => {
    close();
    const folders = new Map<string, (name: string) => boolean>();
    for (const place of places) await listFolders(path.resolve(place), folders);
    for (const [folder, isWanted] of folders) {
      const watcher = watch(folder, (_event, name) => {
        if (name === null || isWanted(name)) note();
      });
      // A folder that goes is a change of the one above it.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    }
  };
  await open();
  return {
    close,
    changed: async () => {
      await until(stop, (done) => {
        wake = done;
        if (hasChanged) done();
      });
      while (hasChanged && !stop.aborted) {
        hasChanged = false;
        await until(stop, (done) => void setTimeout(done, QUIET_MS));
      }
      // New folders are watched from now on.
      if (!stop.aborted) await open();
      return !stop.aborted;
    },
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
