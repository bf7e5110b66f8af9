#!/usr/bin/env node
// Starts the command line. In a checkout it is built first when it is not there, or older than its sources; a package
// brings it along, and no sources.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROGRAM = inRoot('build/cli/caesura.js');

if (existsSync(inRoot('src/cli/main.ts')) && !isFresh()) build();
await import(pathToFileURL(PROGRAM).href);

function isFresh() {
  if (!existsSync(PROGRAM)) return false;
  const built = statSync(PROGRAM).mtimeMs;
  const sources = readdirSync(inRoot('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return [...sources, ...['package-lock.json', 'vite.cli.config.ts'].map(inRoot)].every(
    (file) => statSync(file).mtimeMs <= built,
  );
}

function inRoot(name) {
  return path.join(ROOT, name);
}

/**
 * Talks on standard error only, as standard output may be a report. Each file is put in its place at once and the
 * program last: another process may be about to read it.
 */
function build() {
  run(process.execPath, ['.ci/prepare.mjs']);
  const fresh = inRoot(`build/.cli-${process.pid}`);
  const vite = [inRoot('node_modules/vite/bin/vite.js'), 'build', '--config', 'vite.cli.config.ts'];
  run(process.execPath, [...vite, '--logLevel', 'warn', '--outDir', fresh]);
  const place = path.dirname(PROGRAM);
  mkdirSync(place, { recursive: true });
  const names = readdirSync(fresh).filter((name) => name !== path.basename(PROGRAM));
  for (const name of [...names, path.basename(PROGRAM)]) {
    renameSync(path.join(fresh, name), path.join(place, name));
  }
  rmSync(fresh, { recursive: true });
  removeOld(place, names);
}

/** Parts of earlier programs go, but for those that a program may still load that was started before. */
function removeOld(place, fresh) {
  const longAgo = Date.now() - 24 * 3600_000;
  for (const name of readdirSync(place)) {
    const file = path.join(place, name);
    const isPart = /-[\w-]{8}\.js$/.test(name) && !fresh.includes(name);
    if (isPart && statSync(file).mtimeMs < longAgo) rmSync(file);
  }
}

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error('caesura: the command line could not be built. The message above says why.');
  process.exit(2);
}
