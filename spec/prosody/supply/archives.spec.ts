import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAr } from '../../../src/prosody/supply/ar.ts';
import { decompress } from '../../../src/prosody/supply/decompress.ts';
import { readTar } from '../../../src/prosody/supply/tar.ts';
import { ar, tar } from '../../support/archives.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const bytes = (content: string) => new TextEncoder().encode(content);

describe('an ar archive', () => {
  it('gives its members, of even and odd length', () => {
    const members = readAr(ar({ 'debian-binary': '2.0\n', 'data.tar': 'odd', last: 'x' }));
    if (!members.ok) throw new Error(members.error);
    expect([...members.value].map(([name, content]) => [name, text(content)])).toEqual([
      ['debian-binary', '2.0\n'],
      ['data.tar', 'odd'],
      ['last', 'x'],
    ]);
  });

  it('is told from anything else, and from one cut short', () => {
    expect(readAr(bytes('PK'))).toEqual({ ok: false, error: 'it is no ar archive' });
    expect(readAr(ar({ a: 'content' }).slice(0, -3))).toEqual({
      ok: false,
      error: 'its ar member a is cut short',
    });
  });
});

describe('a tar archive', () => {
  it('gives its files without a leading ./', () => {
    const files = readTar(tar({ './usr/a.lua': 'return 1', 'b.lua': '' }));
    if (!files.ok) throw new Error(files.error);
    expect([...files.value].map(([path, content]) => [path, text(content)])).toEqual([
      ['usr/a.lua', 'return 1'],
      ['b.lua', ''],
    ]);
  });

  it.each(['gnu', 'pax', 'ustar'] as const)('knows long names the %s way', (way) => {
    const path = `${'folder/'.repeat(15)}file-with-a-long-name.lua`;
    const files = readTar(tar({ [path]: 'x' }, way));
    expect(files.ok && [...files.value.keys()]).toEqual([path]);
  });

  it('is found to be cut short', () => {
    expect(readTar(tar({ a: 'x'.repeat(2000) }).slice(0, 1024))).toEqual({
      ok: false,
      error: 'its tar archive is cut short',
    });
  });
});

describe('decompress', () => {
  /** `hello\n` by `xz`. */
  const XZ = '/Td6WFoAAAFpIt42AgAhARYAAAB0L+WjAQAFaGVsbG8KAAAAIDA6NgABGgbF6sh5kEKZDQEAAAAAAVla';

  it('unpacks gzip and xz, and leaves plain bytes alone', async () => {
    expect(text(await unpacked(gzipSync('hello\n')))).toBe('hello\n');
    expect(text(await unpacked(Buffer.from(XZ, 'base64')))).toBe('hello\n');
    expect(text(await unpacked(bytes('hello\n')))).toBe('hello\n');
  });

  it('says that zstd is beyond it', async () => {
    const answer = await decompress(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0));
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('zstd') as unknown });
  });

  it('says that a broken file cannot be unpacked', async () => {
    expect((await decompress(gzipSync('hello').subarray(0, 12))).ok).toBe(false);
  });

  async function unpacked(packed: Uint8Array): Promise<Uint8Array> {
    const answer = await decompress(packed);
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  }
});
