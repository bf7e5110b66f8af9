import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServedFolders } from '../../../src/app/folder/served-folders.ts';
import type { FolderOnDisk, GivenFolder } from '../../../src/state/folder/folder-ports.ts';
import { uiCommand } from '../../../src/cli/ui/ui-command.ts';
import { createSimulatedClock } from '../../support/simulated-clock.ts';

let place = '';
let server: { stop: AbortController; port: number; key: string; ended: Promise<number> };

/** The page's side and the command's, over HTTP. */
beforeEach(async () => {
  place = await realpath(await mkdtemp(path.join(tmpdir(), 'caesura-served-')));
  for (const folder of ['page', 'scripts/muc', 'others']) {
    mkdirSync(path.join(place, folder), { recursive: true });
  }
  writeFileSync(path.join(place, 'page/index.html'), '');
  writeFileSync(path.join(place, 'scripts/a.scs'), '# A\r\n');
  writeFileSync(path.join(place, 'scripts/muc/b.scs'), '# B\n');
  server = await start('scripts', 0);
});

afterEach(async () => {
  await end();
  await rm(place, { recursive: true });
});

async function start(folder: string, port: number): Promise<typeof server> {
  const stop = new AbortController();
  let ended: Promise<number> = Promise.resolve(-1);
  const said = await new Promise<string>((resolve) => {
    ended = uiCommand([path.join(place, folder), '--no-open', '--port', String(port)], {
      page: path.join(place, 'page'),
      say: resolve,
      complain: resolve,
      stop: stop.signal,
      now: () => 0,
      openBrowser: () => Promise.resolve(true),
    });
  });
  const [, taken, key = ''] = /:(\d+)\/#folder=(\S+)/.exec(said) ?? [];
  return { stop, port: Number(taken), key, ended };
}

async function end(): Promise<void> {
  server.stop.abort();
  await server.ended;
}

/** A page of that server. */
function pageOf(keys = new Map<string, string>()) {
  const told: (string | undefined)[] = [];
  const clock = createSimulatedClock();
  const folders = createServedFolders({
    clock,
    keys: {
      getItem: (name) => keys.get(name) ?? null,
      setItem: (name, value) => void keys.set(name, value),
    },
    tell: (sentence) => void told.push(sentence),
    isOver: () => void told.push(undefined),
    fetch: (address, init) => fetch(`http://127.0.0.1:${server.port}${address as string}`, init),
  });
  return { folders, told, clock, keys };
}

async function entered(page = pageOf()) {
  const given = await page.folders.enter(`#folder=${server.key}`);
  if (given?.disk === undefined) throw new Error('nothing was given');
  return { ...page, given, disk: given.disk };
}

const pathsOf = async (given: GivenFolder) =>
  (await given.list()).scripts.map(({ path: name }) => name);

/** Counts how often the page is asked to look. */
function watched(disk: FolderOnDisk) {
  const looks = { count: 0 };
  const watch = disk.watch(() => {
    looks.count += 1;
    return Promise.resolve();
  });
  return { looks, watch };
}

describe('a folder that is served', () => {
  it('is listed, read, written and known again', async () => {
    const { given, disk, folders } = await entered();
    expect(given.name).toBe('scripts');
    const { scripts } = await given.list();
    expect(scripts.map((file) => [file.path, file.size])).toEqual([
      ['a.scs', 5],
      ['muc/b.scs', 4],
    ]);
    expect(new TextDecoder().decode(await scripts[0]?.bytes())).toBe('# A\r\n');
    const stamp = await disk.write('new/ä b.scs', new TextEncoder().encode('# New\n'));
    const listed = (await given.list()).scripts.find((file) => file.path === 'new/ä b.scs');
    expect(listed?.stamp).toBe(stamp);
    expect(await disk.read('nowhere.scs')).toBeUndefined();
    await disk.remove('a.scs');
    expect(await pathsOf(given)).toEqual(['muc/b.scs', 'new/ä b.scs']);
    expect(await disk.isSame(structuredClone(disk.handle))).toBe(true);
    const again = folders.byHandle(structuredClone(disk.handle));
    expect(again && (await pathsOf(again))).toHaveLength(2);
    expect(folders.byHandle({ kind: 'directory' })).toBeUndefined();
  });

  it('is refused in the server’s words', async () => {
    const { given, disk } = await entered();
    await expect(disk.read('../x.scs')).rejects.toThrow('Only scripts in the folder');
    rmSync(path.join(place, 'scripts'), { recursive: true });
    await expect(given.list()).rejects.toThrow(/\w\.$/);
  });

  it('is none without a key, or with a wrong one', async () => {
    const { folders, told } = pageOf();
    expect(await folders.enter('#s=abc')).toBeUndefined();
    expect(told).toEqual([]);
    expect(await folders.enter('#folder=wrong')).toBeUndefined();
    expect(told).toEqual([expect.stringContaining('Open the address that caesura ui says now.')]);
  });

  it('tells of what others write', async () => {
    const { disk } = await entered();
    const { looks, watch } = watched(disk);
    await vi.waitFor(() => expect(looks.count).toBe(1));
    writeFileSync(path.join(place, 'scripts/a.scs'), '# Theirs\n');
    await vi.waitFor(() => expect(looks.count).toBe(2));
    watch.dispose();
  });

  it('is told to be gone, and goes on when the server is started again', async () => {
    const { disk, told, clock, given, keys } = await entered();
    const { looks, watch } = watched(disk);
    await vi.waitFor(() => expect(looks.count).toBe(1));
    const { port } = server;
    await end();
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told[0]).toContain('caesura ui no longer answers');
    await expect(given.list()).rejects.toThrow('caesura ui no longer answers');
    await clock.pass(2_000);
    await clock.pass(2_000);

    server = await start('scripts', port);
    await clock.pass(2_000);
    // The key is a new one, which another tab brings.
    await vi.waitFor(async () => {
      await clock.pass(2_000);
      expect(told.at(-1)).toContain('one of an earlier start');
    });
    await entered(pageOf(keys));
    await vi.waitFor(async () => {
      await clock.pass(2_000);
      expect(told.at(-1)).toBeUndefined();
      expect(looks.count).toBe(2);
    });
    expect(await pathsOf(given)).toEqual(['a.scs', 'muc/b.scs']);
    expect(readFileSync(path.join(place, 'scripts/a.scs'), 'utf8')).toBe('# A\r\n');
    watch.dispose();
  });

  it('is never taken for another one', async () => {
    const { given, disk, keys } = await entered();
    const { port } = server;
    await end();
    server = await start('others', port);
    await entered(pageOf(keys));
    await expect(given.list()).rejects.toThrow('serves another folder than scripts now');
    await expect(disk.write('a.scs', new Uint8Array())).rejects.toThrow('another folder');
    expect(readFileSync(path.join(place, 'scripts/a.scs'), 'utf8')).toBe('# A\r\n');
  });
});
