import { gzipSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  givenScriptArchive,
  givenScriptFiles,
  joined,
} from '../../../src/app/folder/given-folders.ts';
import { zipFiles } from '../../../src/app/folder/zip.ts';
import { tar } from '../../support/archives.ts';

const FILES = {
  'prosody/spec/scansion/basic.scs': '# Basic',
  'prosody/spec/scansion/muc/kick.scs': '# Kick',
  'prosody/.hg/x.scs': '# Hidden',
  'prosody/COPYING': '',
};
/** A file as the browser gives it, of which Node’s lack a part. */
const chosen = (name: string, text: string, webkitRelativePath = ''): File =>
  Object.defineProperty(new File([text], name), 'webkitRelativePath', {
    value: webkitRelativePath,
  });
const pathed = (path: string, text: string) =>
  chosen(path.slice(path.lastIndexOf('/') + 1), text, path);

describe('scripts that are given without a way to the disk', () => {
  it.each<[string, () => Uint8Array]>([
    ['scansion.tar.gz', () => gzipSync(tar(FILES))],
    [
      'scansion.zip',
      () =>
        zipSync(
          Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])),
        ),
    ],
  ])('come out of an archive without the folder that holds all: %s', async (name, bytes) => {
    const given = givenScriptArchive(new File([bytes().slice()], name));
    const { scripts, others, folders, lua } = await given.list();
    expect(scripts.map(({ path }) => path)).toEqual(['basic.scs', 'muc/kick.scs']);
    expect([others, folders, lua]).toEqual([1, ['prosody/.hg'], 0]);
    expect(given.disk).toBeUndefined();
  });

  it('come out of a list of a folder, or of files of which some are called the same', async () => {
    const folder = givenScriptFiles(
      Object.entries(FILES).map(([path, text]) => pathed(path, text)),
    );
    expect(folder.name).toBe('prosody');
    const inside = await folder.list();
    expect(inside.scripts.map(({ path }) => path)).toEqual([
      'spec/scansion/basic.scs',
      'spec/scansion/muc/kick.scs',
    ]);
    const files = givenScriptFiles([
      chosen('a.scs', '1'),
      chosen('a.scs', '2'),
      chosen('mod_x.lua', '3'),
    ]);
    const listing = await files.list();
    expect(listing.scripts.map(({ path }) => path)).toEqual(['a-2.scs', 'a.scs']);
    expect([files.name, listing.others, listing.lua]).toEqual(['3 files', 1, 1]);
    const both = await joined([folder], files).list();
    expect(both.scripts.map(({ path }) => path)).toContain('prosody/spec/scansion/basic.scs');
    expect(both.others).toBe(2);
  });

  it('are packed as they are', () => {
    const packed = zipFiles(new Map([['muc/a.scs', strToU8('# A\r\n')]]));
    expect(new TextDecoder().decode(unzipSync(packed)['muc/a.scs'])).toBe('# A\r\n');
  });
});
