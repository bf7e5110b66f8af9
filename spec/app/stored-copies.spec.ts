import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createIndexedDbStorage } from '../../src/app/indexed-db-storage.ts';
import { storedCopies } from '../../src/app/stored-copies.ts';

describe('what is stored of scripts, before the page is there', () => {
  it('is nothing on a first visit, and makes no store', async () => {
    expect(await storedCopies('none')).toEqual(new Map());
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.toContain('none');
  });

  it('is what the page keeps', async () => {
    const storage = createIndexedDbStorage('kept');
    const value = { text: '# Mine' };
    await storage.write([{ kind: 'copies', key: 'a', value }], 'relaxed');
    expect(await storedCopies('kept')).toEqual(new Map([['a', value]]));
  });

  it('leaves nothing open that would hold up a later edition of the store', async () => {
    await createIndexedDbStorage('older').write([], 'relaxed');
    await storedCopies('older');
    const gone = indexedDB.deleteDatabase('older');
    await new Promise((resolve, reject) => {
      gone.onsuccess = resolve;
      gone.onblocked = () => reject(new Error('held open'));
    });
  });

  it('rejects where the store is another one', async () => {
    const other = indexedDB.open('other');
    await new Promise((resolve) => (other.onsuccess = resolve));
    other.result.close();
    await expect(storedCopies('other')).rejects.toThrow();
  });
});
