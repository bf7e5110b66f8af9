import type { RawLua } from './raw-lua.ts';

/** Files for Lua to open. Of hundreds a server opens a few dozen: each is written when it is first opened. */
export interface LaidOutFiles {
  /** By absolute path, in place of all that was laid out before; the folders above them are there at once. */
  layOut(files: ReadonlyMap<string, string>): void;
  /** Whether all that Lua has opened so far, or missed, would be the same among these files. */
  isSameSoFar(files: ReadonlyMap<string, string>): boolean;
}

/** Takes the place of the function behind every `fopen` of the machine. */
export function createLaidOutFiles({ FS }: Pick<RawLua, 'FS'>): LaidOutFiles {
  const open = FS.open.bind(FS);
  const folders = new Set<string>();
  let files: ReadonlyMap<string, string> = new Map();
  const written = new Set<string>();
  const asked = new Set<string>();
  let isAsLaidOut = true;

  let isLayingOut = false;

  function write(path: string, content: string): void {
    written.add(path);
    isLayingOut = true;
    FS.writeFile(path, content);
    isLayingOut = false;
  }
  FS.open = (path, flags, mode) => {
    if (isLayingOut) return open(path, flags, mode);
    const plain = plainPath(path);
    const content = files.get(plain);
    asked.add(plain);
    if (content !== undefined && !written.has(plain)) write(plain, content);
    if (!isReading(flags)) isAsLaidOut = false;
    const isThere = content !== undefined || folders.has(plain) || plain.startsWith('/dev/');
    if (isAsLaidOut && !isThere) return NO_SUCH_FILE;
    return open(path, flags, mode);
  };
  return {
    layOut(laidOut) {
      for (const [path, content] of laidOut) {
        makeFolders(FS, folders, path);
        if (written.has(path) && files.get(path) !== content) written.delete(path);
      }
      files = laidOut;
    },
    isSameSoFar: (others) =>
      isAsLaidOut && [...asked].every((path) => files.get(path) === others.get(path)),
  };
}

/**
 * What the system call behind `fopen` hands on is the number of what was opened, and minus `ENOENT` says that there is none. To
 * throw, as the file system does, takes longer than all else about it, and Lua looks for each module in many places.
 */
const NO_SUCH_FILE = { fd: -44 };

/** `O_RDONLY`: the file has to be there. Numbers as in C; `undefined` and words are asked by nobody but Emscripten itself. */
function isReading(flags: number | string): boolean {
  return typeof flags === 'number' && (flags & (WRITING | CREATING)) === 0;
}

const WRITING = 0b11;
const CREATING = 0o100;

/** Makes the folders above a file, but for those `made` already. */
function makeFolders(fs: RawLua['FS'], made: Set<string>, path: string): void {
  for (let end = path.indexOf('/', 1); end !== -1; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    if (!made.has(folder)) fs.mkdir(folder);
    made.add(folder);
  }
}

/** Without `//`, `.` and `..`; what is relative begins at the root. */
function plainPath(path: string): string {
  if (path.startsWith('/') && !/\/[./]/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
