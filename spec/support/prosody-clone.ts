import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensure } from '../../src/base/assert.ts';
import { CACHE_FOLDER } from '../../src/prosody/supply/packs.ts';
import { findSources } from '../../src/prosody/supply/find-sources.ts';

const CACHE = path.join(import.meta.dirname, '../..', CACHE_FOLDER);

/**
 * Lays out the sources of a version as a clone of Prosody's repository has them: `plugins` in place of `modules`, nothing
 * that a build makes, and Mercurial's word for the revision.
 */
export async function writeClone(folder: string, version: string): Promise<void> {
  const { trees } = await findSources({ named: process.env['PROSODY_SOURCE'], cacheFolder: CACHE });
  const tree = ensure(
    trees.find((each) => each.version === version),
    `the sources of Prosody ${version}`,
  );
  const write = async (name: string, content: string) => {
    const place = path.join(folder, name.replace(/^modules\//, 'plugins/'));
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content, 'latin1');
  };
  for (const [name, content] of tree.files) {
    await write(name, Buffer.from(content).toString('latin1'));
  }
  const node = Buffer.from('5d7f0e2a1b3c'.padEnd(80, '0'), 'hex').toString('latin1');
  await write('.hg/dirstate', node);
  await write('.hg/branch', 'default\n');
}
