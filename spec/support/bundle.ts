import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Builds a module of the project as the command line is built, and runs it in a process of its own: its sources need a
 * bundler, and what is measured should run as it ships. `entry` is relative to the root; the bundle lies two folders
 * below it. Resolves with the exit status.
 */
export async function runBundled(entry: string, words: readonly string[] = []): Promise<number> {
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
  const program = path.join(ROOT, '.cache/spec', name);
  const child = spawn(process.execPath, [program, ...words], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}
