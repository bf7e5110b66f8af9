import type { Clock, Milliseconds } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { t } from '../../base/translate.ts';
import type { FolderOnDisk, GivenFolder } from '../../state/folder/folder-ports.ts';
import {
  isServedHandle,
  readServedEntry,
  readServedListing,
  SERVED_FOLDER,
  SERVED_KEY,
  type ServedHandle,
} from '../../state/folder/served-folder.ts';
import { GivenFilesError } from '../../state/own-code/given-files.ts';
import type { KeyValueStorage } from '../../state/persist.ts';
import { oneAtATime } from '../own-code/one-at-a-time.ts';

export interface ServedPorts {
  readonly clock: Clock;
  /** Where the key is kept: for all tabs of this server, so that those of before find it after a new start. */
  readonly keys: KeyValueStorage;
  /** Is told what is in the way, as a sentence. */
  readonly tell: (sentence: string) => void;
  /** What was told is over. */
  readonly isOver: (sentence: string) => void;
  readonly fetch: typeof fetch;
}

/** Folders that `caesura ui` serves with the page. */
export interface ServedFolders {
  /** The folder whose key stands in a fragment; `undefined` where there is none, or where the server does not take it. */
  enter(hash: string): Promise<GivenFolder | undefined>;
  byHandle(handle: unknown): GivenFolder | undefined;
}

const KEY = 'caesura.served-folder';

export function createServedFolders(ports: ServedPorts): ServedFolders {
  return {
    enter: async (hash) => {
      if (!hash.startsWith(SERVED_KEY)) return undefined;
      try {
        ports.keys.setItem(KEY, hash.slice(SERVED_KEY.length));
        const response = await ask(ports, SERVED_FOLDER.enter, { method: 'POST' });
        const entry = response.ok ? readServedEntry(await response.json()) : undefined;
        if (entry === undefined) throw new GivenFilesError(NO_SERVER);
        ports.keys.setItem(KEY, entry.key);
        return servedFolder({ kind: 'caesura-ui', id: entry.id, name: entry.name }, ports);
      } catch (error) {
        ports.tell(error instanceof GivenFilesError ? error.message : NO_SERVER);
        return undefined;
      }
    },
    byHandle: (handle) => (isServedHandle(handle) ? servedFolder(handle, ports) : undefined),
  };
}

/** A folder of this server, as the page uses it. What is in the way is a `GivenFilesError`. */
function servedFolder(handle: ServedHandle, ports: ServedPorts): GivenFolder {
  const { id, name } = handle;
  const fileOf = (path: string) => SERVED_FOLDER.file(id, path);
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const response = await ask(ports, fileOf(path));
    const isThere = response.status !== 204 && response.status !== 404;
    return isThere ? new Uint8Array(await response.arrayBuffer()) : undefined;
  };
  const list: GivenFolder['list'] = async () => {
    const response = await ask(ports, SERVED_FOLDER.list(id));
    if (response.status === 404) throw new GivenFilesError(otherFolder(name));
    const listing = readServedListing(await response.json());
    if (listing === undefined) throw new GivenFilesError(NO_SERVER);
    const { files, others, folders } = listing;
    const scripts = files.map((file) => ({
      ...file,
      bytes: async () => {
        const bytes = await read(file.path);
        if (bytes === undefined)
          throw new GivenFilesError(t('{path} has just gone.', { path: file.path }));
        return bytes;
      },
    }));
    return { scripts, others, folders };
  };
  const disk: FolderOnDisk = {
    handle,
    may: () => Promise.resolve(true),
    read,
    write: async (path, bytes) => {
      const response = await ask(ports, fileOf(path), { method: 'PUT', body: bytes });
      if (response.status === 404) throw new GivenFilesError(otherFolder(name));
      const { stamp } = (await response.json()) as { stamp?: unknown };
      return typeof stamp === 'number' ? stamp : 0;
    },
    remove: async (path) => {
      const response = await ask(ports, fileOf(path), { method: 'DELETE' });
      if (response.status === 404) throw new GivenFilesError(otherFolder(name));
    },
    isSame: (other) => Promise.resolve(isServedHandle(other) && other.id === id),
    watch: (mayHaveChanged) => watchServed(id, ports, mayHaveChanged),
  };
  return { name, list, disk };
}

/** Asks with the key. Resolves with what is there, or that there is no such file (204) or folder (404); all else is a `GivenFilesError`. */
async function ask(
  { fetch, keys }: ServedPorts,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = { Authorization: `Bearer ${keys.getItem(KEY) ?? ''}` };
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers, cache: 'no-store', redirect: 'error' });
  } catch {
    throw new GivenFilesError(GONE);
  }
  if (response.ok || response.status === 404) return response;
  const said = (await response.text().catch(() => '')).trim().slice(0, 500);
  throw new GivenFilesError(said === '' ? NO_SERVER : said);
}

/** Between two looks whether a server that went is there again. */
const LOOK_AGAIN: Milliseconds = 2000;

/** Looks whenever the server says so, or whenever it is there again; tells when it is gone. */
function watchServed(
  id: string,
  ports: ServedPorts,
  mayHaveChanged: () => Promise<void>,
): Disposable {
  const end = new AbortController();
  let timer: Disposable | undefined;
  let told: string | undefined;
  const tell = (sentence: string | undefined): void => {
    if (told !== undefined && told !== sentence) ports.isOver(told);
    if (sentence !== undefined && told !== sentence) ports.tell(sentence);
    told = sentence;
  };
  const look = oneAtATime(() => (end.signal.aborted ? Promise.resolve() : mayHaveChanged()));
  const heard = (): void => {
    tell(undefined);
    void look();
  };
  const follow = async (): Promise<void> => {
    const reason = await followEvents(id, ports, { signal: end.signal, heard });
    if (end.signal.aborted) return;
    tell(reason);
    timer = ports.clock.setTimer(LOOK_AGAIN, () => void follow());
  };
  void follow();
  return {
    dispose: () => {
      end.abort();
      timer?.dispose();
      tell(undefined);
    },
  };
}

interface Following {
  readonly signal: AbortSignal;
  /** The server said something. */
  readonly heard: () => void;
}

/** Hears events until there are no more; resolves with the reason. */
async function followEvents(
  id: string,
  ports: ServedPorts,
  { signal, heard }: Following,
): Promise<string> {
  try {
    const response = await ask(ports, SERVED_FOLDER.changes(id), { signal });
    if (response.status === 404) return OTHER_FOLDER;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      heard();
    }
    return GONE;
  } catch (error) {
    return error instanceof GivenFilesError ? error.message : GONE;
  }
}

const GONE = t(
  'caesura ui no longer answers, so nothing can be read from the disk, or saved there. Your texts are kept in this browser. Start it again in the same folder: the page goes on as soon as it is there.',
);
const NO_SERVER = t(
  'There is no caesura ui behind this page. Start it, and open the address that it says.',
);
const OTHER_FOLDER = t(
  'caesura ui serves another folder now. Your texts are kept in this browser. Start it again in the folder of this page to go on.',
);

function otherFolder(name: string): string {
  return t(
    'caesura ui serves another folder than {name} now. Start it again in that one to go on with it.',
    { name },
  );
}
