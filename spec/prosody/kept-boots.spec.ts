import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lazy } from '../../src/base/lazy.ts';
import { createKeptBoots, programNamed, type BootStore } from '../../src/prosody/kept-boots.ts';
import { readPack } from '../../src/prosody/pack.ts';
import type { BootOptions } from '../../src/prosody/protocol.ts';
import { seededRandom } from '../../src/prosody/random.ts';
import { readBoot, writeBoot, type KeptBoot } from '../../src/prosody/runtime/kept-boot.ts';
import { bootProsody, type ProsodyMachine } from '../../src/prosody/runtime/prosody-machine.ts';
import { join, signIn } from '../support/prosody-client.ts';
import { prosodyPacks, wasmPath } from '../support/prosody.ts';

const NOON = 1_800_000_000_000;

interface Told {
  readonly frames: string[];
  readonly log: string[];
}

/** A machine that is seeded alike each time, and what it tells. */
async function booted(pack: Uint8Array, kept?: KeptBoot, startTime = NOON, seed = 1) {
  const told: Told = { frames: [], log: [] };
  const machine = await bootProsody({
    pack: await readPack(pack),
    kept,
    wasm: wasmPath,
    startTime: () => startTime,
    random: () => seededRandom(seed),
    listener: {
      frame: (connection, xml) => void told.frames.push(`${String(connection)} ${xml}`),
      log: ({ level, message }) => void told.log.push(`${level} ${message}`),
      stack: () => undefined,
      inside: () => undefined,
      closed: () => undefined,
      goesOn: () => undefined,
      worksAt: () => undefined,
      setAside: () => undefined,
    },
  });
  return { machine, told };
}

/** Two sign in and meet in a room; somebody's nickname tells one visit from another. */
function visit(machine: ProsodyMachine, name: string): void {
  for (const [connection, actor] of [name, 'juliet'].entries()) {
    machine.open(connection + 1);
    for (const frame of [...signIn(actor), join('verona', actor)])
      machine.receive(connection + 1, frame);
  }
  machine.advance(60_000);
}

/** What is told of a visit, on a server that was reset before it. */
function visited({ machine, told }: Awaited<ReturnType<typeof booted>>, name: string) {
  machine.reset();
  told.frames.length = 0;
  visit(machine, name);
  return { frames: [...told.frames], rooms: machine.rooms(), timer: machine.nextTimerIn() };
}

const packs = await prosodyPacks();

describe.skipIf(packs.length === 0).each(packs.map(({ entry, bytes }) => [entry.version, bytes]))(
  'a boot of %s that was kept',
  (_version, bytes) => {
    const pack = bytes;
    const kept = lazy(async () => {
      const { machine } = await booted(pack);
      const boot = machine.boot === undefined ? undefined : readBoot(writeBoot(machine.boot));
      if (boot === undefined) throw new Error('Nothing was kept.');
      return boot;
    });

    it('goes on as a fresh one does: what it logs, sends and waits for is the same', async () => {
      const boot = await kept();
      const [fresh, again] = [await booted(pack), await booted(pack, boot)];
      expect(again.told.log).toEqual(fresh.told.log);
      expect(again.told.log).not.toEqual([]);
      expect(again.machine.boot).toBeUndefined();
      visit(fresh.machine, 'romeo');
      visit(again.machine, 'romeo');
      expect(again.told.frames).toEqual(fresh.told.frames);
      expect(again.told.frames.join()).toContain("<status code='110'/>");
      expect(visited(again, 'tybalt')).toEqual(visited(fresh, 'tybalt'));
    });

    it('gives servers that see nothing of each other, nor of what was before a reset', async () => {
      const boot = await kept();
      const alone = visited(await booted(pack, boot), 'tybalt');
      const one = await booted(pack, boot);
      const other = await booted(pack, boot);
      visited(one, 'romeo');
      expect(visited(one, 'tybalt')).toEqual(alone);
      expect(visited(other, 'tybalt')).toEqual(alone);
      expect(JSON.stringify(alone)).not.toContain('romeo');
    });

    it('has neither moment nor randomness of its own', async () => {
      const boot = await kept();
      const [first, later] = [await booted(pack, boot), await booted(pack, boot, 2 * NOON, 2)];
      const [a, b] = [visited(first, 'romeo'), visited(later, 'romeo')];
      expect(a.frames).not.toEqual(b.frames);
      expect(b).toEqual(visited(await booted(pack, undefined, 2 * NOON, 2), 'romeo'));
    });

    it('is passed over by a machine whose memory is not as large', async () => {
      const { memory, told } = await kept();
      const larger = { told, memory: { ...memory, length: memory.length + 65_536 } };
      const fresh = await booted(pack, larger);
      expect(fresh.machine.boot).toBeDefined();
      expect(visited(fresh, 'romeo')).toEqual(visited(await booted(pack), 'romeo'));
    });
  },
);

