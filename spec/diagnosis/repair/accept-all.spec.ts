import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import type { ProsodyServer } from '../../../src/prosody/server.ts';
import { acceptAll } from '../../../src/diagnosis/repair/accept-all.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { runEmbedded } from '../../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../../support/prosody.ts';

const SCENARIOS = path.join(import.meta.dirname, '../../../public/scenarios');
const readScenario = (id: string) => readFileSync(path.join(SCENARIOS, `${id}.scs`), 'utf8');

describe.skipIf((await prosodyPack()) === undefined)(
  'accepting all, on the embedded server',
  () => {
    let server: ProsodyServer;
    beforeAll(async () => {
      server = ensure(await embeddedProsody(), 'Prosody');
    });
    afterAll(() => server.dispose());

    const accept = (text: string) =>
      acceptAll({
        text,
        play: async (script) => {
          const { scenario, events } = await runEmbedded(server, script);
          return { scenario, model: buildTraceModel(events) };
        },
      });

    it('repairs one wrong attribute, and nothing else', async () => {
      const broken = readScenario('24-affiliation-changes-broken');
      const { outcome, text, accepted } = await accept(broken);
      expect(outcome).toBe('green');
      expect(accepted.map(({ step, repair }) => `${step}: ${repair.label}`)).toEqual([
        '8: Accept what came',
      ]);
      const changed = text.split('\n').filter((line, index) => line !== broken.split('\n')[index]);
      expect(changed).toHaveLength(1);
    });

    it('changes nothing in a script that passes', async () => {
      const text = readScenario('24-affiliation-changes');
      expect(await accept(text)).toEqual({ outcome: 'green', text, accepted: [] });
    });

    it('gives up where nothing that could be meant came', async () => {
      const text = readScenario('24-affiliation-changes').replace(
        /<iq id="member1" from="room@conference.localhost" type="result"\/>/,
        '<message from="nobody@elsewhere" type="chat"><body>Never</body></message>',
      );
      expect(await accept(text)).toEqual({ outcome: 'stuck', step: 9, text, accepted: [] });
    });
  },
);

it('stops when a script could not be run to its end', async () => {
  const result = await acceptAll({ text: 'a', play: () => Promise.resolve(undefined) });
  expect(result).toEqual({ outcome: 'stopped', text: 'a', accepted: [] });
});
