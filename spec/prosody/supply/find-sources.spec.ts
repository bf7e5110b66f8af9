import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import { readPack } from '../../../src/prosody/pack.ts';
import { downloadRelease } from '../../../src/prosody/supply/download.ts';
import { type SourceQuery, findSources } from '../../../src/prosody/supply/find-sources.ts';
import { LOCKED, LOCKED_MODULES, type LockedVersion } from '../../../src/prosody/supply/lock.ts';
import type { Downloads } from '../../../src/prosody/supply/locked-version.ts';
import { makePack } from '../../../src/prosody/supply/make-pack.ts';
import { buildPacks, noticesText } from '../../../src/prosody/supply/packs.ts';
import { requiredFiles } from '../../../src/prosody/supply/required-files.ts';
import { readSource } from '../../../src/prosody/supply/read-source.ts';
import { sha256 } from '../../../src/prosody/supply/sums.ts';
import { newestFirst } from '../../../src/prosody/version-order.ts';
import { ar, tar } from '../../support/archives.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caesura-supply-'));
});
afterAll(() => rm(folder, { recursive: true }));

const INSTALLED = {
  'prosody.version': '0.12.9\n',
  'util/stanza.lua': 'return {}',
  'util/startup.lua': 'require "util.stanza"',
  'modules/mod_ping.lua': '',
};

describe('a source of Prosody', () => {
  it('may be an installed tree', async () => {
    const path = await writeTree('installed', INSTALLED);
    const tree = await readSource(path);
    expect(tree).toMatchObject({ ok: true, value: { version: '0.12.9', origin: path } });
  });

  it('may be a Debian package', async () => {
    const data = tar(prefixed('./usr/lib/prosody/', INSTALLED));
    const path = await writeBytes('prosody.deb', ar({ 'data.tar.gz': gzipSync(data) }));
    const tree = await readSource(path);
    if (!tree.ok) throw new Error(tree.error);
    expect([...tree.value.files.keys()]).toContain('modules/mod_ping.lua');
  });

  it('may be an upstream release, with plugins and prosody.release', async () => {
    const release = prefixed('prosody-13.0.9/', {
      'prosody.release': '13.0.9\n',
      'util/stanza.lua': '',
      'plugins/mod_ping.lua': '',
      COPYING: 'You may.',
    });
    const path = await writeBytes('prosody-13.0.9.tar.gz', gzipSync(tar(release)));
    const tree = await readSource(path);
    if (!tree.ok) throw new Error(tree.error);
    expect(tree.value.version).toBe('13.0.9');
    expect(tree.value.licence).toBe('You may.');
    expect([...tree.value.files.keys()]).toEqual(['util/stanza.lua', 'modules/mod_ping.lua']);
  });

  describe('as cloned', () => {
    const NODE = '5d7f0e2a1b3c5d7f0e2a1b3c5d7f0e2a1b3c5d7f';
    const clone = { 'util/stanza.lua': '', 'plugins/mod_ping.lua': '', 'util/stanza.so': 'x' };
    const dirstate = Buffer.from(`${NODE}${'0'.repeat(40)}`, 'hex').toString('latin1');
    const newer = `dirstate-v2\n${dirstate}`;
    it.each<[string, Readonly<Record<string, string>>, string]>([
      ['nothing more', {}, 'trunk'],
      [
        'an archive of Mercurial',
        { '.hg_archival.txt': `repo: 0\nnode: ${NODE}\nbranch: default\n` },
        'trunk-5d7f0e2a1b3c',
      ],
      [
        'an archive of a branch',
        { '.hg_archival.txt': `node: ${NODE}\nbranch: 13.0\n` },
        '13.0-5d7f0e2a1b3c',
      ],
      ['Mercurial', { '.hg/dirstate': dirstate, '.hg/branch': 'default\n' }, 'trunk-5d7f0e2a1b3c'],
      ['a newer Mercurial', { '.hg/dirstate': newer, '.hg/branch': '0.12\n' }, '0.12-5d7f0e2a1b3c'],
      [
        'git',
        { '.git/HEAD': 'ref: refs/heads/master\n', '.git/refs/heads/master': `${NODE}\n` },
        'trunk-5d7f0e2a1b3c',
      ],
      [
        'git, packed',
        {
          '.git/HEAD': 'ref: refs/heads/a/b\n',
          '.git/packed-refs': `# x\n${NODE} refs/heads/a/b\n`,
        },
        'trunk-5d7f0e2a1b3c',
      ],
      ['git at a revision', { '.git/HEAD': `${NODE}\n` }, 'trunk-5d7f0e2a1b3c'],
      ['git without a commit', { '.git/HEAD': 'ref: refs/heads/master\n' }, 'trunk'],
      ['a build that knew its revision', { 'prosody.version': '5d7f0e2a1b3c\n' }, 'trunk'],
      ['a build that knew none', { 'prosody.version': 'unknown\n' }, 'trunk'],
    ])('with %s tells its version', async (name, files, version) => {
      const bytes = Object.entries({ ...clone, ...files });
      for (const [path, text] of bytes) {
        await writeBytes(join(name, path), Buffer.from(text, 'latin1'));
      }
      const tree = await readSource(join(folder, name));
      if (!tree.ok) throw new Error(tree.error);
      expect(tree.value).toMatchObject({ version, modulesFolder: 'plugins' });
      expect([...tree.value.files.keys()].sort()).toEqual([
        'modules/mod_ping.lua',
        'util/stanza.lua',
      ]);
    });
  });

  it.each([
    ['nothing', undefined, 'does not exist'],
    ['other.tar.gz', gzipSync(tar({ 'README.md': '' })), 'holds no Prosody'],
    ['broken.deb', new Uint8Array(9), 'is no ar archive'],
    ['empty.deb', ar({ 'debian-binary': '2.0' }), 'has no data.tar'],
  ])('%s is refused with a sentence', async (name, content, sentence) => {
    const path = content === undefined ? join(folder, name) : await writeBytes(name, content);
    const tree = await readSource(path);
    expect(tree.ok ? '' : tree.error).toContain(sentence);
  });
});

