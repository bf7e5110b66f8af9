import { describe, expect, it } from 'vitest';
import { hangingAt } from '../../src/prosody/lua-fault.ts';
import { readPack } from '../../src/prosody/pack.ts';
import type { OwnModules } from '../../src/prosody/protocol.ts';
import { seededRandom } from '../../src/prosody/random.ts';
import { bootProsody } from '../../src/prosody/runtime/prosody-machine.ts';
import { signIn } from '../support/prosody-client.ts';
import { prosodyPacks, wasmPath } from '../support/prosody.ts';

const LOOP = 'local count = 0;\nwhile true do\n\tcount = count + 1;\nend\n';

const packs = await prosodyPacks();
const newest = packs[0]?.bytes ?? new Uint8Array();

/** Boots with own code that never comes to its end; once it was told where that is, the machine is broken off. */
async function boot(packFile: Uint8Array, own: OwnModules) {
  const pack = await readPack(packFile);
  const texts = { ...pack.files, ...own.files };
  const faults: ReturnType<typeof hangingAt>[] = [];
  const nothing = () => undefined;
  const booting = bootProsody({
    pack,
    own,
    wasm: wasmPath,
    startTime: () => 0,
    random: () => seededRandom(1),
    listener: {
      frame: nothing,
      log: nothing,
      stack: nothing,
      inside: nothing,
      closed: nothing,
      goesOn: nothing,
      setAside: nothing,
      worksAt: (source, line) => {
        // Prosody's own may look as if it were to take long, and does not.
        if (!source.startsWith('/own/')) return;
        faults.push(hangingAt(source, line, texts));
        throw new Error('Enough.');
      },
    },
  });
  return { booting, faults };
}

describe.skipIf(packs.length === 0)('own code that never comes to its end', () => {
  it.each(packs.map(({ entry, bytes }) => [entry.version, bytes] as const))(
    'is named with its module and line as it is loaded: Prosody %s',
    async (_, bytes) => {
      const files = { 'mod_loops/mod_loops.lua': LOOP };
      const { booting, faults } = await boot(bytes, { files, enabled: ['loops'] });
      await expect(booting).rejects.toThrow('Enough.');
      expect(faults[0]).toMatchObject({ module: 'loops', file: 'mod_loops/mod_loops.lua' });
      expect([2, 3]).toContain(faults[0]?.line);
    },
  );

  it('is named by its own line where it calls Prosody', async () => {
    const text = 'local jid = require "util.jid";\nwhile true do jid.split("a@b"); end\n';
    const files = { 'mod_loops.lua': text };
    const { booting, faults } = await boot(newest, { files, enabled: ['loops'] });
    await expect(booting).rejects.toThrow('Enough.');
    expect(faults[0]).toMatchObject({
      module: 'loops',
      line: 2,
      source: 'while true do jid.split("a@b"); end',
    });
  });

  it.each([
    ['a loop', 'while true do end', 1],
    ['a loop of short calls of C', 'while true do local text = ("a"):rep(1e7) end', 1],
    ['a pattern that backtracks', 'local s = ("a"):rep(200); s:find(".-.-.-.-.-.-b")', 1],
    ['a pattern on a long text', 'local s = ("a"):rep(1e6); s:match(".-b")', 1],
    ['a plain search', 'local s = ("a"):rep(1e6); s:find(("a"):rep(5e5) .. "b", 1, true)', 1],
    ['copies of nothing', 'local s = (""):rep(1e15)', 1],
    ['a move of what is not there', 'table.move({}, 1, 1e15, 2)', 1],
    ['a coroutine', 'coroutine.wrap(function ()\nwhile true do end\nend)()', 2],
  ])('is named as it answers a stanza: %s', async (_, code, line) => {
    const text = `local function hang() ${code} end module:hook("message/bare", hang, 10)`;
    const { booting, faults } = await boot(newest, {
      files: { 'mod_hangs.lua': text },
      enabled: ['hangs'],
    });
    const machine = await booting;
    expect(faults).toEqual([]);
    machine.open(1);
    const frames = [...signIn('romeo'), '<message xmlns="jabber:client" to="romeo@localhost"/>'];
    expect(() => frames.forEach((frame) => machine.receive(1, frame))).toThrow('Enough.');
    expect(faults).toMatchObject([{ module: 'hangs', file: 'mod_hangs.lua', line }]);
  });

  it('is named when a script has it loaded', async () => {
    const { booting, faults } = await boot(newest, {
      files: { 'mod_loops.lua': LOOP },
      enabled: [],
    });
    const machine = await booting;
    expect(faults).toEqual([]);
    const modules = [{ name: 'loops', host: 'localhost' }];
    const stage = { hosts: [], components: [], options: [], modules, mayFail: [] };
    expect(() => machine.reset(stage)).toThrow('Enough.');
    expect(faults).toMatchObject([{ module: 'loops' }]);
  });
});
