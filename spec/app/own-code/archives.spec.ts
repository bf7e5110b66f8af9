import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { givenArchive, isArchiveName } from '../../../src/app/own-code/archives.ts';
import { LONGEST_FILE } from '../../../src/state/own-code/given-files.ts';
import { createGivenReader } from '../../../src/state/own-code/read-given.ts';
import { tar } from '../../support/archives.ts';

const FILES = {
  'prosody-13/util/stanza.lua': 'return {}',
  'prosody-13/prosody.release': '13.0.9\n',
  'prosody-13/.hg_archival.txt': 'node: 5d7f0e2a1b3c\n',
  'prosody-13/README': 'not wanted',
  'prosody-13/.github/x.lua': 'hidden',
};
const WANTED = Object.keys(FILES).slice(0, 3).sort();

const file = (name: string, bytes: Uint8Array) => new File([bytes.slice()], name);
const read = (name: string, bytes: Uint8Array) =>
  createGivenReader(givenArchive(file(name, bytes)))();

describe('an archive that a person gives the page', () => {
  it.each<[string, () => Uint8Array]>([
    ['prosody.tar', () => tar(FILES)],
    ['prosody.tar.gz', () => gzipSync(tar(FILES))],
    [
      'prosody.zip',
      () =>
        zipSync(
          Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, strToU8(text)])),
        ),
    ],
  ])('gives what is wanted of it: %s', async (name, bytes) => {
    expect(isArchiveName(name)).toBe(true);
    const found = await read(name, bytes());
    if (!found.ok) throw new Error(found.error);
    expect([...found.value.files.keys()].sort()).toEqual(WANTED);
    expect(new TextDecoder().decode(found.value.files.get('prosody-13/util/stanza.lua'))).toBe(
      'return {}',
    );
  });

  it.each<[string, () => Uint8Array]>([
    ['cut.tar', () => tar({ 'a.lua': 'x'.repeat(2000) }).slice(0, 1024)],
    ['cut.tar.gz', () => gzipSync(tar(FILES)).subarray(0, 60)],
    ['cut.zip', () => zipSync({ 'a.lua': strToU8('x') }).subarray(0, 20)],
  ])('is refused in a sentence where it is damaged: %s', async (name, bytes) => {
    const found = await read(name, bytes());
    expect(found).toMatchObject({ ok: false });
    if (!found.ok) expect(found.error).toContain(name);
  });

  it.each<[string, (files: Record<string, Uint8Array>) => Uint8Array]>([
    ['bomb.zip', (files) => zipSync(files)],
    [
      'bomb.tar.gz',
      (files) =>
        gzipSync(
          tar(
            Object.fromEntries(
              Object.entries(files).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
            ),
          ),
        ),
    ],
  ])('is refused where it unpacks to more than is read: %s', async (name, pack) => {
    const found = await read(name, pack({ 'a.lua': new Uint8Array(LONGEST_FILE + 1) }));
    expect(found).toMatchObject({ ok: false });
    if (!found.ok) expect(found.error).toContain('has more than 2.0 MB');
  });
});
