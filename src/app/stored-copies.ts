/**
 * The scripts that this browser keeps, as they are, by their keys; none where there is no store yet, and then none is
 * made. Rejects where it cannot be read. As little code as can be, and nothing left open: `indexed-db-storage.ts` comes
 * with the page.
 */
export async function storedCopies(name = 'caesura'): Promise<ReadonlyMap<unknown, unknown>> {
  const database = await openAsItIs(name);
  if (database === undefined) return new Map();
  try {
    const store = database.transaction('copies').objectStore('copies');
    const [keys, values] = await Promise.all([
      answered(store.getAllKeys()),
      answered<unknown[]>(store.getAll()),
    ]);
    return new Map(keys.map((key, index) => [key, values[index]]));
  } finally {
    database.close();
  }
}

async function openAsItIs(name: string): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(name);
  let isNew = false;
  request.addEventListener('upgradeneeded', () => {
    isNew = true;
    // So that none is made.
    request.transaction?.abort();
  });
  try {
    return await answered(request);
  } catch (error) {
    if (isNew) return undefined;
    throw error;
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('It was refused.')));
  });
}
