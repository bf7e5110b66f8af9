import { expect, it } from 'vitest';
import { createPageLedger } from '../../src/app/page-ledger.ts';

/** A browser: its storage, and locks that pages hold until they are closed. */
function browser() {
  const stored = new Map<string, string>();
  const held = new Set<string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  const locks = {
    request: async (name: string, work: () => unknown) => {
      held.add(name);
      const done = await work();
      held.delete(name);
      return done;
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  };
  const open = () => createPageLedger(storage, locks as unknown as LockManager);
  return { open, closeAll: () => held.clear(), stored };
}

const ROMEO = {
  url: 'wss://example.test/',
  script: 'romeo@localhost',
  server: 'romeo-x@example.test',
  tries: 0,
};

it('accounts of a page are left once it is closed, and not before', async () => {
  const { open, closeAll } = browser();
  await open().put(ROMEO);
  expect(await open().left(ROMEO.url)).toEqual([]);
  closeAll();
  expect(await open().left(ROMEO.url)).toMatchObject([ROMEO]);
  expect(await open().left('wss://other.test/')).toEqual([]);
});

it('an account that was removed is forgotten, and one that was tried in vain counts that', async () => {
  const { open, closeAll, stored } = browser();
  const page = open();
  await page.put(ROMEO);
  await page.put({ ...ROMEO, tries: 1 });
  closeAll();
  expect(await page.left(ROMEO.url)).toMatchObject([{ tries: 1 }]);
  expect([...stored.values()].join('')).not.toContain('password');
  await page.remove(ROMEO);
  expect(await page.left(ROMEO.url)).toEqual([]);
});

it('what is stored may be anything', async () => {
  const { open, stored } = browser();
  for (const text of ['{', '{}', '[1,null,{"url":"wss://example.test/","owner":1}]']) {
    stored.set('caesura.accounts', text);
    expect(await open().left(ROMEO.url)).toEqual([]);
  }
});
