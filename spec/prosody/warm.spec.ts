import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPack, type Pack } from '../../src/prosody/pack.ts';
import { seededRandom } from '../../src/prosody/random.ts';
import {
  bootProsody,
  warmProsody,
  type WarmProsody,
} from '../../src/prosody/runtime/prosody-machine.ts';
import { join, signIn } from '../support/prosody-client.ts';
import { prosodyPacks, wasmPath } from '../support/prosody.ts';

const packs = await prosodyPacks();

/** What a server with that code says as it boots, what it answers, and what its memory was in between. */
async function played(pack: Pack, warmed?: WarmProsody) {
  const said: string[] = [];
  const machine = await bootProsody({
    pack,
    warmed,
    wasm: wasmPath,
    startTime: () => 1_800_000_000_000,
    random: () => seededRandom(1),
    listener: {
      frame: (_connection, xml) => void said.push(xml),
      log: ({ level, message }) => void said.push(`${level} ${message}`),
      stack: () => undefined,
      inside: () => undefined,
      closed: () => undefined,
      goesOn: () => undefined,
      worksAt: () => undefined,
      setAside: () => undefined,
    },
  });
  machine.open(1);
  for (const frame of [...signIn('romeo'), join('verona', 'R')]) machine.receive(1, frame);
  const sum = createHash('sha256');
  for (const { start, bytes } of machine.boot?.memory.parts ?? [])
    sum.update(String(start)).update(bytes);
  return { said, memory: sum.digest('hex') };
}

const MUC = 'modules/muc/muc.lib.lua';

describe.skipIf(packs.length === 0).each(packs.map(({ entry, bytes }) => [entry.version, bytes]))(
  'a boot of %s that was begun ahead of time',
  (_version, bytes) => {
    const begin = async () => {
      const pack = await readPack(bytes);
      return { pack, warmed: await warmProsody({ pack, wasm: wasmPath }) };
    };
    const saved = (pack: Pack, files: Readonly<Record<string, string>>): Pack => ({
      ...pack,
      files: { ...pack.files, ...files },
    });

    it('comes to the same as one in one go, to the last byte', async () => {
      const { pack, warmed } = await begin();
      expect(warmed.warm.fits({ pack })).toBe(true);
      const [warm, cold] = [await played(pack, warmed), await played(pack)];
      expect(warm).toEqual(cold);
      expect(warm.said.join()).toContain("<status code='110'/>");
    });

    it('fits where a module of the hosts was saved, which then counts', async () => {
      const { pack, warmed } = await begin();
      const changed = saved(pack, { [MUC]: `${pack.files[MUC] ?? ''}\n-- saved` });
      const broken = saved(pack, { [MUC]: 'no Lua' });
      expect(warmed.warm.fits({ pack: changed })).toBe(true);
      expect(warmed.warm.fits({ pack: broken })).toBe(true);
      const { said } = await played(broken, warmed);
      expect(said).toEqual((await played(broken)).said);
      expect(said.join()).toContain("syntax error near 'Lua'");
    });

    it.each<[string, (pack: Pack) => Parameters<WarmProsody['warm']['fits']>[0]]>([
      ['a library was saved', (pack) => ({ pack: saved(pack, { 'util/stanza.lua': '' }) })],
      [
        'a module of one’s own is switched on',
        (pack) => ({ pack, own: { files: {}, enabled: ['a'] } }),
      ],
      ['there is a configuration', (pack) => ({ pack, config: { main: 'a', files: { a: '' } } })],
      ['lines are to be counted', (pack) => ({ pack, counts: true })],
    ])('does not fit where %s', async (_what, other) => {
      const { pack, warmed } = await begin();
      expect(warmed.warm.fits(other(pack))).toBe(false);
    });
  },
);
