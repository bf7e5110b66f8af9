import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Builds a module of the project as the command line is built, and runs it in a process of its own: its sources need a
 * bundler, and what is measured should run as it ships. `entry` is its URL. Resolves with the exit status.
 */
export async function runBundled(entry: string, words: readonly string[] = []): Promise<number> {
  const program = await bundled(entry);
  const child = spawn(process.execPath, [program, ...words], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}

/** Where the bundle lies: two folders below the root, as the module does. */
export async function bundled(
  entry: string,
  { name = path.basename(entry, '.ts'), plugins = [] }: { name?: string; plugins?: Plugin[] } = {},
): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    build: {
      ssr: fileURLToPath(entry),
      outDir: '.cache/spec',
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
  return path.join(ROOT, '.cache/spec', `${name}.js`);
}

/**
 * Takes sources and what specs share from a checkout of another commit, where it has the file; the modules that measure stay
 * ours. Packages are ours, too, where it has none installed.
 */
export function ofCheckout(folder: string): Plugin {
  const there = path.resolve(folder);
  return {
    name: 'caesura-of-checkout',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined) return undefined;
      if (source.startsWith('.')) return movedFile(source, importer, there);
      if (!importer.startsWith(`${there}/`)) return undefined;
      const options = { skipSelf: true };
      const own = await this.resolve(source, importer, options);
      return own ?? this.resolve(source, path.join(ROOT, 'package.json'), options);
    },
  };
}

function movedFile(source: string, importer: string, there: string): string | undefined {
  const [file = '', query] = path.resolve(path.dirname(importer), source).split('?');
  const within = path.relative(ROOT, file);
  const isShared = SHARED.some((place) => within.startsWith(place));
  const moved = path.join(there, within);
  if (!isShared || !existsSync(moved)) return undefined;
  return query === undefined ? moved : `${moved}?${query}`;
}

const SHARED = ['src/', 'spec/support/', 'spec/script/', 'spec/bench/suite.ts'];
