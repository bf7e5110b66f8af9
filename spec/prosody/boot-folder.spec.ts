import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBootFolder } from '../../src/prosody/boot-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caesura-boots-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('gives back what was put, and nothing for any other name', async () => {
  const boots = createBootFolder(path.join(folder, 'inner'));
  expect(await boots.get('a')).toBeUndefined();
  await boots.put('a', new Uint8Array([1, 2]));
  expect([...((await boots.get('a')) ?? [])]).toEqual([1, 2]);
  expect(await boots.get('b')).toBeUndefined();
  expect((await stat(path.join(folder, 'inner/a.boot'))).mode & 0o777).toBe(0o600);
});

it('keeps the newest six, takes away what was not written to its end, and leaves all else', async () => {
  const boots = createBootFolder(folder);
  await writeFile(path.join(folder, 'notes.txt'), '');
  await writeFile(path.join(folder, 'torn.boot.123'), '');
  await utimes(path.join(folder, 'torn.boot.123'), 1, 1);
  for (const [age, name] of ['f', 'e', 'd', 'c', 'b', 'a'].entries()) {
    await boots.put(name, new Uint8Array([age]));
    await utimes(path.join(folder, `${name}.boot`), age + 10, age + 10);
  }
  await boots.put('new', new Uint8Array(1));
  const left = (await readdir(folder)).sort();
  expect(left).toEqual(['a.boot', 'b.boot', 'c.boot', 'd.boot', 'e.boot', 'new.boot', 'notes.txt']);
});
