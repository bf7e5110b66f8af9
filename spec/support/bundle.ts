import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Builds a module of the project as the command line is built, and imports it: its sources need a bundler, and what is
 * measured should run as it ships. `entry` is relative to the root. The bundle lies two folders below it.
 */
export async function importBundled(entry: string): Promise<unknown> {
  const name = `${path.basename(entry, '.ts')}.js`;
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: '.cache/spec',
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return import(pathToFileURL(path.join(ROOT, '.cache/spec', name)).href);
}
