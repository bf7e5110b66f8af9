import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import { readPack } from '../../../src/prosody/pack.ts';
import { downloadRelease } from '../../../src/prosody/supply/download.ts';
import { type SourceQuery, findSources } from '../../../src/prosody/supply/find-sources.ts';
import { makePack } from '../../../src/prosody/supply/make-pack.ts';
import { buildPacks, noticesText } from '../../../src/prosody/supply/packs.ts';
import { requiredFiles } from '../../../src/prosody/supply/required-files.ts';
import { readSource } from '../../../src/prosody/supply/read-source.ts';
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

  it.each([
    ['nothing', undefined, 'does not exist'],
    ['other.tar.gz', gzipSync(tar({ 'README.md': '' })), 'holds no Prosody'],
    ['broken.deb', new Uint8Array(9), 'is no ar archive'],
    ['empty.deb', ar({ 'debian-binary': '2.0' }), 'has no data.tar'],
    ['unknown.tar', tar({ 'x/util/stanza.lua': '' }), 'does not tell which version'],
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
    downloads: [() => Promise.resolve(err('No apt here.')), () => Promise.resolve(err('No web.'))],
  };

  it('takes what PROSODY_SOURCE names, several side by side, and nothing else', async () => {
    const one = await writeTree('one', INSTALLED);
    const two = await writeTree('two', { ...INSTALLED, 'prosody.version': '13.0.1' });
    const named = [one, two, join(folder, 'gone')].join(':');
    const found = await findSources({ ...nothing, named });
    expect(found.trees.map((tree) => tree.version)).toEqual(['0.12.9', '13.0.1']);
    expect(found.problems).toEqual([expect.stringContaining('gone does not exist')]);
  });

  it('prefers an installed Prosody to a download', async () => {
    const installed = await writeTree('usr-lib', INSTALLED);
    const downloads = [() => Promise.reject(new Error('must not be tried'))];
    const found = await findSources({ ...nothing, installedFolders: [installed], downloads });
    expect(found.trees).toHaveLength(1);
  });

  it('goes on to the next download', async () => {
    const path = await writeTree('downloaded', INSTALLED);
    const downloads = [() => Promise.resolve(err('No.')), () => Promise.resolve(ok(path))];
    const found = await findSources({ ...nothing, downloads });
    expect(found).toMatchObject({ trees: [{ version: '0.12.9' }], problems: [] });
  });

  it('ends with a sentence for each attempt', async () => {
    const { manifest, files } = await buildPacks(nothing);
    expect(files).toEqual([]);
    expect(manifest).toEqual({
      versions: [],
      problem:
        'No Prosody is installed (). No apt here. No web. Name a folder, a .deb or a tarball of Prosody in PROSODY_SOURCE.',
    });
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
    const tree = { origin: 'here', version: '1.2', files, licence: 'You may.' };
    const first = makePack(tree);
    expect(makePack(tree)).toEqual(first);
    expect(first.entry.file).toMatch(/^prosody-1\.2-[0-9a-f]{8}\.pack$/);
    const pack = await readPack(first.bytes);
    expect(pack.version).toBe('1.2');
    expect(pack.notices).toEqual([{ title: 'Prosody 1.2 (MIT)', text: 'You may.' }]);
  });

  it('puts its notices and Lua’s into one text', () => {
    const file = makePack({ origin: 'here', version: '1.2', files, licence: 'You may.' });
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
