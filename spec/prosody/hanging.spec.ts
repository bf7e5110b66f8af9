import { describe, expect, it } from 'vitest';
import { hangingAt } from '../../src/prosody/lua-fault.ts';
import { readPack } from '../../src/prosody/pack.ts';
import type { OwnModules } from '../../src/prosody/protocol.ts';
import { seededRandom } from '../../src/prosody/random.ts';
import { bootProsody } from '../../src/prosody/runtime/prosody-machine.ts';
import { prosodyPacks, wasmPath } from '../support/prosody.ts';

const LOOP = 'local count = 0;\nwhile true do\n\tcount = count + 1;\nend\n';

const packs = await prosodyPacks();
const newest = packs[0]?.bytes ?? new Uint8Array();

/** Boots with own code that never comes to its end; once it was told where it is, that ends it from inside. */
async function boot(packFile: Uint8Array, own: OwnModules) {
  const pack = await readPack(packFile);
  const texts = { ...pack.files, ...own.files };
  const faults: ReturnType<typeof hangingAt>[] = [];
  const nothing = () => undefined;
  const machine = await bootProsody({
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
        faults.push(hangingAt(source, line, texts));
        throw new Error('Enough.');
      },
    },
  });
  return { machine, faults };
}

describe.skipIf(packs.length === 0)('own code that never comes to its end', () => {
  it.each(packs.map(({ entry, bytes }) => [entry.version, bytes] as const))(
    'is named with its module and line as it is loaded: Prosody %s',
    async (_, bytes) => {
      const files = { 'mod_loops/mod_loops.lua': LOOP };
      const { faults } = await boot(bytes, { files, enabled: ['loops'] });
      expect(faults[0]).toMatchObject({ module: 'loops', file: 'mod_loops/mod_loops.lua' });
      expect([2, 3]).toContain(faults[0]?.line);
    },
  );

  it('is named by its own line where it calls Prosody', async () => {
    const text = 'local jid = require "util.jid";\nwhile true do jid.split("a@b"); end\n';
    const { faults } = await boot(newest, { files: { 'mod_loops.lua': text }, enabled: ['loops'] });
    expect(faults[0]).toMatchObject({
      module: 'loops',
      line: 2,
      source: 'while true do jid.split("a@b"); end',
    });
  });

  it('is named when a script has it loaded', async () => {
    const { machine, faults } = await boot(newest, {
      files: { 'mod_loops.lua': LOOP },
      enabled: [],
    });
    expect(faults).toEqual([]);
    const modules = [{ name: 'loops', host: 'localhost' }];
    machine.reset({ hosts: [], components: [], options: [], modules, mayFail: [] });
    expect(faults).toMatchObject([{ module: 'loops' }]);
  });
});
