import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Builds a module of the project as the command line is built, and runs it in a process of its own: its sources need a
 * bundler, and what is measured should run as it ships. `entry` is its URL; the bundle lies two folders below the root,
 * as the module does. Resolves with the exit status.
 */
export async function runBundled(entry: string, words: readonly string[] = []): Promise<number> {
  const source = fileURLToPath(entry);
  const name = `${path.basename(source, '.ts')}.js`;
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: source,
      outDir: '.cache/spec',
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  const program = path.join(ROOT, '.cache/spec', name);
  const child = spawn(process.execPath, [program, ...words], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}
