import { describe, expect, it } from 'vitest';
import { createKeptPage, type KeptBuild } from '../../../src/app/offline/kept-page.ts';

const BASE = 'https://host/below/';
const BUILD: KeptBuild = {
  version: 'two',
  entry: 'assets/index-2.js',
  files: ['index.html', 'assets/index-2.js', 'scenarios/index.json'],
};

/** A browser's caches, of which each name has answers by address. */
function createCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const storeOf = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      match: (url: string) => Promise.resolve(store.get(url)?.clone()),
      put: (url: string, response: Response) => {
        store.set(url, response);
        return Promise.resolve();
      },
    } as unknown as Cache;
  };
  const match = (url: string) =>
    Promise.resolve(
      [...stores.values()]
        .find((store) => store.has(url))
        ?.get(url)
        ?.clone(),
    );
  return {
    open: (name: string) => Promise.resolve(storeOf(name)),
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name: string) => Promise.resolve(stores.delete(name)),
    match: match,
  };
}

interface Host {
  /** What it has, by path; without it the network is away. */
  files?: Readonly<Record<string, string>> | undefined;
  /** It takes longer than anybody waits. */
  isSlow?: boolean;
}

const NEWEST = {
  'index.html': '<script src="assets/index-2.js">',
  'assets/index-2.js': 'two',
  'scenarios/index.json': '[2]',
};

function createStage(build = BUILD) {
  const caches = createCaches();
  const host: Host = { files: NEWEST };
  const asked: string[] = [];
  const page = createKeptPage(build, {
    caches,
    base: BASE,
    after: async () => {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      return undefined;
    },
    async fetch(request) {
      const path = (typeof request === 'string' ? request : request.url).slice(BASE.length);
      asked.push(path);
      if (host.files === undefined) throw new TypeError('no network');
      // More turns than whoever waits.
      for (let turn = 0; host.isSlow === true && turn < 100; turn++) await Promise.resolve();
      const text = host.files[path === '' ? 'index.html' : path];
      return new Response(text ?? '', { status: text === undefined ? 404 : 200 });
    },
  });
  /** What a page gets for a path; `undefined` where the worker keeps out of it. */
  const get = async (path: string, mode = 'cors') => {
    const request = { url: BASE + path, method: 'GET', mode } as Request;
    const response = await page.answer(request);
    return response?.type === 'error' ? 'error' : response?.text();
  };
  return { caches, host, asked, page, get };
}

describe('the page that a browser keeps', () => {
  it('is there without a network once it was installed', async () => {
    const { page, host, get } = createStage();
    await page.install();
    host.files = undefined;
    expect(await get('', 'navigate')).toBe(NEWEST['index.html']);
    expect(await get('?scenario=20-kick', 'navigate')).toBe(NEWEST['index.html']);
    expect(await get('assets/index-2.js')).toBe('two');
    expect(await get('scenarios/index.json')).toBe('[2]');
    expect(await get('scenarios/unknown.scs')).toBeUndefined();
  });

  it('comes from the host where there is one, so that nobody sees an old one', async () => {
    const { page, host, get } = createStage();
    await page.install();
    host.files = { ...NEWEST, 'index.html': 'three', 'scenarios/index.json': '[3]' };
    expect(await get('index.html', 'navigate')).toBe('three');
    expect(await get('scenarios/index.json')).toBe('[3]');
  });

  it('does not wait for a host that is slow', async () => {
    const { page, host, get } = createStage();
    await page.install();
    host.isSlow = true;
    expect(await get('', 'navigate')).toBe(NEWEST['index.html']);
  });

  it('is as slow as its host where nothing is kept, and an error where there is none', async () => {
    const { host, get } = createStage();
    host.isSlow = true;
    expect(await get('', 'navigate')).toBe(NEWEST['index.html']);
    host.files = undefined;
    expect(await get('', 'navigate')).toBe('error');
  });

  it('is not mixed from two versions', async () => {
    const { page, host } = createStage();
    host.files = { ...NEWEST, 'index.html': '<script src="assets/index-3.js">' };
    await expect(page.install()).rejects.toThrow('another version');
  });

  it('is not kept in part', async () => {
    const { page, host } = createStage();
    host.files = { 'index.html': NEWEST['index.html'] };
    await expect(page.install()).rejects.toThrow('could not be fetched');
  });

  it('is fetched once: what a version before had under the same name is taken from there', async () => {
    const { page, caches, asked } = createStage();
    const before = await caches.open('caesura.page.one');
    await before.put(`${BASE}assets/index-2.js`, new Response('kept'));
    await page.install();
    await page.install();
    expect(asked.toSorted()).toEqual(['index.html', 'scenarios/index.json']);
  });

  it('keeps what has its content in its name as soon as it was asked for', async () => {
    const { host, asked, get } = createStage();
    const pack = 'prosody/prosody-0.12.3-whole-a27739fe.pack';
    host.files = { [pack]: 'lua' };
    expect(await get(pack)).toBe('lua');
    expect(await get(pack)).toBe('lua');
    expect(asked).toEqual([pack]);
  });

  it('forgets versions but the last one before it, and nothing of others', async () => {
    const { caches, page } = createStage();
    for (const name of ['caesura.boots', 'caesura.page.0', 'caesura.page.1', 'caesura.page.two']) {
      await caches.open(name);
    }
    await page.tidy();
    expect(await caches.keys()).toEqual(['caesura.boots', 'caesura.page.1', 'caesura.page.two']);
  });

  it.each([
    ['another origin', 'GET', 'https://other/below/'],
    ['a page beside it', 'GET', 'https://host/other/'],
    ['what is no question', 'POST', BASE],
  ])('keeps out of %s', (_name, method, url) => {
    const { page } = createStage();
    expect(page.answer({ url, method, mode: 'navigate' } as Request)).toBeUndefined();
  });
});
