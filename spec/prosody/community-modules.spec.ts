import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import {
  communityFiles,
  communityNames,
  hasModule,
  readCommunity,
  type CommunityModules,
} from '../../src/prosody/community-modules.ts';
import { createInProcessServer } from '../../src/prosody/in-process.ts';
import { faultWords } from '../../src/prosody/lua-fault.ts';
import { readPack } from '../../src/prosody/pack.ts';
import { findCommunity, packCommunity } from '../../src/prosody/supply/find-community.ts';
import { CACHE_FOLDER } from '../../src/prosody/supply/packs.ts';
import { prosodyPacks, wasmPath } from '../support/prosody.ts';
import { skippedFor } from '../support/requirement.ts';

const found = await findCommunity({
  cacheFolder: path.join(import.meta.dirname, '../..', CACHE_FOLDER),
});
if (!found.ok) skippedFor(`there are no modules of the community. ${found.error}`);
const community = found.ok ? found.value.modules : undefined;
const packs = await prosodyPacks();

/** So many of them for rooms have to load. */
const FLOOR = 0.8;

describe.skipIf(community === undefined).each(packs)(
  'the modules of the community for rooms, on $entry.version',
  ({ whole, entry }) => {
    it('load, but for few', { timeout: 240_000 }, async () => {
      const modules = ensure(community, 'the modules');
      const { files } = await readPack(whole);
      const isThere = (name: string) => hasModule(files, name);
      const names = communityNames(modules).filter((name) => /(?:^|_)muc(?:_|$)/.test(name));
      const loaded: string[] = [];
      const lost: string[] = [];
      for (const name of names) {
        const own = { files: communityFiles(modules, [name], isThere), enabled: [name] };
        const server = await createInProcessServer({ pack: whole, wasm: wasmPath, seed: 1, own });
        const [fault] = server.faults ?? [];
        if (fault === undefined) loaded.push(name);
        else lost.push(faultWords(fault));
        server.dispose();
      }
      console.log(
        [
          `Prosody ${entry.version}: of ${names.length} load ${loaded.length}: ${loaded.join(', ')}.`,
          ...lost.map((each) => `  ${each.replaceAll('\n', '\n  ')}`),
        ].join('\n'),
      );
      expect(names.length).toBeGreaterThan(10);
      expect(loaded.length / names.length).toBeGreaterThan(FLOOR);
    });
  },
);

describe('the modules of the community', () => {
  const few: CommunityModules = {
    format: 'caesura-modules-1',
    version: '1',
    files: {
      'mod_a/mod_a.lua': 'module:depends("b"); module:depends "muc"',
      'mod_a/a.lib.lua': '',
      'mod_b/mod_b.lua': 'module:depends("a")',
      'mod_c/mod_c.lua': '',
      'mod_c/other.lua': '',
      'mod_muc/mod_muc.lua': 'error("this one is Prosody’s")',
    },
    notices: [{ title: 'Modules', text: 'You may.' }],
  };

  it('are a list of names', () => {
    expect(communityNames(few)).toEqual(['a', 'b', 'c', 'muc']);
  });

  it('come with those that they depend on, and not in the place of Prosody’s own', () => {
    const own = { 'modules/muc/mod_muc.lua': '' };
    const taken = communityFiles(few, ['a'], (name) => hasModule(own, name));
    expect(Object.keys(taken)).toEqual(['mod_a/mod_a.lua', 'mod_b/mod_b.lua', 'mod_a/a.lib.lua']);
    expect(communityFiles(few, ['nothing'], () => false)).toEqual({});
  });

  it('are packed and read again', async () => {
    const { entry, bytes } = packCommunity(few);
    expect(entry).toMatchObject({ version: '1', names: ['a', 'b', 'c', 'muc'] });
    expect(await readCommunity(bytes)).toEqual(few);
    await expect(readCommunity(new TextEncoder().encode('{}'))).rejects.toThrow('no pack');
  });

  it.skipIf(community === undefined)('carry their licence', () => {
    const [notice] = community?.notices ?? [];
    expect(notice?.text).toContain('License: Expat');
  });
});
