import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filtered } from '../../../src/state/folder/filter.ts';
import { leftOutWords, nothingLeftOut } from '../../../src/state/folder/left-out.ts';
import { LONGEST_SCRIPT_FILE, readScripts } from '../../../src/state/folder/read-folder.ts';
import {
  bytesOf,
  freshFile,
  isSameText,
  readScriptFile,
  withText,
} from '../../../src/state/folder/script-file.ts';
import {
  copyOf,
  MOST_SCRIPTS,
  pathFor,
  scriptFolder,
  withFile,
  withMoved,
  withoutFile,
} from '../../../src/state/folder/script-folder.ts';
import { treeOf } from '../../../src/state/folder/tree.ts';
import { lookForScripts } from '../../../src/state/folder/wanted-scripts.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const place = (path: string) => ({ path, size: 0, stamp: 1 });
const folderOf = (...paths: string[]) =>
  scriptFolder(
    { id: 'a', name: 'scansion', isOnDisk: true },
    paths.map((path) => freshFile(path, `# ${path}\n`)),
  );
const pathsOf = ({ files }: { files: readonly { path: string }[] }) =>
  files.map(({ path }) => path);

describe('a script of a folder', () => {
  it.each([
    ['\n', false],
    ['\r\n', false],
    ['\n', true],
    ['\r\n', true],
  ])('is written back as it was read: line end %j, byte order mark %s', (lineEnd, hasMark) => {
    const content = `${hasMark ? '\ufeff' : ''}# A${lineEnd}# B${lineEnd}`;
    const file = readScriptFile(place('a.scs'), bytes(content));
    expect(file).toMatchObject({ text: `# A${lineEnd}# B${lineEnd}`, lineEnd, hasMark });
    if (file === undefined) return;
    expect(bytesOf(file, file.text)).toEqual(bytes(content));
    expect(bytesOf(file, '# A\n# C\r\n')).toEqual(
      bytes(`${hasMark ? '\ufeff' : ''}# A${lineEnd}# C${lineEnd}`),
    );
  });

  it('has one kind of line ends: the most frequent one', () => {
    expect(readScriptFile(place('a'), bytes('1\r\n2\r\n3\n'))?.text).toBe('1\r\n2\r\n3\r\n');
    expect(readScriptFile(place('a'), bytes('1\n2\r\n3\r'))?.text).toBe('1\n2\n3\n');
  });

  it('is none where it is no text', () => {
    expect(readScriptFile(place('a'), new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBeUndefined();
    expect(readScriptFile(place('a'), bytes('a\0b'))).toBeUndefined();
  });

  it('any text comes back from its bytes, and is the same whatever its line ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', 'é', '#')), (parts) => {
        const text = parts.join('');
        const file = freshFile('a.scs', text);
        const again = readScriptFile(file, bytesOf(file, file.text));
        expect(again?.text).toBe(file.text);
        expect(isSameText(text, file.text)).toBe(true);
        expect(isSameText(`${text}b`, file.text)).toBe(false);
        expect(withText(file, text, 7)).toMatchObject({ text: file.text, stamp: 7 });
      }),
    );
  });
});

describe('a folder of scripts', () => {
  it('orders numbers by their value, and keeps the order', () => {
    const folder = folderOf('b10.scs', 'b9.scs', 'a/z.scs', 'B1.scs');
    expect(pathsOf(folder)).toEqual(['a/z.scs', 'B1.scs', 'b9.scs', 'b10.scs']);
    expect(pathsOf(folderOf('a_b.scs', 'a.scs'))).toEqual(['a.scs', 'a_b.scs']);
    expect(pathsOf(withFile(folder, freshFile('b2.scs', '')))).toEqual([
      'a/z.scs',
      'B1.scs',
      'b2.scs',
      'b9.scs',
      'b10.scs',
    ]);
    expect(pathsOf(withoutFile(folder, 'b9.scs'))).not.toContain('b9.scs');
    expect(pathsOf(withMoved(folder, 'b9.scs', 'a/b9.scs'))[0]).toBe('a/b9.scs');
  });

  it.each([
    ['kick', 'kick.scs'],
    ['  muc/kick.scs ', 'muc/kick.scs'],
    ['KICK.SCS', 'KICK.SCS'],
    ['Größe 2', 'Größe 2.scs'],
  ])('takes the name %j', (written, path) => {
    expect(pathFor(folderOf('basic.scs'), written)).toEqual({ ok: true, value: path });
  });

  it.each([
    ['', 'needs a name'],
    ['.scs', 'needs a name'],
    ['muc/', 'needs a name'],
    ['basic', 'basic.scs already'],
    ['BASIC.scs', 'already'],
    ['basic.lua', 'ends with .scs'],
    ['../basic2', 'starts with a dot'],
    ['.hidden', 'starts with a dot'],
    ['a//b', 'has no name itself'],
    ['a\\b', 'cannot hold \\'],
    ['a\u202eb', 'not seen'],
    ['a/b/c/d/e/f/g/h/i', 'No more than'],
    ['x'.repeat(300), '200 characters'],
  ])('refuses the name %j in words', (written, words) => {
    const refused = pathFor(folderOf('basic.scs'), written);
    expect(refused.ok ? '' : refused.error).toContain(words);
  });

  it('lets a script keep its own name, and counts copies', () => {
    const folder = folderOf('basic.scs', 'basic-2.scs');
    expect(pathFor(folder, 'Basic.scs', 'basic.scs')).toMatchObject({ ok: true });
    const copy = copyOf(folder, 'basic-2.scs', '# Mine');
    expect(copy).toMatchObject({ ok: true, value: { path: 'basic-3.scs', text: '# Mine' } });
  });

  it('is a tree of its folders', () => {
    const tree = treeOf(folderOf('muc/a/x.scs', 'muc/y.scs', 'z.scs').files);
    expect(tree).toMatchObject({
      count: 3,
      files: [{ path: 'z.scs' }],
      branches: [
        { name: 'muc', count: 2, branches: [{ path: 'muc/a', files: [{ path: 'muc/a/x.scs' }] }] },
      ],
    });
  });

  it('is filtered by words of path, title and tags, not of the rest', () => {
    const kick = freshFile('muc/kick.scs', '# Out!\n# xep: 0045\n\n[Client] Romeo\n');
    const join = freshFile('join.scs', '# In\n\n[Client] Juliet\n');
    const found = (words: string) => filtered([kick, join], words).map(({ path }) => path);
    expect(found('')).toHaveLength(2);
    expect(found('KICK')).toEqual(['muc/kick.scs']);
    expect(found('0045 out')).toEqual(['muc/kick.scs']);
    expect(found('in')).toEqual(['join.scs']);
    expect(found('romeo')).toEqual([]);
  });
});