const OPTIONS: BootOptions = {
  pack: new Uint8Array([1, 2, 3]),
  wasm: 'glue.wasm',
  own: { files: { 'mod_a.lua': '1' }, enabled: ['a'] },
};
const BOOT: KeptBoot = {
  memory: { length: 65_536, parts: [{ start: 4096, bytes: new Uint8Array([7, 0, 9]) }] },
  told: [{ line: { level: 'info', source: 's', message: 'Hello' } }, { setAside: 'http' }],
};

function memoryStore() {
  const all = new Map<string, Uint8Array<ArrayBuffer>>();
  const store: BootStore = {
    get: (name) => Promise.resolve(all.get(name)),
    put: (name, bytes) => Promise.resolve(void all.set(name, bytes)),
  };
  return { all, store };
}

describe('boots that are kept', () => {
  it('are found by what they came of; moment and seed are no part of it', async () => {
    const boots = createKeptBoots(memoryStore().store, 'host-1');
    await boots.keep(OPTIONS, BOOT);
    expect(await boots.find(OPTIONS)).toEqual(BOOT);
    expect(await boots.find({ ...OPTIONS, seed: 5, startTime: NOON })).toEqual(BOOT);
  });

  it.each<[string, Partial<BootOptions>]>([
    ['another pack', { pack: new Uint8Array([1, 2, 4]) }],
    ['another WebAssembly', { wasm: 'other.wasm' }],
    ['a module that was changed', { own: { files: { 'mod_a.lua': '2' }, enabled: ['a'] } }],
    ['a module that is not switched on', { own: { files: { 'mod_a.lua': '1' }, enabled: [] } }],
    ['a configuration', { config: { main: 'a.lua', files: { 'a.lua': '' } } }],
  ])('are not found for %s', async (_what, other) => {
    const boots = createKeptBoots(memoryStore().store, 'host-1');
    await boots.keep(OPTIONS, BOOT);
    expect(await boots.find({ ...OPTIONS, ...other })).toBeUndefined();
  });

  it('are not found by another program', async () => {
    const { store } = memoryStore();
    await createKeptBoots(store, 'host-1').keep(OPTIONS, BOOT);
    expect(await createKeptBoots(store, 'host-2').find(OPTIONS)).toBeUndefined();
  });

  it('count for nothing once a byte of them was changed or lost', async () => {
    const { all, store } = memoryStore();
    const boots = createKeptBoots(store, 'host-1');
    await boots.keep(OPTIONS, BOOT);
    const [[name, whole] = []] = all;
    if (name === undefined || whole === undefined) throw new Error('Nothing was kept.');
    const damages = fc.record({
      at: fc.nat({ max: whole.length - 1 }),
      by: fc.integer({ min: 1, max: 255 }),
      isCut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damages, async ({ at, by, isCut }) => {
        const damaged = isCut ? whole.slice(0, at) : whole.slice();
        if (!isCut) damaged[at] = (damaged[at] ?? 0) ^ by;
        all.set(name, damaged);
        expect(await boots.find(OPTIONS)).toBeUndefined();
      }),
    );
  });

  it('are missed by nobody where nothing can be kept', async () => {
    const broken = () => Promise.reject(new Error('no disk'));
    const boots = createKeptBoots({ get: broken, put: broken }, 'host-1');
    await boots.keep(OPTIONS, BOOT);
    expect(await boots.find(OPTIONS)).toBeUndefined();
  });

  it.each([
    ['file:///a/build/cli/host-DAYOlvrG.js', 'host-DAYOlvrG.js'],
    ['https://caesura.example/assets/host-B_l-5x2Q.js', 'host-B_l-5x2Q.js'],
    ['http://localhost:5173/src/prosody/host.ts', undefined],
    ['file:///a/host-DAYOlvrG.js/host.js', undefined],
  ])('know a program by the name of its built file: %s', (url, name) => {
    expect(programNamed(url)).toBe(name);
  });
});
