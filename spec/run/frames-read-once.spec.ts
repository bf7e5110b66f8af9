import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { candidatesOf } from '../../src/diagnosis/diagnosis.ts';
import { roomsAt } from '../../src/insight/rooms-at.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { createTimeline } from '../../src/timeline/layout.ts';
import { elementOf } from '../../src/trace/frame-element.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { SIMPLE_TEXT } from '../../src/xml/parse-simple.ts';
import { parseWireXml } from '../../src/xmpp/wire-xml.ts';
import { shippedScripts } from '../script/corpus.ts';
import { runEmbedded } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';
import { PLAIN } from '../timeline/script.ts';

/** The texts that are parsed as frames meanwhile; what the server itself parses is none of them. Each begins here. */
async function parsedIn(work: () => Promise<void>): Promise<readonly string[]> {
  const spy = vi.spyOn(SIMPLE_TEXT, 'test');
  await work();
  const texts = spy.mock.calls.map(([text]) => text);
  spy.mockRestore();
  return texts;
}

describe.skipIf((await prosodyPack()) === undefined)('a run, and all that looks at it', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  const scripts = shippedScripts().filter(({ name }) => name.includes('affiliation-changes'));

  it.each(scripts.map(({ name, text }) => [name, text]))(
    'parses each frame once: %s',
    async (_, text) => {
      let frames = 0;
      const parsed = await parsedIn(async () => {
        const { events, scenario } = await runEmbedded(server, text);
        const model = modelOf(events);
        const { rows } = createTimeline()({ scenario, options: PLAIN, trace: { events, model } });
        for (const row of rows) expect(row.kind === 'arrow' && row.name).not.toBe('');
        roomsAt(model, events, undefined);
        for (const step of scenario.steps) {
          if (step.kind === 'receives') candidatesOf(model, step);
        }
        frames = events.filter(({ type }) => type === 'frame').length;
        expect(model.stanzas.filter(({ frame }) => elementOf(frame).ok)).toHaveLength(
          model.stanzas.length,
        );
      });
      expect(frames).toBeGreaterThan(10);
      expect(parsed.length).toBe(frames);
    },
  );

  it('reads the same as parsing the text of its events would', async () => {
    for (const { text } of scripts) {
      const { events } = await runEmbedded(server, text);
      for (const event of events) {
        if (event.type === 'frame') expect(elementOf(event)).toEqual(parseWireXml(event.xml));
      }
    }
  });
});
