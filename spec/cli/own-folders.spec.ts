import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProsody, type OwnProsody } from '../../src/cli/own-files.ts';
import { createOwnFolders, type OwnFolders } from '../../src/cli/own-folders.ts';
import { createFolderMemory } from '../../src/prosody/supply/folder-memory.ts';
import { prosodyVersions } from '../support/prosody.ts';
import { writeClone } from '../support/prosody-clone.ts';

const [newest] = await prosodyVersions();

const MUC = 'plugins/muc/muc.lib.lua';

describe.skipIf(newest === undefined)('a folder of Prosody that is read again', () => {
  let folder = '';
  let reads: string[] = [];
  let folders: OwnFolders;
  const at = (...names: string[]) => path.join(folder, ...names);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-folders-'));
    await writeClone(folder, newest ?? '');
    reads = [];
    const readOne = (file: string) => {
      reads.push(path.relative(folder, file));
      return readFile(file);
    };
    folders = createOwnFolders(createFolderMemory(readOne));
    await sources();
    expect(reads.length).toBeGreaterThan(200);
    reads = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function sources() {
    const read = await folders.readProsody(folder);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  }
  async function afresh() {
    const read = await readProsody(folder);
    return read.ok ? read.value : undefined;
  }
  /** A pack is told by its sum: it is long. */
  const told = (prosody: OwnProsody | undefined) => ({
    ...prosody,
    pack: createHash('sha256')
      .update(prosody?.pack ?? '')
      .digest('hex'),
  });
  const note = (...files: string[]) => folders.note(new Set(files.map((file) => at(file))));
  /** Without what tells the revision, which is read each time. */
  const readLua = () => reads.filter((file) => !file.startsWith('.hg'));

  it('is packed once for as long as nothing was written in it', async () => {
    const [one, other] = [await sources(), await sources()];
    expect(other).toBe(one);
    note('README', 'elsewhere/a.txt', '.muc.lib.lua.swp');
    folders.note(new Set(['/elsewhere/util/stanza.lua']));
    expect(await sources()).toBe(one);
    expect(readLua()).toEqual([]);
  });

  it.each<[string, readonly string[], () => void]>([
    ['was saved', [MUC], () => writeFileSync(at(MUC), `${readFileSync(at(MUC), 'utf8')}\n`)],
    ['was taken away', [MUC], () => rmSync(at(MUC))],
    ['is new', ['plugins/mod_new.lua'], () => writeFileSync(at('plugins/mod_new.lua'), '')],
    [
      'was renamed',
      [MUC, 'plugins/muc/other.lib.lua'],
      () => renameSync(at(MUC), at('plugins/muc/other.lib.lua')),
    ],
  ])('reads one file that %s, and no other', async (_what, files, write) => {
    const before = await sources();
    write();
    note(...files);
    reads = [];
    const now = await sources();
    expect(readLua().sort()).toEqual([...files].sort());
    expect(Buffer.from(now.pack).equals(before.pack)).toBe(false);
    expect(told(now)).toEqual(told(await afresh()));
    expect(await sources()).toBe(now);
  });

  it('is read whole where nobody knows what was written', async () => {
    mkdirSync(at('plugins/mod_inner'));
    writeFileSync(at('plugins/mod_inner/mod_inner.lua'), 'return 1');
    folders.note(undefined);
    expect(told(await sources())).toEqual(told(await afresh()));
    expect(readLua().length).toBeGreaterThan(200);
  });

  it('has the revision that it has now, which no watch tells', async () => {
    const before = await sources();
    writeFileSync(at('.hg/dirstate'), Buffer.from('0123456789ab'.padEnd(80, '0'), 'hex'));
    const now = await sources();
    expect([before.version, now.version]).toEqual(['trunk-5d7f0e2a1b3c', 'trunk-0123456789ab']);
    expect(readLua()).toEqual([]);
  });
});
