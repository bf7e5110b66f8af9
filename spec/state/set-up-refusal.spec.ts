import { describe, expect, it } from 'vitest';
import { luaFault } from '../../src/prosody/lua-fault.ts';
import { faultRefusal } from '../../src/state/set-up-refusal.ts';

const FILES = { 'modules/muc/muc.lib.lua': 'local a\nself:broadcast(;\nreturn a' };
const fault = (module: string) =>
  luaFault(
    `Unable to load module '${module}' on 'conference.localhost': /usr/lib/prosody/modules/muc/muc.lib.lua:2: unexpected symbol near ';'`,
    FILES,
  );

describe('a server that does not start whole', () => {
  it('tells one place once, whatever it was in the way of, with the lines around it', () => {
    const refusal = faultRefusal([fault('muc'), fault('muc_mam'), fault('mam')]);
    expect(refusal.what).toBe(
      "mod_muc did not load on conference.localhost: modules/muc/muc.lib.lua:2: unexpected symbol near ';'. Neither did mod_muc_mam and mod_mam.",
    );
    expect(refusal.advice).toContain('## module-may-fail: muc, muc_mam, mam');
    expect(refusal.faults).toHaveLength(1);
    expect(refusal.faults?.[0]?.excerpt).toEqual([
      { line: 1, text: 'local a' },
      { line: 2, text: 'self:broadcast(;' },
      { line: 3, text: 'return a' },
    ]);
  });

  it('says of a module for a newer Prosody that it is one', () => {
    const newer = luaFault("Error loading module 'x': module 'prosody.util.id' not found", {});
    expect(faultRefusal([newer]).meaning).toContain('written for a newer Prosody');
  });
});
