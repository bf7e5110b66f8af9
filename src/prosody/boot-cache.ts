import type { BootStore } from './kept-boots.ts';

/** So many boots are kept, of some megabytes each: of the versions that the page has, for its own runs and for suites. */
const MOST = 6;

/** Boots in a browser's Cache Storage, at addresses that nobody fetches. */
export function createBootCache(storage: Pick<CacheStorage, 'open'>): BootStore {
  const open = () => storage.open('caesura.boots');
  return {
    async get(name) {
      const found = await (await open()).match(addressOf(name));
      return found === undefined ? undefined : new Uint8Array(await found.arrayBuffer());
    },
    async put(name, bytes) {
      const cache = await open();
      await cache.put(addressOf(name), new Response(bytes));
      // In the order in which they were put.
      const requests = await cache.keys();
      for (const request of requests.slice(0, -MOST)) await cache.delete(request);
    },
  };
}

function addressOf(name: string): string {
  return `/caesura.boots/${name}`;
}
