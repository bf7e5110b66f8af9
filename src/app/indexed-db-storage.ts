import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { err, ok, type Result } from '../base/result.ts';
import {
  RECORD_KINDS,
  type Durability,
  type RecordKind,
  type RecordStorage,
  type StorageChange,
  type StorageFault,
} from '../state/keeping/record-storage.ts';

const VERSION = 2;
/** What version 2 has in addition. */
const ADDED: readonly RecordKind[] = ['folders'];

/**
 * Records in IndexedDB: a database with an object store for each kind, whose keys stand beside the values. It is opened
 * when it is first needed, and again after it was closed. A database that lacks a store is left as it is: another one,
 * `name` with an apostrophe, takes its place.
 */
export function createIndexedDbStorage(name = 'caesura'): RecordStorage {
  let database: Promise<IDBPDatabase> | undefined;
  let listener = () => {};

  async function openNamed(wanted: string): Promise<IDBPDatabase> {
    const opened = await openDB(wanted, VERSION, {
      upgrade: (fresh, from) => {
        for (const kind of from === 0 ? RECORD_KINDS : ADDED) fresh.createObjectStore(kind);
      },
      // A later edition wants to change the database: it must not wait for this tab.
      blocking: () => {
        opened.close();
        database = undefined;
      },
      terminated: () => {
        database = undefined;
        listener();
      },
    });
    const isWhole = RECORD_KINDS.every((kind) => opened.objectStoreNames.contains(kind));
    if (isWhole || wanted.length > name.length + 2) return opened;
    opened.close();
    return openNamed(`${wanted}'`);
  }

  const open = () => {
    database ??= openNamed(name);
    // Whoever could not open it may try again.
    database.catch(() => (database = undefined));
    return database;
  };

  return {
    readAll: (kind) => attempt(async () => allOf(await open(), kind)),
    keys: (kind) => attempt(async () => ok(await storeOf(await open(), kind).getAllKeys())),
    read: (kind, key) =>
      attempt(async () => ok((await storeOf(await open(), kind).get(key)) as unknown)),
    write: (changes, durability) =>
      attempt(async () => carryOut(await open(), changes, durability)),
    onLost: (told) => {
      listener = told;
    },
  };
}

/** For reading. */
function storeOf(database: IDBPDatabase, kind: RecordKind) {
  const transaction = database.transaction(kind);
  // What fails is told by the requests.
  transaction.done.catch(() => undefined);
  return transaction.store;
}

async function allOf(database: IDBPDatabase, kind: RecordKind) {
  const store = storeOf(database, kind);
  // One after the other: a request that cannot even be made must not leave the other one alone.
  const keys = await store.getAllKeys();
  const values = await store.getAll();
  return ok(keys.map((key, index) => ({ key, value: values[index] as unknown })));
}

async function carryOut(
  database: IDBPDatabase,
  changes: readonly StorageChange[],
  durability: Durability,
): Promise<Result<undefined, StorageFault>> {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  if (kinds.length === 0) return ok(undefined);
  const transaction = database.transaction(kinds, 'readwrite', { durability });
  const ended = transaction.done.then(() => undefined);
  // What fails is told by the requests below, too.
  ended.catch(() => undefined);
  try {
    for (const change of changes) {
      if (await isTaken(transaction, change)) {
        transaction.abort();
        return err({ kind: 'taken', record: change.kind, key: change.key });
      }
      request(transaction, change);
    }
    // By itself it would commit with a later task, which a page that goes never comes to.
    transaction.commit();
  } catch (error) {
    // All or nothing, also where a change cannot even be asked for.
    if (!(error instanceof DOMException && error.name === 'AbortError')) transaction.abort();
    throw error;
  }
  await ended;
  return ok(undefined);
}

function request(transaction: Writing, change: StorageChange): void {
  const store = transaction.objectStore(change.kind);
  const asked = 'isGone' in change ? store.delete(change.key) : store.put(change.value, change.key);
  // A request that fails calls the transaction off, and that is waited for.
  asked.catch(() => undefined);
}

type Writing = IDBPTransaction<unknown, string[], 'readwrite'>;

async function isTaken(transaction: Writing, change: StorageChange): Promise<boolean> {
  if ('isGone' in change || change.mayReplace === undefined) return false;
  const present: unknown = await transaction.objectStore(change.kind).get(change.key);
  return !change.mayReplace(present);
}

async function attempt<T>(
  run: () => Promise<Result<T, StorageFault>>,
): Promise<Result<T, StorageFault>> {
  try {
    return await run();
  } catch (error) {
    return err(faultOf(error));
  }
}

function faultOf(error: unknown): StorageFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : String(error);
  if (name === 'QuotaExceededError') return { kind: 'full' };
  if (name === 'VersionError') return { kind: 'newer' };
  return { kind: 'refused', reason: name };
}
