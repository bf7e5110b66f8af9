import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { describeOutcome, printOutcome } from '../../src/diagnosis/diagnosis.ts';
import { makeScript } from '../../src/logs/make-script.ts';
import { readLog } from '../../src/logs/read-log.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { runEmbedded } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';

const SAMPLES = path.join(import.meta.dirname, 'samples');
const samples = readdirSync(SAMPLES).filter((name) => !/^(?:played\.scs|.*\.jsonl)$/.test(name));

/** The script that is made of a sample. */
function madeOf(name: string): string {
  const read = readLog(readFileSync(path.join(SAMPLES, name), 'utf8'));
  if (!read.ok) throw new Error(read.error.message);
  const { events, format } = read.value;
  const [started] = events;
  if (started?.type !== 'run-started') throw new Error('It does not begin.');
  return ensure(makeScript(`A log of ${format.name}`, started, events), 'a script').text;
}

describe('the script that is made of a log', () => {
  it.each(samples)('%s: is the one in the golden file', async (name) => {
    await expect(madeOf(name)).toMatchFileSnapshot(`./made/${name}.scs`);
  });
});

describe.skipIf((await prosodyPack()) === undefined)('on the embedded server', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  it.each(samples)('%s: the script that is made of it passes', async (name) => {
    const { scenario, events } = await runEmbedded(server, madeOf(name));
    const outcome = describeOutcome(buildTraceModel(events), scenario);
    const sentence = outcome.kind === 'passed' ? outcome.lead : printOutcome(outcome);
    expect(sentence).toBe(
      `Passed: ${String(scenario.steps.length)} of ${String(scenario.steps.length)} steps`,
    );
  });
});