describe('reading a folder', () => {
  const given = (path: string, content: Uint8Array, size = content.length) => ({
    path,
    size,
    stamp: 1,
    bytes: () => Promise.resolve(content),
  });
  const looking = { others: 0, folders: [] };

  it('leaves out, and counts, what is no text, too long or too much', async () => {
    const scripts = [
      given('a.scs', bytes('# A')),
      given('b.scs', new Uint8Array([0xff])),
      given('c.scs', bytes('# C'), LONGEST_SCRIPT_FILE + 1),
    ];
    const { files, leftOut } = await readScripts({ ...looking, scripts });
    expect(pathsOf({ files })).toEqual(['a.scs']);
    expect(leftOut).toMatchObject({ notText: ['b.scs'], tooLong: ['c.scs'], tooMany: 0 });
    const many = Array.from({ length: MOST_SCRIPTS + 3 }, (_, at) => given(`${at}.scs`, bytes('')));
    const read = await readScripts({ ...looking, scripts: many });
    expect([read.files.length, read.leftOut.tooMany]).toEqual([MOST_SCRIPTS, 3]);
    const large = Array.from({ length: 21 }, (_, at) => given(`${at}.scs`, bytes(''), 1_000_000));
    expect((await readScripts({ ...looking, scripts: large })).leftOut.tooMany).toBe(1);
  });

  it('reads again only what was written since', async () => {
    const first = await readScripts({ ...looking, scripts: [given('a.scs', bytes('# A'))] });
    const unread = { ...given('a.scs', bytes('# A')), bytes: () => Promise.reject(new Error()) };
    const again = await readScripts({ ...looking, scripts: [unread] }, first.files);
    expect(again.files[0]).toBe(first.files[0]);
  });

  it('says what was left out', () => {
    expect(leftOutWords(nothingLeftOut)).toBe('');
    expect(
      leftOutWords({
        others: 1,
        folders: ['.git', 'node_modules'],
        notText: ['a.scs', 'b.scs', 'c.scs', 'd.scs'],
        tooLong: ['e.scs'],
        tooMany: 2,
      }),
    ).toBe(
      '2 scripts more than a folder may hold were not opened. a.scs, b.scs, c.scs and 1 more are no text in UTF-8, ' +
        'and were not opened. e.scs is larger than 1 MB, and was not opened. 1 file without .scs was passed over. ' +
        '.git and node_modules were not looked into.',
    );
  });

  it('does not look into folders of tools, nor endlessly deep', () => {
    const { wantsFile, wantsFolder, others, folders, lua } = lookForScripts();
    expect(['a.scs', 'a.SCS', 'muc/a.scs'].every(wantsFile)).toBe(true);
    expect(['a.txt', '.git/x.scs', 'a/node_modules/b/x.scs', 'x.lua'].some(wantsFile)).toBe(false);
    expect([wantsFolder('muc'), wantsFolder('.hg'), wantsFolder('a/b/c/d/e/f/g/h')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([others(), lua()]).toEqual([2, 1]);
    expect(folders()).toEqual(['.git', 'a/node_modules', '.hg', 'a/b/c/d/e/f/g/h']);
  });
});