describe('the search', () => {
  const nothing: SourceQuery = {
    named: undefined,
    cacheFolder: '.',
    installedFolders: [],
    locked: [],
  };

  it('takes what PROSODY_SOURCE names, several side by side, and nothing else', async () => {
    const one = await writeTree('one', INSTALLED);
    const two = await writeTree('two', { ...INSTALLED, 'prosody.version': '13.0.1' });
    const named = [one, two, join(folder, 'gone')].join(':');
    const found = await findSources({ ...nothing, named });
    expect(found.trees.map((tree) => tree.version)).toEqual(['0.12.9', '13.0.1']);
    expect(found.problems).toEqual([expect.stringContaining('gone does not exist')]);
    const newest = await findSources({ ...nothing, named, wanted: '13' });
    expect(newest.trees.map((tree) => tree.version)).toEqual(['13.0.1']);
  });

  describe('for the versions of the lock file', () => {
    const deb = (version: string) =>
      ar({
        'data.tar.gz': gzipSync(
          tar(prefixed('./usr/lib/prosody/', { ...INSTALLED, 'prosody.version': version })),
        ),
      });
    const [newer, older] = [deb('13.0.7'), deb('0.12.3')];
    const lockedAt = (version: string, bytes: Uint8Array): LockedVersion => ({
      version,
      suites: ['sid', 'trixie'],
      debs: { amd64: sha256(bytes) },
      release: { url: `https://example.org/${version}.tar.gz`, sha256: '00' },
    });
    const lost = { ...lockedAt('0.9', older), suites: ['potato'] };
    const locked = [lockedAt('13.0.7', newer), lockedAt('0.12.3', older)];

    /** Suites by name; a release of upstream where there is one. */
    async function search(
      suites: Readonly<Record<string, Uint8Array>>,
      more: Partial<SourceQuery> = {},
    ) {
      const cacheFolder = more.cacheFolder ?? (await mkdtemp(join(folder, 'cache-')));
      let asked = 0;
      const downloads: Downloads = {
        architecture: 'amd64',
        now: () => 0,
        fromSuite: async (suite, into) => {
          asked += 1;
          const bytes = suites[suite];
          if (bytes === undefined) return err(`No ${suite} here.`);
          const path = join(into, `prosody-${sha256(bytes).slice(0, 8)}.deb`);
          await writeFile(path, bytes);
          return ok({ path, bytes });
        },
        release: () => Promise.resolve(err('No web.')),
      };
      const found = await findSources({ ...nothing, locked, downloads, ...more, cacheFolder });
      const versions = found.trees.map(({ version }) => version);
      return { versions, problems: found.problems, cacheFolder, asked };
    }

    it('takes an installed one where it is that version, and downloads the others', async () => {
      const path = await writeTree('usr-lib', { ...INSTALLED, 'prosody.version': '0.12.3' });
      const found = await search({ sid: newer }, { installedFolders: [path] });
      expect(found).toMatchObject({ versions: ['13.0.7', '0.12.3'], problems: [], asked: 1 });
    });

    it('keeps what it downloaded, and finds it again without a network', async () => {
      const { cacheFolder } = await search({ sid: newer });
      const again = await search({}, { cacheFolder, wanted: 'newest' });
      expect(again).toMatchObject({ versions: ['13.0.7'], problems: [], asked: 0 });
    });

    it('lets a version fall away with a sentence', async () => {
      const found = await search({ sid: newer }, { locked: [...locked.slice(0, 1), lost] });
      expect(found).toMatchObject({
        versions: ['13.0.7'],
        problems: ['Prosody 0.9 could not be had: No potato here. No web.'],
      });
    });

    it('takes the next best with a sentence where the suite has moved on', async () => {
      const found = await search({ sid: deb('13.0.9') }, { locked: locked.slice(0, 1) });
      expect(found.versions).toEqual(['13.0.9']);
      expect(found.problems).toEqual([
        "Debian's sid no longer has the package of Prosody 13.0.7 that the lock file names; what it has now was taken instead.",
      ]);
    });

    it('takes what is installed besides, in its place by age', async () => {
      const path = await writeTree('besides', INSTALLED);
      const found = await search(
        { sid: newer },
        { locked: locked.slice(0, 1), installedFolders: [path] },
      );
      expect(found.versions).toEqual(['13.0.7', '0.12.9']);
    });

    it('remembers for an hour what could not be had, but for a build', async () => {
      const first = await search({});
      expect(first).toMatchObject({ versions: [], asked: 4 });
      expect(first.problems).toEqual([
        'Prosody 13.0.7 could not be had: No sid here. No trixie here. No web.',
        'Prosody 0.12.3 could not be had: No sid here. No trixie here. No web.',
        'Name a folder, a .deb or a tarball of Prosody in PROSODY_SOURCE.',
      ]);
      const { cacheFolder } = first;
      const later = await search({ sid: newer }, { cacheFolder });
      expect(later).toMatchObject({ versions: [], asked: 0, problems: first.problems });
      const build = await search({ sid: newer }, { cacheFolder, isPatient: true });
      expect(build.versions).toEqual(['13.0.7']);
    });
  });

  it('ends with a sentence for people', async () => {
    const { manifest, files } = await buildPacks(nothing);
    expect(files).toEqual([]);
    expect(manifest).toEqual({
      versions: [],
      problem: 'Name a folder, a .deb or a tarball of Prosody in PROSODY_SOURCE.',
    });
  });
});

