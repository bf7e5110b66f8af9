// How the tools are started: by Node itself, as Windows starts no scripts of other shells.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const MODULES = path.resolve(import.meta.dirname, '../node_modules');

/**
 * The script that a package brings for a command of its name, or of `command`.
 * @param {string} name
 * @param {string} [command]
 * @returns {string}
 */
export function toolOf(name, command = name) {
  const { bin } = JSON.parse(readFileSync(path.join(MODULES, name, 'package.json'), 'utf8'));
  return path.join(MODULES, name, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs npm and waits for it. Where npm did not start this process, it is looked for as a shell does.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptionsWithStringEncoding} options
 */
export function runNpm(args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [own, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
