/** What a build tells the worker that keeps its page. */
export interface KeptBuild {
  /** Differs with any byte of the files. */
  readonly version: string;
  /** The page's own script, which `index.html` of the same build names. */
  readonly entry: string;
  /** What the page needs without a network: paths from the page's folder on. */
  readonly files: readonly string[];
}

/** As much as is used of the browser. */
export interface KeptPagePorts {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
  readonly fetch: (request: string | Request, options?: RequestInit) => Promise<Response>;
  /** Where the page is, with the slash at its end. */
  readonly base: string;
  /** Settles after so many milliseconds. */
  readonly after: (milliseconds: number) => Promise<undefined>;
}

const PREFIX = 'caesura.page.';
/** So long the host is waited for where there is an answer without it. */
const PATIENCE = 3_000;
const AT_ONCE = 6;

/**
 * Keeps the files of one build, so that its page opens without a network. With a network the host has the say: what may
 * change with the next build is asked for there first, so nobody sees an old page while the host has a new one.
 */
export function createKeptPage(build: KeptBuild, ports: KeptPagePorts) {
  const { caches, base } = ports;
  const own = nameOf(build);
  const files = new Set(build.files);
  return {
    /** Fetches all files, those that are not there yet; rejects when one cannot be had. */
    async install(): Promise<void> {
      for (let start = 0; start < build.files.length; start += AT_ONCE) {
        const some = build.files.slice(start, start + AT_ONCE);
        await Promise.all(some.map((path) => keep(build, ports, path)));
      }
    },

    /** Forgets what earlier builds kept, but for the last one: tabs may still show its page. */
    async tidy(): Promise<void> {
      const known = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
      const others = known.filter((name) => name !== own);
      for (const name of others.slice(0, -1)) await caches.delete(name);
    },

    /** The answer to what a page asks for; `undefined` for what is none of this worker's business. */
    answer(request: Request): Promise<Response> | undefined {
      const url = request.url.split(/[?#]/, 1)[0] ?? '';
      if (request.method !== 'GET' || !url.startsWith(base)) return undefined;
      const path = url.slice(base.length);
      if (request.mode === 'navigate') {
        const isPage = path === '' || path === 'index.html';
        return isPage ? fresh(own, ports, { request, path: 'index.html' }) : undefined;
      }
      if (isHashed(path)) return settled(own, ports, { request, path });
      return files.has(path) ? fresh(own, ports, { request, path }) : undefined;
    },
  };
}

function nameOf({ version }: KeptBuild): string {
  return `${PREFIX}${version}`;
}

async function keep(build: KeptBuild, ports: KeptPagePorts, path: string): Promise<void> {
  const { caches, base, fetch } = ports;
  const url = () => base + path;
  const cache = await caches.open(nameOf(build));
  if (await cache.match(url())) return;
  const known = isHashed(path) ? await caches.match(url()) : undefined;
  const response = known ?? (await fetch(url(), isHashed(path) ? {} : { cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${path} could not be fetched`);
  if (path === 'index.html' && !(await response.clone().text()).includes(build.entry)) {
    throw new Error('The host has another version by now');
  }
  // A redirected answer cannot be given to a navigation.
  await cache.put(url(), response.redirected ? new Response(response.body, response) : response);
}

interface Question {
  readonly request: Request;
  readonly path: string;
}

/** What the host has; what is kept, where it does not answer in time. */
async function fresh(
  own: string,
  { caches, base, fetch, after }: KeptPagePorts,
  { request, path }: Question,
): Promise<Response> {
  const url = () => base + path;
  const kept = async () => (await caches.open(own)).match(url());
  const asked = fetch(request).catch(() => undefined);
  const first = await Promise.race([asked, after(PATIENCE)]);
  return first ?? (await kept()) ?? (await asked) ?? Response.error();
}

/** Of files whose names change with their content the first one that is found is the right one. */
async function settled(
  own: string,
  { caches, base, fetch }: KeptPagePorts,
  { request, path }: Question,
): Promise<Response> {
  const url = () => base + path;
  const known = await caches.match(url());
  if (known !== undefined) return known;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(own)).put(url(), response.clone());
  return response;
}

/** Whether another content would have another name. */
function isHashed(path: string): boolean {
  return path.startsWith('assets/') || /^prosody\/[^/]+-[\da-f]{8}\.pack$/.test(path);
}
