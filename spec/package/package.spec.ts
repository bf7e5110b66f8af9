import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runNpm } from '../../.ci/tools.mjs';
import { ALL_COMMANDS } from '../../src/cli/usage/all-commands.ts';
import { SERVED_FOLDER, SERVED_KEY } from '../../src/state/folder/served-folder.ts';
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

  /** The address that a command serves at, once it says it; it is ended by a signal when all is tried. */
  async function serving(
    words: readonly string[],
    tried: (address: string) => Promise<void>,
  ): Promise<void> {
    const program = path.join(installed(), 'src/cli/caesura.mjs');
    const child = spawn(process.execPath, [program, ...words, '--port', '0'], { cwd: folder, env });
    child.stdout.setEncoding('utf8');
    const [said] = (await once(child.stdout, 'data')) as [string];
    await tried(/http:\S+/.exec(said)?.[0] ?? '');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([process.platform === 'win32' ? null : 0, null]);
  }

  /** Lays scripts out in a folder of their own, so that a command can change them. */
  function laidOut(...names: readonly string[]): string {
    const place = mkdtempSync(path.join(folder, 'scripts-'));
    for (const name of names) copyFileSync(path.join(SCENARIOS, name), path.join(place, name));
    return place;
  }

  /** What a command said that ended as it should, with nothing to complain about. */
  function said(status: number, ...words: string[]): string {
    const ended = caesura(...words);
    expect(ended).toMatchObject({ status, stderr: '' });
    return ended.stdout;
  }

  const TRIES: Readonly<Record<string, () => Promise<void> | void>> = {
    run: () => {
      const place = laidOut('20-kick.scs', '20-kick-broken.scs');
      const at = (name: string) => path.join(place, name);
      const reports = [
        ...['--json', at('r.jsonl'), '--junit', at('r.xml'), '--html', at('r.html')],
        ...['--markdown', at('r.md'), '--trace', at('traces'), '--coverage', at('lcov.info')],
      ];
      const told = said(1, 'run', place, '--prosody', '13', '--prosody', '0.12', ...reports);
      expect(told).toContain('The 2 servers agree on 2 scripts.');
      for (const name of ['r.jsonl', 'r.xml', 'r.html', 'r.md'])
        expect(readFileSync(at(name), 'utf8')).toMatch(/20\\?-kick/);
      expect(readFileSync(at('lcov.info'), 'utf8')).toContain('muc.lib.lua');
      expect(readdirSync(at('traces'))).toHaveLength(4);
      expect(said(1, 'run', place, '--last-failed')).toMatch(/\n0 passed, 1 failed\n$/);
      expect(said(0, 'run', at('20-kick.scs'), '--repeat', '3')).toContain('20-kick.scs');
      expect(said(1, 'run', place, '--shard', '1/1', '--github')).toContain('::error file=');
      expect(said(0, 'run', place, '--update=yes')).toContain('1 step accepted.');
      expect(said(0, 'run', place)).toMatch(/\n2 passed, 0 failed\n$/);
    },
    check: () => {
      const place = laidOut('20-kick.scs');
      said(0, 'check', place);
      writeFileSync(path.join(place, 'wrong.scs'), '[Client] Romeo\n\n-----\n\nJuliet connects\n');
      const sarif = path.join(place, 'log.sarif');
      const { status } = caesura('check', place, '--sarif', sarif);
      expect(status).toBe(1);
      const log = JSON.parse(readFileSync(sarif, 'utf8')) as { version: string };
      expect(log.version).toBe('2.1.0');
    },
    format: () => {
      const place = laidOut('20-kick.scs');
      const file = path.join(place, '20-kick.scs');
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, before.replaceAll('\t', '    '));
      expect(caesura('format', '--check', place).status).toBe(1);
      said(0, 'format', place);
      expect(readFileSync(file, 'utf8')).toBe(before);
    },
    show: () => {
      const place = laidOut('20-kick-broken.scs');
      const trace = path.join(place, 'traces');
      said(1, 'run', place, '--trace', trace);
      const [name = ''] = readdirSync(trace);
      expect(said(0, 'show', path.join(trace, name))).toContain('Romeo');
      expect(said(0, 'show', path.join(trace, name), '--step', '1')).toContain('connects');
    },
    import: () => {
      const log = path.join(ROOT, 'spec/logs/samples/prosody.log');
      // What it made of the log is told beside the script.
      expect(caesura('import', log)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('[Client]') as string,
      });
    },
    map: () => {
      expect(said(0, 'map', laidOut('20-kick.scs'))).toContain('20-kick');
    },
    lsp: async () => {
      const program = path.join(installed(), 'src/cli/caesura.mjs');
      const child = spawn(process.execPath, [program, 'lsp'], { cwd: folder, env });
      child.stdout.setEncoding('utf8');
      const asked = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { capabilities: {} } };
      const text = JSON.stringify(asked);
      child.stdin.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
      let answer = '';
      child.stdout.on('data', (part: string) => {
        answer += part;
        if (answer.includes('completionProvider')) child.stdin.end();
      });
      await once(child, 'close');
      expect(answer).toContain('completionProvider');
    },
    serve: () =>
      serving(['serve'], async (address) => {
        const page = await fetch(address);
        expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
        expect(await page.text()).toContain('<title>Caesura');
        const manifest = await fetch(`${address}prosody/manifest.json`);
        const { versions } = (await manifest.json()) as { versions: { version: string }[] };
        expect(versions.length).toBeGreaterThan(0);
        for (const { version } of versions) expect(version).toMatch(/^\d/);
      }),
    ui: () =>
      serving(['ui', laidOut('20-kick.scs'), '--no-open'], async (address) => {
        const { origin, hash } = new URL(address);
        expect(await (await fetch(origin)).text()).toContain('<title>Caesura');
        const asked = async (place: string, key: string, method = 'GET') => {
          const headers = { Authorization: `Bearer ${key}` };
          return (await fetch(`${origin}${place}`, { headers, method })).json() as Promise<unknown>;
        };
        const entered = await asked(SERVED_FOLDER.enter, hash.slice(SERVED_KEY.length), 'POST');
        const { key, id } = entered as { key: string; id: string };
        expect(await asked(SERVED_FOLDER.list(id), key)).toMatchObject({
          files: [{ path: '20-kick.scs' }],
        });
      }),
    completion: () => {
      const words = ALL_COMMANDS.map(({ name }) => name);
      for (const shell of ['bash', 'zsh', 'fish']) {
        const script = said(0, 'completion', shell);
        for (const word of words) expect(script).toContain(word);
      }
    },
    man: () => {
      for (const { name } of ALL_COMMANDS) expect(said(0, 'man')).toContain(name);
    },
  };

  it('tries every command that there is', () => {
    expect(Object.keys(TRIES).toSorted()).toEqual(ALL_COMMANDS.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(TRIES))('does what caesura %s is for', async (_name, tried) => tried());

  it.each(ALL_COMMANDS.map(({ name }) => name))('has help for caesura %s', (name) => {
    expect(said(0, name, '--help')).toContain(`caesura ${name}`);
  });
});
