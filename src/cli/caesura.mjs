#!/usr/bin/env node
// Starts the command line; builds it first when it is not there, or older than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PROGRAM = path.join(ROOT, '.cache/cli/caesura.js');

if (!isFresh()) build();
await import(pathToFileURL(PROGRAM).href);

function isFresh() {
  if (!existsSync(PROGRAM)) return false;
  const built = statSync(PROGRAM).mtimeMs;
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .every((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs <= built);
}

/** Talks on standard error only, as standard output may be a report. */
function build() {
  run(process.execPath, ['.ci/prepare.mjs']);
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  run(process.execPath, [vite, 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn']);
}

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error('caesura: the command line could not be built. The message above says why.');
  process.exit(2);
}
