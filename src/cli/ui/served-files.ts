import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { MOST_NAMES } from '../../state/own-code/given-files.ts';
import { LONGEST_SCRIPT_FILE } from '../../state/folder/read-folder.ts';
import type { ServedListing } from '../../state/folder/served-folder.ts';
import { INDEX_FILE } from '../../state/folder/course.ts';
import { isScriptFolder, isScriptName, lookForScripts } from '../../state/folder/wanted-scripts.ts';
import { wordsOf, writeReportFile } from '../write-file.ts';

/** Why something is not done with a file; its message is a sentence for people. */
export class ServedFileError extends Error {
  override readonly name = 'ServedFileError';
}

/**
 * The scripts of one folder of the disk, and nothing else of the disk: paths that lead out of it, be it by links, are
 * refused, as are names that are none of scripts. Every promise rejects with a `ServedFileError`.
 */
export class ServedFiles {
  readonly #root: string;

  /** `root` has no links in it, as `realpath` gives it. */
  constructor(root: string) {
    this.#root = root;
  }

  /** What people call the folder. */
  get name(): string {
    return path.basename(this.#root) || this.#root;
  }

  /** What lies in it. Links that lead out of it, or nowhere, are told among the folders that were not looked into. */
  list(): Promise<ServedListing> {
    return told(async () => {
      const looking = lookForScripts();
      const files: ServedListing['files'] = [];
      const outside: string[] = [];
      let names = 0;
      const visit = async (inner: string): Promise<void> => {
        const entries = await readdir(path.join(this.#root, inner), { withFileTypes: true });
        names += entries.length;
        if (names > MOST_NAMES) throw new ServedFileError(tooManyNames(this.name));
        for (const entry of entries) {
          const below = inner === '' ? entry.name : `${inner}/${entry.name}`;
          if (entry.isDirectory()) {
            if (looking.wantsFolder(below)) await visit(below);
          } else if (looking.wantsFile(below)) {
            const place = await this.#fileAt(below).catch(() => undefined);
            const known = place === undefined ? undefined : await stat(place).catch(absent);
            if (known === undefined) outside.push(below);
            else files.push({ path: below, size: known.size, stamp: known.mtimeMs });
          }
        }
      };
      await visit('');
      return { files, others: looking.others(), folders: [...looking.folders(), ...outside] };
    });
  }

  /** `undefined`: nothing lies there. */
  read(file: string): Promise<Uint8Array | undefined> {
    return told(async () => {
      const place = await this.#fileAt(file);
      if (place === undefined) return undefined;
      const opened = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW);
      try {
        const { size } = await opened.stat();
        if (size > LONGEST_SCRIPT_FILE) throw new ServedFileError(`${file} is larger than 1 MB.`);
        return await opened.readFile();
      } finally {
        await opened.close();
      }
    });
  }

  /** Writes a file whole or not at all, and the folders that it is in. Gives its new stamp. */
  write(file: string, bytes: Uint8Array): Promise<number> {
    return told(async () => {
      const known = await this.#fileAt(file);
      const place = known ?? (await this.#newPlace(file));
      await writeReportFile(place, bytes);
      return (await stat(place)).mtimeMs;
    });
  }

  remove(file: string): Promise<void> {
    return told(async () => {
      if ((await this.#fileAt(file)) === undefined) return;
      // Of a link the link itself goes, as it would by hand.
      await rm(this.#below(file));
    });
  }

  /** The script's own place, links followed; `undefined` where there is nothing. */
  async #fileAt(file: string): Promise<string | undefined> {
    const place = await realpath(this.#below(file)).catch(absent);
    if (place === undefined) return undefined;
    this.#holds(place, file);
    if ((await lstat(place)).isFile()) return place;
    throw new ServedFileError(`${file} is no file.`);
  }

  /** Where a new file may be put. Makes the folders that it is in, one after the other: none of them leads out. */
  async #newPlace(file: string): Promise<string> {
    const parts = file.split('/');
    const name = parts.pop() ?? '';
    let folder = this.#root;
    for (const part of parts) {
      const next = path.join(folder, part);
      await mkdir(next).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
      folder = await realpath(next);
      this.#holds(folder, file);
    }
    const place = path.join(folder, name);
    // A link that leads nowhere is no new file.
    const isTaken = (await lstat(place).catch(absent)) !== undefined;
    if (isTaken) throw new ServedFileError(`${file} is a link that leads nowhere.`);
    return place;
  }

  /** Refuses what is no path of a script, nor that of the index. */
  #below(file: string): string {
    const parts = file.split('/');
    const folder = parts.slice(0, -1).join('/');
    const isPath =
      file.length <= LONGEST_PATH &&
      !/[\0\\]/.test(file) &&
      parts.every((part) => part !== '' && !part.startsWith('.'));
    const isScript = isScriptName(file) && (folder === '' || isScriptFolder(folder));
    if (isPath && (isScript || file === INDEX_FILE)) return path.join(this.#root, ...parts);
    throw new ServedFileError('Only scripts in the folder that is served are read and written.');
  }

  #holds(place: string, file: string): void {
    const way = path.relative(this.#root, place);
    const isOut = way === '' || way === '..' || way.startsWith(`..${path.sep}`);
    if (!isOut && !path.isAbsolute(way)) return;
    throw new ServedFileError(`${file} leads out of the folder that is served.`);
  }
}

const LONGEST_PATH = 1000;

function tooManyNames(name: string): string {
  return `${name} has more than ${MOST_NAMES.toLocaleString('en')} files and folders, so it was not read. Start caesura ui in the folder in it that you mean.`;
}

function absent(error: unknown): undefined {
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What the system says becomes a sentence without the places of this machine. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServedFileError) throw error;
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const code = codeOf(cause);
    const words = code === '' ? 'the disk does not let it' : (wordsFor(cause, code) ?? code);
    throw new ServedFileError(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`, {
      cause: error,
    });
  }
}

function wordsFor(cause: unknown, code: string): string | undefined {
  const words = wordsOf(cause);
  // A message of the system's own names places.
  return words.includes(code) ? undefined : words;
}
