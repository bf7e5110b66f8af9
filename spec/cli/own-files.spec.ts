import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProsody } from '../../src/cli/own-files.ts';

describe('the Prosody of an installed package', () => {
  let root = '';
  const ship = (name: string, content: string) => {
    mkdirSync(path.join(root, 'dist/prosody'), { recursive: true });
    writeFileSync(path.join(root, 'dist/prosody', name), content);
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'caesura-own-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  it('is the first that was shipped, whatever is installed on the machine', async () => {
    ship(
      'manifest.json',
      '{"versions":[{"version":"13.0.7","file":"a.pack"},{"version":"0.12.3","file":"b.pack"}]}',
    );
    ship('a.pack', 'the pack');
    const found = await findProsody({ named: '', root });
    expect(found.ok && new TextDecoder().decode(found.value.pack)).toBe('the pack');
  });

  it('is another one of those that were shipped, when it is asked for', async () => {
    ship(
      'manifest.json',
      '{"versions":[{"version":"13.0.7","file":"a"},{"version":"0.12.3","file":"b"}]}',
    );
    ship('a', 'the newer');
    ship('b', 'the older');
    const textOf = async (wanted: string) => {
      const found = await findProsody({ wanted, named: '', root });
      return found.ok ? new TextDecoder().decode(found.value.pack) : found.error;
    };
    expect(await textOf('0.12.3')).toBe('the older');
    expect(await textOf('0')).toBe('the older');
    expect(await textOf('13')).toBe('the newer');
    expect(await textOf('1')).toBe(
      'There is no Prosody 1 to embed. There is 13.0.7 and 0.12.3. Name one of these, or a folder or file.',
    );
  });

  it.each([
    ['is not there', () => undefined],
    ['names no version', () => ship('manifest.json', '{"versions":[]}')],
    [
      'names a file that is gone',
      () => ship('manifest.json', '{"versions":[{"version":"1","file":"a"}]}'),
    ],
  ])('is missed with a sentence when it %s', async (_what, prepare) => {
    prepare();
    const found = await findProsody({ named: undefined, root });
    expect(found.ok ? '' : found.error).toMatch(
      /^The Prosody that came with Caesura cannot be read.*Install Caesura again/,
    );
  });

  it('gives way to what PROSODY_SOURCE names', async () => {
    ship('manifest.json', '{"versions":[]}');
    const found = await findProsody({ named: path.join(root, 'none'), root });
    expect(found.ok ? '' : found.error).toMatch(/^There is no Prosody to embed\. PROSODY_SOURCE/);
  });
});
