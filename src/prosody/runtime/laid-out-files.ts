import type { RawLua } from './raw-lua.ts';

/** Files for Lua to open. Of hundreds a server opens a few dozen: each is written when it is first opened. */
export interface LaidOutFiles {
  /** An absolute path; the folders above it are there at once. */
  add(path: string, content: string): void;
}

/** Takes the place of the function behind every `fopen` of the machine. */
export function createLaidOutFiles({ FS }: Pick<RawLua, 'FS'>): LaidOutFiles {
  const open = FS.open.bind(FS);
  const absent = noSuchFile(open);
  const folders = new Set<string>();
  const files = new Set<string>();
  const unwritten = new Map<string, string>();
  let isAsLaidOut = true;

  FS.open = (path, flags, mode) => {
    const plain = plainPath(path);
    const content = unwritten.get(plain);
    if (content !== undefined) {
      unwritten.delete(plain);
      FS.writeFile(plain, content);
    }
    const isThere = files.has(plain) || folders.has(plain) || plain.startsWith('/dev/');
    if (isAsLaidOut && isReading(flags) && !isThere) throw absent;
    if (!files.has(plain) && !isReading(flags)) isAsLaidOut = false;
    return open(path, flags, mode);
  };
  return {
    add(path, content) {
      makeFolders(FS, folders, path);
      files.add(path);
      unwritten.set(path, content);
    },
  };
}

/** What the file system throws; each of its own errors has a stack, and Lua looks for each module in many places. */
function noSuchFile(open: RawLua['FS']['open']): unknown {
  try {
    open('/no such file', 0);
  } catch (error) {
    return error;
  }
  return undefined;
}

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
