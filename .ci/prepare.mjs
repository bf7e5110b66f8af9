// Brings a fresh machine to the point where the project builds (no argument), is tested (`--tests`), or tried on
// servers of others, too (`--servers`).
// Needs Node and npm only; on Debian and Ubuntu, as root, it installs the browsers and a native Prosody itself.
// Idempotent: what is there stays, and a second call takes no time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedBrowser } from './browsers.mjs';
import { runNpm, toolOf } from './tools.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const STAMP = path.join(ROOT, 'node_modules/.installed-lock');

await main(process.argv.slice(2));

async function main(args) {
  installDependencies();
  // Only now: what it imports may have been installed just before.
  (await import('./css-types.mjs')).writeCssTypes();
  if (args.includes('--tests')) {
    installBrowsers();
    installProsody();
  }
  if (args.includes('--servers')) installEjabberd();
}

function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  say('Installing the dependencies (npm ci).');
  const arguments_ = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (runNpm(arguments_, { cwd: ROOT, stdio: 'inherit' }).status !== 0) {
    fail('npm ci failed. Read its message above; often the registry could not be reached.');
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, lock);
}

function installBrowsers() {
  const missing = ['chromium', 'firefox'].filter((name) => installedBrowser(name) === undefined);
  if (missing.length === 0) return;
  say(`Installing browsers: ${missing.join(', ')}.`);
  const packages = missing.map((name) => (name === 'firefox' ? 'firefox-esr' : name));
  if (aptInstall(packages)) return;
  if (run(process.execPath, [toolOf('playwright'), 'install', '--with-deps', ...missing])) return;
  fail(
    `No ${missing.join(' and no ')} was found, and none could be installed. ` +
      'Install them, or name them with CHROMIUM_PATH and FIREFOX_PATH.',
  );
}

function installProsody() {
  // Looked for, not asked: `prosody --version` starts a server.
  if (existsSync('/usr/bin/prosody')) return;
  say('Installing a native Prosody for the tests over a real WebSocket.');
  if (aptInstall(['prosody'])) return;
  const sentence =
    'No native Prosody was found, and none could be installed: install Prosody 0.12 so that the tests over a real WebSocket can run.';
  if (process.env.CI) fail(sentence);
  say(`${sentence} They are skipped now.`);
}

function installEjabberd() {
  if (existsSync('/usr/sbin/ejabberdctl')) return;
  say('Installing a native ejabberd.');
  if (aptInstall(['ejabberd'])) return;
  fail(
    'No native ejabberd was found, and none could be installed: install ejabberd 23.01 or newer.',
  );
}

/** Installs Debian packages without starting their services. False where that is not possible. */
function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !run('apt-get', ['--version'], 'ignore')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quiet = ['-qq', '-o=Dpkg::Use-Pty=0'];
  run('apt-get', ['update', ...quiet], 'inherit', env);
  return run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...quiet, ...packages],
    ['ignore', 'ignore', 'inherit'],
    env,
  );
}

function run(command, args, stdio = 'inherit', env = process.env) {
  return spawnSync(command, args, { cwd: ROOT, stdio, env }).status === 0;
}

function say(sentence) {
  console.log(`set-up: ${sentence}`);
}

function fail(sentence) {
  console.error(`set-up: ${sentence}`);
  process.exit(1);
}