describe('the lock file', () => {
  it('names a 13 and 0.12.3, with whole sums, the newest first', () => {
    const versions = LOCKED.map(({ version }) => version);
    expect(versions[0]).toMatch(/^13\./);
    expect(versions).toContain('0.12.3');
    expect(newestFirst(versions, String)).toEqual(versions);
    const sums = LOCKED.flatMap(({ debs, release }) => [...Object.values(debs), release?.sha256]);
    sums.push(...Object.values(LOCKED_MODULES.debs));
    for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a release from the web', () => {
  const content = new TextEncoder().encode('release');
  const release = {
    url: 'https://example.org/downloads/prosody-1.tar.gz',
    sha256: 'a4fc8b8f5f21f1b9e2b1a2b2c7f0e5f9',
  };
  const answer = (status: number) => () => Promise.resolve(new Response(content, { status }));

  it('is refused when its sum is another', async () => {
    expect(await downloadRelease(release, folder, answer(200))).toMatchObject({
      error: expect.stringContaining('SHA-256 differs') as unknown,
    });
  });

  it('is kept, and found again without the web', async () => {
    const digest = await crypto.subtle.digest('SHA-256', content);
    const pinned = { ...release, sha256: Buffer.from(digest).toString('hex') };
    const path = await downloadRelease(pinned, folder, answer(200));
    if (!path.ok) throw new Error(path.error);
    expect(await readFile(path.value, 'utf8')).toBe('release');
    const offline = () => Promise.reject(new Error('offline'));
    expect(await downloadRelease(pinned, folder, offline)).toEqual(path);
  });

  it('may be gone, or out of reach', async () => {
    const other = { ...release, url: 'https://example.org/other.tar.gz' };
    expect(await downloadRelease(other, folder, answer(404))).toMatchObject({
      error: 'https://example.org/other.tar.gz answered 404.',
    });
    const offline = () => Promise.reject(new Error('offline'));
    expect(await downloadRelease(other, folder, offline)).toMatchObject({
      error: 'https://example.org/other.tar.gz could not be fetched (offline).',
    });
  });
});

describe('a pack', () => {
  const files = new Map([
    [
      'util/startup.lua',
      'require "util.stanza"; require"prosody.util.jid"; require(\'net.server\')',
    ],
    ['util/stanza.lua', ''],
    ['util/jid.lua', 'local ok, x = pcall(require, "util.xml")'],
    ['util/xml.lua', ''],
    ['util/unused.lua', ''],
    ['net/server.lua', 'require "util.unused"'],
    ['modules/muc/mod_muc.lua', 'module:require "muc"; module:depends("disco");'],
    ['modules/muc/muc.lib.lua', 'module:require("muc/occupant")'],
    ['modules/muc/occupant.lib.lua', ''],
    ['modules/mod_disco.lua', ''],
    ['modules/mod_other.lua', ''],
  ]);

  it('holds what is named, and what that names, but for what we replace', () => {
    expect([...requiredFiles(files, ['muc']).keys()]).toEqual([
      'modules/mod_disco.lua',
      'modules/muc/mod_muc.lua',
      'modules/muc/muc.lib.lua',
      'modules/muc/occupant.lib.lua',
      'util/jid.lua',
      'util/stanza.lua',
      'util/startup.lua',
      'util/xml.lua',
    ]);
  });

  it('is the same for the same tree, and carries the notices', async () => {
    const tree = {
      origin: 'here',
      version: '1.2',
      files,
      licence: 'You may.',
      modulesFolder: 'modules',
    };
    const first = makePack(tree);
    expect(makePack(tree)).toEqual(first);
    expect(first.entry.file).toMatch(/^prosody-1\.2-[0-9a-f]{8}\.pack$/);
    const pack = await readPack(first.bytes);
    expect(pack.version).toBe('1.2');
    expect(pack.notices).toEqual([{ title: 'Prosody 1.2 (MIT)', text: 'You may.' }]);
  });

  it('puts its notices and Lua’s into one text', () => {
    const file = makePack({
      origin: 'here',
      version: '1.2',
      files,
      licence: 'You may.',
      modulesFolder: 'modules',
    });
    const text = noticesText({ files: [file], manifest: { versions: [] } });
    expect(text).toMatch(/^Prosody 1\.2 \(MIT\)\n=+\n\nYou may\.\n/);
    expect(text).toContain('Lua.org, PUC-Rio');
  });

  it('is refused when it is something else', async () => {
    await expect(readPack(new TextEncoder().encode('{}'))).rejects.toThrow('no pack of Prosody');
  });
});

function prefixed(prefix: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [prefix + path, text]));
}

async function writeTree(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await writeBytes(join(name, path), new TextEncoder().encode(content));
  }
  return join(folder, name);
}

async function writeBytes(name: string, content: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}
