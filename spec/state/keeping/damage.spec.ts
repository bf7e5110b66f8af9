import { withOpened } from '../../../src/state/document-store.ts';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIndexedDbStorage } from '../../../src/app/indexed-db-storage.ts';
import type { RECORD_KINDS } from '../../../src/state/keeping/record-storage.ts';
import { type RecordStorage } from '../../../src/state/keeping/record-storage.ts';
import type { SimulatedTab } from '../../support/browser-stage.ts';
import { DAMAGES, type Damage } from './damage.ts';
import { freshDatabase, StoredBrowser } from './stored-browser.ts';

let storage: RecordStorage;
let database: string;

beforeEach(() => {
  database = freshDatabase();
  storage = createIndexedDbStorage(database);
});

async function valuesOf(kind: (typeof RECORD_KINDS)[number]): Promise<readonly unknown[]> {
  const all = await storage.readAll(kind);
  return all.ok ? all.value.map(({ value }) => value) : [];
}

async function pageOn({ kind, key = 'one', value }: Damage): Promise<SimulatedTab> {
  await storage.write([{ kind, key, value }], 'relaxed');
  return new StoredBrowser(database).openNow();
}

describe('a damaged store', () => {
  it.each(DAMAGES)('$name: is not obeyed, and set aside as it was', async (damage) => {
    const tab = await pageOn(damage);
    const { breakpoints, otherBreakpoints } = tab.document.getState();
    const lines = [breakpoints, ...Object.values(otherBreakpoints)].flatMap((each) =>
      each.lines.map(({ line }) => line),
    );
    expect(lines.every((line) => line >= 1 && line <= 3)).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
    expect(tab.keeping.getState().setAside.map(({ value }) => value)).toEqual([damage.value]);
    expect(await valuesOf('aside')).toMatchObject([{ value: damage.value }]);
    const { text, drafts } = tab.document.getState();
    if (damage.text !== undefined) {
      expect([text, ...drafts.map((draft) => draft.text)]).toContain(damage.text);
    }
  });

  it.each(DAMAGES)('$name: is whole at the next visit, and still set aside', async (damage) => {
    await pageOn(damage);
    const again = await new StoredBrowser(database).openNow();
    expect(again.keeping.getState().setAside).toHaveLength(1);
    const { text, drafts } = again.document.getState();
    if (damage.text !== undefined) {
      expect([text, ...drafts.map((draft) => draft.text)]).toContain(damage.text);
    }
  });

  it('a database that lacks its stores is left alone, and another one is used', async () => {
    const bare = await openDB(database, 1, {
      upgrade: (database) => void database.createObjectStore('something-else'),
    });
    bare.close();
    expect(await storage.write([{ kind: 'drafts', key: 'a', value: 1 }], 'relaxed')).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await valuesOf('drafts')).toEqual([1]);
  });
});

it('thirty edited scripts of a megabyte in all are there at the next visit', async () => {
  const tab = await new StoredBrowser(database).openNow();
  const scripts = Array.from({ length: 30 }, (_, at) => `# Play ${at}\n${'# line\n'.repeat(5000)}`);
  for (const text of scripts) {
    tab.document.setState((state) => withOpened(state, { text: '# Opened' }));
    tab.document.setState({ text });
    tab.keeper.flush('strict');
  }
  await storage.readAll('copies');
  const again = await new StoredBrowser(database).openNow();
  const { text, drafts } = again.document.getState();
  expect([text, ...drafts.map((draft) => draft.text)].toSorted()).toEqual(scripts.toSorted());
});

describe('records in IndexedDB', () => {
  it('are written all or none', async () => {
    await storage.write([{ kind: 'drafts', key: 'a', value: 'old' }], 'strict');
    const written = await storage.write(
      [
        { kind: 'copies', key: 'x', value: 'new' },
        { kind: 'drafts', key: 'a', value: 'new', mayReplace: (present) => present !== 'old' },
      ],
      'strict',
    );
    expect(written).toMatchObject({
      ok: false,
      error: { kind: 'taken', record: 'drafts', key: 'a' },
    });
    expect(await valuesOf('copies')).toEqual([]);
    expect(await valuesOf('drafts')).toEqual(['old']);
  });

  it('that cannot be written at all leave the others as they were', async () => {
    const written = await storage.write(
      [
        { kind: 'copies', key: 'x', value: 'new' },
        { kind: 'drafts', key: 'a', value: () => undefined },
      ],
      'strict',
    );
    expect(written).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(await valuesOf('copies')).toEqual([]);
  });

  it('of a later edition are left alone', async () => {
    const later = await openDB(database, 7);
    later.close();
    expect(await storage.readAll('copies')).toEqual({ ok: false, error: { kind: 'newer' } });
  });

  it('make way for a later edition that opens meanwhile', async () => {
    await storage.readAll('copies');
    const later = await openDB(database, 7);
    later.close();
    const written = await storage.write([{ kind: 'copies', key: 'x', value: 1 }], 'strict');
    expect(written).toEqual({ ok: false, error: { kind: 'newer' } });
    await deleteDB(database);
  });
});
