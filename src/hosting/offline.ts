import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'vite';

/** The name of the worker beside `index.html`: its address says what it may keep. */
export const OFFLINE_WORKER = 'service-worker.js';

/**
 * Builds the worker at `source` once all else is there, with the list of what it keeps (`KeptBuild`). In development
 * there is a worker in its place that goes away at once: whoever visited a build at the same address sees no old page.
 */
export function offline(source: string): Plugin {
  return {
    name: 'caesura-offline',
    configureServer(server) {
      server.middlewares.use(`/${OFFLINE_WORKER}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(LEAVING);
      });
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }, bundle) {
        const entry = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.isEntry && file.name === 'index',
        );
        const files = (await filesBelow(dir)).filter(isNeededOffline(await newestPacks(dir)));
        await build({
          configFile: false,
          logLevel: 'warn',
          define: {
            KEPT_BUILD: JSON.stringify({
              version: await sumOf(dir, files),
              entry: entry?.fileName ?? '',
              files,
            }),
          },
          build: {
            outDir: dir,
            emptyOutDir: false,
            copyPublicDir: false,
            lib: {
              entry: source,
              formats: ['iife'],
              name: 'offline',
              fileName: () => OFFLINE_WORKER,
            },
          },
        });
      },
    },
  };
}

const LEAVING = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await self.registration.unregister();
  for (const client of await self.clients.matchAll()) await client.navigate(client.url);
})()));
`;

/**
 * What a first run needs: the page with its editor, the newest Prosody, what is known of all versions, the scenarios.
 * `packs`: those of the newest Prosody. The rest is kept once it was asked for.
 */
export function isNeededOffline(packs: readonly string[]): (file: string) => boolean {
  const kept = /^(?:assets|icons|scenarios)\//;
  const alone = ['index.html', 'favicon.svg', 'manifest.webmanifest', 'prosody/manifest.json'];
  return (file) => kept.test(file) || alone.includes(file) || packs.includes(file);
}

async function newestPacks(dir: string): Promise<readonly string[]> {
  const text = await readFile(path.join(dir, 'prosody/manifest.json'), 'utf8').catch(() => '{}');
  const { versions = [], modules } = JSON.parse(text) as {
    readonly versions?: readonly { readonly file: string; readonly facts: string }[];
    readonly modules?: { readonly facts: string };
  };
  const newest = versions.slice(0, 1).map(({ file }) => file);
  const facts = [...versions, ...(modules === undefined ? [] : [modules])].map(
    (each) => each.facts,
  );
  return [...newest, ...facts].map((file) => `prosody/${file}`);
}

async function filesBelow(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .toSorted();
}

/** Of names and contents. */
async function sumOf(dir: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(path.join(dir, file)));
  return hash.digest('hex').slice(0, 16);
}
