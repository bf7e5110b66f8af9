import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProfiles } from '../../src/cli/profiles.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caesura-profiles-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(name: string, changes: object): Promise<string> {
  const file = path.join(folder, name);
  const profile = { caesuraProfile: 1, name: 'ejabberd', address: 'ws://localhost/ws', ...changes };
  await writeFile(file, JSON.stringify(profile));
  return file;
}

describe('profiles of the command line', () => {
  it('are called in reports by their names, and by how they compare', async () => {
    const plain = await written('a.json', {});
    const any = await written('b.json', { childOrder: 'any' });
    const found = await findProfiles([plain, any]);
    expect(found).toMatchObject({
      ok: true,
      value: [
        { name: 'ejabberd', profile: { anyOrder: false } },
        { name: 'ejabberd, children in any order', profile: { anyOrder: true } },
      ],
    });
  });

  it('are told apart by their files where they are called the same', async () => {
    const files = [await written('a.json', {}), await written('b.json', { childOrder: 'script' })];
    const found = await findProfiles(files);
    expect(found.ok && found.value.map(({ name }) => name)).toEqual(
      files.map((file) => `ejabberd (${file})`),
    );
  });

  it('say what is wrong with an order', async () => {
    const file = await written('a.json', { childOrder: 'all' });
    expect(await findProfiles([file])).toEqual({
      ok: false,
      error: expect.stringMatching(/“childOrder” has to be/) as string,
    });
  });
});
