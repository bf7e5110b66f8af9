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
    ship('manifest.json', '{"versions":[{"file":"a.pack"},{"file":"b.pack"}]}');
    ship('a.pack', 'the pack');
    const found = await findProsody('', root);
    expect(found.ok && new TextDecoder().decode(found.value)).toBe('the pack');
  });

  it.each([
    ['is not there', () => undefined],
    ['names no version', () => ship('manifest.json', '{"versions":[]}')],
    ['names a file that is gone', () => ship('manifest.json', '{"versions":[{"file":"a"}]}')],
  ])('is missed with a sentence when it %s', async (_what, prepare) => {
    prepare();
    const found = await findProsody(undefined, root);
    expect(found.ok ? '' : found.error).toMatch(
      /^The Prosody that came with Caesura cannot be read.*Install Caesura again/,
    );
  });

  it('gives way to what PROSODY_SOURCE names', async () => {
    ship('manifest.json', '{"versions":[]}');
    const found = await findProsody(path.join(root, 'none'), root);
    expect(found.ok ? '' : found.error).toMatch(/^There is no Prosody to embed\. PROSODY_SOURCE/);
  });
});
