import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findScripts, isChosen } from '../../src/cli/find-scripts.ts';
import { NODE_FILES, type FileSystem, type FoundFile } from '../../src/cli/read-script.ts';

const textOf = (found: FoundFile) => ('text' in found ? found.text : found.problem);

describe('finding scripts', () => {
  let folder = '';
  const at = (...names: string[]) => path.join(folder, ...names);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-find-'));
    await mkdir(at('deep'));
    await writeFile(at('b.scs'), '# b');
    await writeFile(at('a.scs'), '# a');
    await writeFile(at('deep', 'c.scs'), '# c');
    await writeFile(at('notes.txt'), 'none');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('takes every script below a folder, sorted, and each once', async () => {
    const found = await findScripts([folder, at('a.scs')]);
    expect(
      found.ok && found.value.map((each) => [path.relative(folder, each.file), textOf(each)]),
    ).toEqual([
      ['a.scs', '# a'],
      ['b.scs', '# b'],
      [path.join('deep', 'c.scs'), '# c'],
    ]);
  });

  it('takes the scripts of a course in its order, by what it calls them, and tells what is wrong with it', async () => {
    await writeFile(
      at('index'),
      '# Doors\n## In\ndeep/c.scs  The third first\ngone.scs\n## Out\nb.scs\nhttps://elsewhere.example/x.scs  Not run\n',
    );
    const told: string[] = [];
    const found = await findScripts([folder], undefined, (fault) => told.push(fault));
    expect(
      found.ok &&
        found.value.map((each) => [
          path.relative(folder, each.file),
          'name' in each ? each.name : undefined,
        ]),
    ).toEqual([
      ['deep/c.scs', 'In › The third first'],
      ['b.scs', 'Out'],
      ['a.scs', undefined],
    ]);
    expect(told).toEqual([
      `${folder}: Line 4 of “index”: there is no script gone.scs in the folder.`,
    ]);
  });

  it('takes no order from an index of another kind', async () => {
    await writeFile(at('index'), 'words of something else\nand more\n');
    const told: string[] = [];
    const found = await findScripts([folder], undefined, (fault) => told.push(fault));
    expect(found.ok && found.value.map(({ file }) => path.relative(folder, file))).toEqual([
      'a.scs',
      'b.scs',
      'deep/c.scs',
    ]);
    expect(told).toEqual([]);
  });

  it('takes a file once by its first name, however it is written', async () => {
    const [plain, dotted] = [path.relative('.', at('a.scs')), `${folder}/./deep/../a.scs`];
    expect(await findScripts([plain, dotted, at('a.scs')])).toEqual({
      ok: true,
      value: [{ file: plain, text: '# a' }],
    });
  });

  it('follows links to folders once and not upwards, and takes no folder for a script', async () => {
    await mkdir(at('x.scs'));
    await symlink('..', at('deep', 'up'));
    await symlink('.', at('deep', 'here'));
    await symlink('nowhere', at('deep', 'gone.scs'));
    await mkdir(at('other'));
    await writeFile(at('other', 'd.scs'), '# d');
    await symlink(at('other'), at('deep', 'aside'));
    await symlink(at('deep'), at('other', 'round'));
    await symlink('/', at('other', 'root'));
    const found = await findScripts([at('deep')]);
    const names = found.ok && found.value.map(({ file }) => path.relative(at('deep'), file));
    expect(names).toEqual(['aside/d.scs', 'c.scs', 'gone.scs']);
    expect(found.ok && found.value.at(-1)).toMatchObject({
      problem: 'The link cannot be followed: what it leads to is not there.',
    });
  });

  it('tells of links that lead round in circles, and leaves those alone that are no scripts', async () => {
    await symlink('loop.scs', at('loop.scs'));
    await symlink('nowhere', at('other'));
    const found = await findScripts([folder]);
    expect(found.ok && found.value.filter((each) => 'problem' in each)).toMatchObject([
      { file: at('loop.scs'), problem: /cannot be followed: ELOOP/ },
    ]);
  });

  it.each([
    ['a folder', 'readdir', 'deep'],
    ['a folder', 'realpath', 'deep'],
    ['a file', 'readStart', 'b.scs'],
    ['a file', 'stat', 'b.scs'],
  ] as const)('tells of %s whose %s fails, and runs the others', async (_, method, name) => {
    const files: FileSystem = {
      ...NODE_FILES,
      [method]: (place: string, most: number) =>
        place === at(name)
          ? Promise.reject(new Error('EACCES: permission denied'))
          : NODE_FILES[method](place, most),
    };
    const found = await findScripts([folder], files);
    expect(found.ok && found.value.filter((each) => 'problem' in each)).toMatchObject([
      { file: at(name), problem: /cannot be read.*EACCES: permission denied/ },
    ]);
    expect(found.ok && found.value.filter((each) => 'text' in each)).toHaveLength(2);
  });

  it('says at once what is no file, is too long, or is binary', async () => {
    execFileSync('mkfifo', [at('pipe.scs')]);
    await truncate(at('a.scs'), 1e9);
    await writeFile(at('b.scs'), 'a\0b');
    const socket = createServer().listen(at('socket.scs'));
    await once(socket, 'listening');
    const found = await findScripts([folder, '/dev/zero']);
    socket.close();
    const problems = found.ok
      ? found.value.flatMap((each) => ('problem' in each ? each.problem : []))
      : [];
    expect(problems).toEqual([
      'The file has 1000.0 MB; a script has at most 4 MB. Is it a script?',
      'The file is binary, not text. Is it a script?',
      'It is a pipe, not a file. Save the script to a file first.',
      'It is a socket, not a file. Name a script.',
      'It is a device, not a file. Name a script.',
    ]);
  });

  it('takes a file of any name', async () => {
    expect(await findScripts([at('notes.txt')])).toMatchObject({
      ok: true,
      value: [{ text: 'none' }],
    });
  });

  it('tells a file that is no UTF-8, and keeps the others', async () => {
    await writeFile(at('b.scs'), new Uint8Array([0x23, 0xff, 0xfe]));
    expect(await findScripts([folder])).toMatchObject({
      ok: true,
      value: [
        { text: '# a' },
        { problem: 'The file is not UTF-8 text. Save it as UTF-8.' },
        { text: '# c' },
      ],
    });
  });

  it('says which path is not there, or holds nothing', async () => {
    expect(await findScripts([at('nowhere')])).toMatchObject({
      ok: false,
      error: /nowhere cannot be read: there is nothing of that name/,
    });
    await symlink('round', at('round'));
    expect(await findScripts([at('round')])).toMatchObject({
      ok: false,
      error: /round cannot be read: ELOOP.*mend that one/,
    });
    await mkdir(at('empty'));
    expect(await findScripts([at('empty')])).toMatchObject({ ok: false, error: /holds no \.scs/ });
  });
});

describe('choosing by tags', () => {
  const tags = [
    { key: 'slow', value: '' },
    { key: 'status', value: 'stable' },
    { key: 'a:b', value: '' },
  ];
  const choice = (onlyTags: string[], skipTags: string[] = []) =>
    isChosen(tags, { onlyTags, skipTags });

  it.each([
    [[], [], true],
    [['slow'], [], true],
    [['status: stable'], [], true],
    [['status:stable'], [], true],
    [['status'], [], true],
    [['a:b'], [], true],
    [['a: b'], [], true],
    [['a'], [], false],
    [['status: experimental'], [], false],
    [['status: experimental', 'slow'], [], true],
    [[], ['slow'], false],
    [['status'], ['slow'], false],
    [[], ['fast'], true],
  ])('only %j, skip %j: %s', (only, skip, chosen) => {
    expect(choice(only, skip)).toBe(chosen);
  });
});
