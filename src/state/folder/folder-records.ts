import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { RecordStorage, StorageChange, StorageFault } from '../keeping/record-storage.ts';
import type { RecentFolder } from './folder-store.ts';
import { bytesOf, readScriptFile, type FolderFile } from './script-file.ts';
import { MOST_SCRIPTS } from './script-folder.ts';

/** A folder that was open, and what the browser kept of it. */
export interface KnownFolder extends RecentFolder {
  /** Of a folder on the disk. */
  readonly handle: unknown;
}

/** So many folders are kept. */
const MOST_FOLDERS = 8;
const FILES = '/files';

const words = v.pipe(v.string(), v.maxLength(1000));
const folder = v.object({
  name: words,
  openedAt: v.pipe(v.number(), v.finite(), v.minValue(0)),
  handle: v.unknown(),
});
const files = v.pipe(
  v.array(v.object({ path: words, bytes: v.instance(Uint8Array<ArrayBuffer>) })),
  v.maxLength(MOST_SCRIPTS),
);

/**
 * The folders that were open, in the browser's storage: the handle of a folder on the disk, else its scripts
 * themselves. What is read is checked; what does not fit is passed over.
 */
export class FolderRecords {
  readonly #storage: RecordStorage;

  constructor(storage: RecordStorage) {
    this.#storage = storage;
  }

  /** The newest first; none where the storage cannot be read. */
  async list(): Promise<readonly KnownFolder[]> {
    const keys = await this.#storage.keys('folders');
    if (!keys.ok) return [];
    const known: KnownFolder[] = [];
    for (const key of keys.value) {
      if (typeof key !== 'string' || key.includes('/')) continue;
      const read = await this.#storage.read('folders', key);
      const stored = read.ok ? v.safeParse(folder, read.value) : undefined;
      if (stored?.success !== true) continue;
      const { name, openedAt, handle } = stored.output;
      known.push({ id: key, name, openedAt, handle, isOnDisk: handle !== undefined });
    }
    return known.toSorted((a, b) => b.openedAt - a.openedAt);
  }

  /** The scripts that were kept of a folder that is not on the disk. */
  async files(id: string): Promise<readonly FolderFile[] | undefined> {
    const read = await this.#storage.read('folders', id + FILES);
    const stored = read.ok ? v.safeParse(files, read.value) : undefined;
    if (stored?.success !== true) return undefined;
    return stored.output.flatMap(
      ({ path, bytes }) => readScriptFile({ path, size: bytes.length, stamp: 0 }, bytes) ?? [],
    );
  }

  /** Keeps a folder, with the scripts of one that is not on the disk; the oldest gives way. */
  async keep(
    { id, name, openedAt, handle }: KnownFolder,
    scripts: readonly FolderFile[] | undefined,
  ): Promise<Result<undefined, StorageFault>> {
    const kept: StorageChange = { kind: 'folders', key: id, value: { name, openedAt, handle } };
    const known = await this.list();
    const old = known.filter((each) => each.id !== id).slice(MOST_FOLDERS - 1);
    const gone = old.flatMap((each) => dropped(each.id));
    const texts = scripts === undefined ? [] : [filesChange(id, scripts)];
    return this.#storage.write([kept, ...texts, ...gone], 'strict');
  }

  async keepFiles(
    id: string,
    scripts: readonly FolderFile[],
  ): Promise<Result<undefined, StorageFault>> {
    return this.#storage.write([filesChange(id, scripts)], 'strict');
  }

  forget(id: string): Promise<Result<undefined, StorageFault>> {
    return this.#storage.write(dropped(id), 'strict');
  }
}

function filesChange(id: string, scripts: readonly FolderFile[]): StorageChange {
  const value = scripts.map((file) => ({ path: file.path, bytes: bytesOf(file, file.text) }));
  return { kind: 'folders', key: id + FILES, value };
}

function dropped(id: string): readonly StorageChange[] {
  return [id, id + FILES].map((key) => ({ kind: 'folders', key, isGone: true }));
}
