import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNpm } from '../../.ci/tools.mjs';
import { skippedFor } from '../support/requirement.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCENARIOS = path.join(ROOT, 'public/scenarios');

/** What `npm test` and `npm run package` have built before. */
const isPageBuilt = existsSync(path.join(ROOT, 'dist/prosody/manifest.json'));
if (!isPageBuilt) skippedFor('the page is not built (npm run build): no package is tried.');

const EMPTY_FOLDER = 'the package, packed and installed into an empty folder';

describe.skipIf(!isPageBuilt)(EMPTY_FOLDER, { timeout: 120_000 }, () => {
  let folder = '';
  const installed = () => path.join(folder, 'node_modules/caesura');

  /** The network is out of reach; `env` is what a stranger's shell has. */
  const env = { ...process.env, npm_config_offline: 'true', PROSODY_SOURCE: '', CI: '' };
  const npm = (words: readonly string[], cwd: string) => {
    const { status, stderr } = runNpm(words, { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm ${words.join(' ')}: ${stderr}`);
  };
  const inFolder = () => ({ cwd: folder, env, encoding: 'utf8' as const });
  const caesura = (...words: string[]) =>
    spawnSync(
      process.execPath,
      [path.join(installed(), 'src/cli/caesura.mjs'), ...words],
      inFolder(),
    );

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-package-'));
    const packed = path.join(folder, 'packed');
    mkdirSync(packed);
    // Builds the command line where it is not fresh; the page is.
    spawnSync(process.execPath, [path.join(ROOT, 'src/cli/caesura.mjs'), '--help']);
    npm(['pack', '--ignore-scripts', '--pack-destination', packed], ROOT);
    const [tarball = ''] = readdirSync(packed);
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    npm(['install', '--no-audit', '--no-fund', path.join(packed, tarball)], folder);
    // As a shared installation is: nothing can be built or kept below it.
    if (process.platform !== 'win32') spawnSync('chmod', ['-R', 'a-w', installed()]);
  }, 120_000);

  afterAll(() => {
    if (process.platform !== 'win32') spawnSync('chmod', ['-R', 'u+w', installed()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('needs no other package, and brings no sources and no specs', () => {
    const modules = readdirSync(path.join(folder, 'node_modules'));
    expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['caesura']);
    const files = readdirSync(installed(), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.tsx?$|\.spec\.|\.scs\.|^\.(?!$)/.test(file))).toEqual([]);
  });

  it('carries the licences of all that is inside', () => {
    const texts = ['dist', 'build/cli'].map((part) =>
      readFileSync(path.join(installed(), part, 'licences.txt'), 'utf8'),
    );
    for (const text of texts) expect(text).toMatch(/^Caesura\n\nMIT License/);
    const [page = '', program = ''] = texts;
    for (const name of ['react', 'monaco-editor', 'wasmoon', 'Prosody']) {
      expect(page).toMatch(new RegExp(`^(?:## )?${name}\\b`, 'm'));
    }
    for (const name of ['ws', 'saxes', 'wasmoon', 'xz-decompress']) {
      expect(program).toMatch(new RegExp(`^## ${name} - .*\n\n[^#]*[Cc]opyright`, 'm'));
    }
    expect(existsSync(path.join(installed(), 'LICENSE'))).toBe(true);
  });

  it('brings its manual where the manifest says', () => {
    const manifest = readFileSync(path.join(installed(), 'package.json'), 'utf8');
    const { man } = JSON.parse(manifest) as { man: string };
    const manual = readFileSync(path.join(installed(), man), 'utf8');
    expect(manual).toMatch(/^\.TH CAESURA 1 "" "Caesura \d/);
    expect(manual).toBe(caesura('man').stdout);
  });

  it('is found by npx, runs a script on the Prosody inside, and ends with 0 when it passed', () => {
    const words = ['caesura', 'run', path.join(SCENARIOS, '20-kick.scs')];
    const ended = runNpm(['exec', '--offline', '--', ...words], inFolder());
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^✓ .*20-kick\.scs: .*\n1 passed, 0 failed\n$/);
  });

  it('runs in threads of its own, and ends with 1 when one failed', () => {
    const scripts = ['20-kick-broken.scs', '12-speaking.scs'].map((name) =>
      path.join(SCENARIOS, name),
    );
    const ended = caesura('run', ...scripts, '--jobs', '2');
    expect(ended).toMatchObject({ status: 1, stderr: '' });
    expect(ended.stdout).toMatch(/\n1 passed, 1 failed\n$/);
  });

  it('ends with 2 when there is no such script', () => {
    expect(caesura('run', 'nowhere.scs')).toMatchObject({ status: 2, stdout: '' });
  });

  it('serves the page that it brings', async () => {
    const program = path.join(installed(), 'src/cli/caesura.mjs');
    const words = [program, 'serve', '--port', '0'];
    const child = spawn(process.execPath, words, { cwd: folder, env });
    child.stdout.setEncoding('utf8');
    const [said] = (await once(child.stdout, 'data')) as [string];
    const address = /http:\S+/.exec(said)?.[0] ?? '';
    const page = await fetch(address);
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<title>Caesura');
    const manifest = await fetch(`${address}prosody/manifest.json`);
    const { versions } = (await manifest.json()) as { versions: { version: string }[] };
    expect(versions.length).toBeGreaterThan(0);
    for (const { version } of versions) expect(version).toMatch(/^\d/);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([process.platform === 'win32' ? null : 0, null]);
  });
});
