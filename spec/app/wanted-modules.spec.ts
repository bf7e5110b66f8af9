import { describe, expect, it } from 'vitest';
import { withWanted } from '../../src/app/wanted-modules.ts';
import { COMMUNITY_FORMAT } from '../../src/prosody/community-modules.ts';
import { serverCode } from '../../src/state/own-code/server-code.ts';

const ENTRY = { version: '13', file: 'a', whole: 'b', facts: 'c', sha256: '', bytes: 1 };
const FILES = {
  'mod_muc_x/mod_muc_x.lua': 'module:depends "muc_base"',
  'mod_muc_base/mod_muc_base.lua': '-- base',
  'mod_other/mod_other.lua': '-- other',
};
const CODE = serverCode({ name: '13', prosody: undefined, own: undefined, config: undefined });

/** Prosody has mod_announce; the community three others. Counts how often those are fetched. */
function stage(mayLoadOthers = true) {
  let fetched = 0;
  const fact = { file: '', place: 'hosts', about: '', features: [] } as const;
  const supply = {
    manifest: () =>
      Promise.resolve({
        versions: [ENTRY],
        modules: {
          version: '1',
          file: 'm',
          facts: 'f',
          sha256: '',
          bytes: 1,
          names: ['muc_base', 'muc_x', 'other'],
        },
      }),
    facts: () =>
      Promise.resolve({ version: '13', modules: [{ ...fact, name: 'announce' }], options: [] }),
    community: () => {
      fetched += 1;
      return Promise.resolve({
        format: COMMUNITY_FORMAT,
        version: '1',
        files: FILES,
        notices: [],
      } as const);
    },
  };
  const want = (wanted: readonly string[], code = CODE) =>
    withWanted(code, { wanted, entry: ENTRY, supply, mayLoadOthers: () => mayLoadOthers });
  return { want, fetched: () => fetched };
}

describe('what a script wants of a server in the page', () => {
  it.each([[[]], [['muc', 'pubsub']]])('is there anyway: %j', async (wanted) => {
    const { want, fetched } = stage();
    expect(await want(wanted)).toEqual({ ok: true, value: CODE });
    expect(fetched()).toBe(0);
  });

  it('is all of Prosody, where it lies in the rest of it', async () => {
    const { want, fetched } = stage();
    const found = await want(['announce', 'nobody_has_it']);
    expect(found).toMatchObject({ value: { isWhole: true, own: undefined } });
    expect(found.ok && found.value.key).not.toBe(CODE.key);
    expect(fetched()).toBe(0);
  });

  it('is of the community, with what that depends on, and nothing of it switched on by itself', async () => {
    const { want } = stage();
    const found = await want(['muc_x']);
    expect(found.ok && found.value.own?.enabled).toEqual([]);
    expect(found.ok && Object.keys(found.value.own?.files ?? {})).toEqual([
      'mod_muc_x/mod_muc_x.lua',
      'mod_muc_base/mod_muc_base.lua',
    ]);
  });

  it('gives way to modules of the same name that a person has put in front', async () => {
    const { want, fetched } = stage();
    const own = { files: { 'mod_muc_x.lua': '-- mine' }, enabled: ['muc_x'] };
    const code = serverCode({ name: '13', prosody: undefined, own, config: undefined });
    expect(await want(['muc_x'], code)).toMatchObject({ value: { own } });
    expect(fetched()).toBe(0);
  });

  it('is asked about first, where it is code of others and the script came by a link', async () => {
    const { want, fetched } = stage(false);
    expect(await want(['announce'])).toMatchObject({ ok: true });
    const refused = await want(['muc_x', 'other', 'nobody_has_it']);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'modules-of-others', asks: ['muc_x', 'other'] },
    });
    expect(fetched()).toBe(0);
  });
});
