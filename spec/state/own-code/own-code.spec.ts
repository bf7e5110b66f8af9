import { describe, expect, it } from 'vitest';
import { createCatalogueStore } from '../../../src/state/catalogue-store.ts';
import type { GivenFile, GivenFiles } from '../../../src/state/own-code/given-files.ts';
import { MOST_FILES } from '../../../src/state/own-code/given-files.ts';
import { createOwnCodeKeeper } from '../../../src/state/own-code/own-code.ts';
import { createSettingsStore } from '../../../src/state/settings-store.ts';

const PROSODY = {
  'util/stanza.lua': 'return {}',
  'util/startup.lua': '',
  'core/modulemanager.lua': '',
  'net/server.lua': '',
  'plugins/muc/mod_muc.lua': '-- rooms',
  '.git/HEAD': '5d7f0e2a1b3c5d7f0e2a1b3c5d7f0e2a1b3c5d7f\n',
};

/** A folder whose files can be written, and that counts how many are read. */
function folder(name: string, texts: Record<string, string>) {
  const files = new Map(Object.entries(texts));
  const stamps = new Map<string, number>();
  let read = 0;
  let changed: () => Promise<void> = () => Promise.resolve();
  const given: GivenFiles = {
    kind: 'folder',
    name,
    list: () =>
      Promise.resolve(
        [...files].map(([path, text]): GivenFile => ({
          path,
          size: text.length,
          stamp: stamps.get(path) ?? 0,
          bytes: () => {
            read += 1;
            return Promise.resolve(new TextEncoder().encode(text));
          },
        })),
      ),
    watch: (mayHaveChanged) => {
      changed = mayHaveChanged;
      return { dispose: () => void (changed = () => Promise.resolve()) };
    },
  };
  return {
    given,
    read: () => read,
    tell: () => changed(),
    write: (path: string, text: string) => {
      files.set(path, text);
      stamps.set(path, (stamps.get(path) ?? 0) + 1);
    },
    remove: (path: string) => files.delete(path),
  };
}

function stage() {
  const catalogue = createCatalogueStore();
  const settings = createSettingsStore();
  const keeper = createOwnCodeKeeper({ catalogue, settings });
  return { catalogue, settings, keeper };
}

describe('code that a person gives the page', () => {
  it('is a Prosody, which becomes the server, named with its revision and its folder', async () => {
    const { catalogue, settings, keeper } = stage();
    await keeper.take(folder('prosody-hg', PROSODY).given);
    const [entry] = catalogue.getState().prosodies;
    expect(entry?.label).toBe('Prosody trunk 5d7f0e2a1b3c from folder prosody-hg');
    expect(settings.getState().server).toMatchObject({ kind: 'embedded', own: entry?.id });
  });

  it.each([
    [{ 'readme.lua': '' }, /letters was not taken\. .*util\/stanza\.lua/],
    [{ 'util/stanza.lua': '', 'plugins/x.lua': '' }, /plugins\/muc\/mod_muc\.lua are missing/],
  ])('is refused where it is none: %j', async (files, sentence) => {
    const { catalogue, keeper } = stage();
    await keeper.take(folder('letters', files).given);
    expect(catalogue.getState()).toMatchObject({ prosodies: [], codeNote: { kind: 'refused' } });
    expect(catalogue.getState().codeNote?.sentence).toMatch(sentence);
  });

  it('is refused where it is too much', async () => {
    const { catalogue, keeper } = stage();
    const many = Array.from({ length: MOST_FILES + 1 }, (_, at) => [`mod_${at}.lua`, ''] as const);
    await keeper.take(folder('all', Object.fromEntries(many)).given);
    expect(catalogue.getState().codeNote?.sentence).toContain('more than 5,000 files');
  });

  it('is read again before a run: only what was written; another sum is another server', async () => {
    const { catalogue, settings, keeper } = stage();
    const disk = folder('prosody-hg', PROSODY);
    await keeper.take(disk.given);
    const choice = settings.getState().server;
    if (choice?.kind !== 'embedded') throw new Error('no Prosody');
    const before = disk.read();
    const first = await keeper.serverCode(choice);
    disk.write('plugins/muc/mod_muc.lua', '-- patched');
    const second = await keeper.serverCode(choice);
    if (!first.ok || !second.ok) throw new Error('none');
    expect(disk.read() - before).toBe(1);
    expect(second.value.key).not.toBe(first.value.key);
    expect(second.value.base).toBe(first.value.base);

    const [old, now] = [first.value, second.value].map((code) => keeper.started(code, {}));
    expect(keeper.source(old ?? [], 'modules/muc/mod_muc.lua')).toBe('-- rooms');
    expect(keeper.source(now ?? [], 'modules/muc/mod_muc.lua')).toBe('-- patched');

    disk.remove('core/modulemanager.lua');
    const third = await keeper.serverCode(choice);
    expect(third).toEqual(second);
    expect(catalogue.getState().prosodies[0]?.problem).toContain(
      'core/modulemanager.lua is missing',
    );
  });

  it('that is watched tells of each change, and of nothing else', async () => {
    const { catalogue, keeper } = stage();
    const disk = folder('prosody-hg', PROSODY);
    await keeper.take(disk.given);
    const id = catalogue.getState().prosodies[0]?.id ?? '';
    keeper.setWatched(id, true);
    await disk.tell();
    expect(catalogue.getState().codeChange.count).toBe(0);
    disk.write('plugins/muc/mod_muc.lua', '-- patched');
    await disk.tell();
    expect(catalogue.getState().codeChange).toEqual({ id, count: 1 });
    keeper.setWatched(id, false);
    disk.write('plugins/muc/mod_muc.lua', '-- again');
    await disk.tell();
    expect(catalogue.getState().codeChange.count).toBe(1);
  });

  it('is forgotten when asked, with the choice of it', async () => {
    const { catalogue, settings, keeper } = stage();
    await keeper.take(folder('prosody-hg', PROSODY).given);
    const choice = settings.getState().server;
    keeper.forget(catalogue.getState().prosodies[0]?.id ?? '');
    expect(catalogue.getState().prosodies).toEqual([]);
    expect(settings.getState().server).toBeUndefined();
    if (choice?.kind === 'embedded')
      expect(await keeper.serverCode(choice)).toMatchObject({ ok: false });
  });

  it('may be modules, which are in front of Prosody’s own as long as they are on', async () => {
    const { catalogue, keeper } = stage();
    await keeper.take(folder('mod_muc_x', { 'mod_muc_x.lua': 'require "prosody.util.id"' }).given);
    const [entry] = catalogue.getState().modules;
    expect(entry).toMatchObject({ modules: ['muc_x'], isOn: true });
    expect(entry?.age).toBe('Written for Prosody 13 and newer');
    const code = await keeper.serverCode({ kind: 'embedded', version: '13' });
    if (!code.ok) throw new Error(code.error);
    const told = keeper.started(code.value, {
      ownModules: [{ name: 'muc_x', hosts: ['conference.localhost'] }],
    });
    expect(told).toMatchObject([{ kind: 'module', name: 'muc_x' }]);
    expect(catalogue.getState().modules[0]?.loaded[0]?.hosts).toEqual(['conference.localhost']);
    keeper.setOn(entry?.id ?? '', false);
    expect(await keeper.serverCode({ kind: 'embedded', version: '13' })).toMatchObject({
      value: { own: undefined },
    });
  });
});

