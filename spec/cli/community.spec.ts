import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/base/result.ts';
import { withCommunityModules } from '../../src/cli/own-community.ts';
import type { CommunityModules } from '../../src/prosody/community-modules.ts';

const COMMUNITY: CommunityModules = {
  format: 'caesura-modules-1',
  version: '1',
  files: {
    'mod_greets/mod_greets.lua': 'module:depends "words"',
    'mod_words/mod_words.lua': '',
    'mod_ping/mod_ping.lua': 'error("not this one")',
  },
  notices: [],
};
const PACK = new TextEncoder().encode(
  JSON.stringify({
    format: 'caesura-prosody-1',
    version: '13.0.9',
    files: { 'modules/mod_ping.lua': '' },
    notices: [],
  }),
);

describe('modules that are named', () => {
  const look = async (names: string[], own: Record<string, string>) => {
    let asked = 0;
    const find = () => {
      asked += 1;
      return Promise.resolve(ok(COMMUNITY));
    };
    const modules = { files: own, enabled: names };
    const found = await withCommunityModules({ names, own: modules, pack: PACK }, find);
    return { asked, files: found.ok ? Object.keys(found.value?.files ?? {}) : [], found };
  };

  it('come from the community where nobody else has them, with what they depend on', async () => {
    const { files, found } = await look(['greets', 'ping'], {});
    expect(files).toEqual(['mod_greets/mod_greets.lua', 'mod_words/mod_words.lua']);
    expect(found).toMatchObject({ ok: true, value: { enabled: ['greets', 'ping'] } });
  });

  it('are one\u2019s own, or Prosody\u2019s, before', async () => {
    expect(await look(['greets'], { 'mod_greets.lua': '' })).toMatchObject({ asked: 0 });
    expect(await look(['ping'], {})).toMatchObject({ asked: 0, files: [] });
  });

  it('are missed in a sentence where the community cannot be had', async () => {
    const find = () => Promise.resolve(err('No network.'));
    const found = await withCommunityModules({ names: ['x'], own: undefined, pack: PACK }, find);
    expect(found).toEqual(err('There is no mod_x here. No network.'));
  });
});