/** Single files, as they are dropped. */
function files(texts: Record<string, string>): GivenFiles {
  const [name = ''] = Object.keys(texts);
  return { ...folder(name, texts).given, kind: 'file' };
}

describe('a configuration that was given', () => {
  const CONFIG =
    'VirtualHost "a.example"\nComponent "rooms.a.example" "muc"\n-- VirtualHost "no"\n';
  const choice = { kind: 'embedded', version: '13' } as const;

  it('is read in place of the usual one, tells what was set aside, and can be left again', async () => {
    const { catalogue, keeper } = stage();
    await keeper.take(files({ 'prosody.cfg.lua': CONFIG }));
    const code = await keeper.serverCode(choice);
    if (!code.ok) throw new Error(code.error);
    expect(code.value.config).toEqual({
      main: 'prosody.cfg.lua',
      files: { 'prosody.cfg.lua': CONFIG },
    });
    keeper.started(code.value, { setAside: ['daemonize'] });
    const { config } = catalogue.getState();
    expect(config).toMatchObject({
      main: 'prosody.cfg.lua',
      setAside: ['daemonize'],
      hosts: [
        { domain: 'a.example', about: '' },
        { domain: 'rooms.a.example', module: 'muc', about: '' },
      ],
    });
    const served = [{ domain: 'loop.example', about: '' }];
    keeper.started(code.value, { hosts: served });
    expect(catalogue.getState().config?.hosts).toEqual(served);
    expect(await keeper.serverCode({ ...choice, isPlain: true })).toMatchObject({
      value: { config: undefined },
    });
    keeper.forget(config?.id ?? '');
    expect(await keeper.serverCode(choice)).toMatchObject({ value: { config: undefined } });
    expect(catalogue.getState().config).toBeUndefined();
  });

  it('comes with its folder; a newer one takes its place; written again, it makes another server', async () => {
    const { catalogue, keeper } = stage();
    await keeper.take(files({ 'my.cfg.lua': CONFIG }));
    const etc = folder('etc', {
      'prosody.cfg.lua': 'Include "conf.d/*.cfg.lua"',
      'conf.d/b.cfg.lua': 'VirtualHost "b.example"',
    });
    await keeper.take(etc.given);
    expect(catalogue.getState().config?.hosts).toMatchObject([{ domain: 'b.example' }]);
    const first = await keeper.serverCode(choice);
    etc.write('conf.d/b.cfg.lua', 'VirtualHost "c.example"');
    const second = await keeper.serverCode(choice);
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value.base).toBe(first.value.base);
    expect(second.value.key).not.toBe(first.value.key);
    expect(catalogue.getState().config?.hosts).toMatchObject([{ domain: 'c.example' }]);
  });

  it('is none where modules lie, or sources of Prosody', async () => {
    const { catalogue, keeper } = stage();
    await keeper.take(folder('mods', { 'mod_a.lua': '', 'prosody.cfg.lua': CONFIG }).given);
    await keeper.take(folder('hg', { ...PROSODY, 'prosody.cfg.lua': CONFIG }).given);
    expect(catalogue.getState()).toMatchObject({ config: undefined, modules: [{ name: 'mods' }] });
  });
});
