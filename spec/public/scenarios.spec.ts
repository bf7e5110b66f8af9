import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { describeOutcome, stepDiff } from '../../src/diagnosis/diagnosis.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { CatalogueEntry } from '../../src/state/catalogue-store.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { runEmbedded } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../public/scenarios');
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');

const { start, scenarios } = JSON.parse(read('index.json')) as {
  start: string;
  scenarios: CatalogueEntry[];
};

/** What is wrong in each broken variant: one thing, which is its lesson. */
const LESSONS: Readonly<Record<string, readonly [step: number, difference: string]>> = {
  '05-joining-broken': [12, 'order'],
  '07-members-only-broken': [10, 'name'],
  '12-speaking-broken': [15, 'unexpected'],
  '19-nickname-broken': [15, 'attribute-value'],
  '20-kick-broken': [16, 'attribute-missing'],
  '24-affiliation-changes-broken': [8, 'attribute-missing'],
};

describe('the catalogue of scenarios', () => {
  it('names every file, each once, and one to start with', () => {
    const ids = scenarios.map(({ id }) => `${id}.scs`);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.scs'));
    expect([...ids].sort()).toEqual(files.sort());
    expect(ids).toContain(`${start}.scs`);
  });

  it('has a broken variant for each scenario', () => {
    const originals = scenarios.filter(({ brokenOf }) => brokenOf === undefined);
    const variants = scenarios.flatMap(({ brokenOf }) => brokenOf ?? []);
    expect(variants).toEqual(originals.map(({ id }) => id));
  });

  it.each(scenarios)('$id is written without a fault', ({ id }) => {
    expect(compileScript(read(`${id}.scs`)).diagnostics).toEqual([]);
  });
});

const hasProsody = (await prosodyPack()) !== undefined;

describe.skipIf(!hasProsody)('the scenarios, on the embedded server', () => {
  let server: ProsodyServer;

  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });

  afterAll(() => server.dispose());

  it.each(scenarios)('$id: $title', async ({ id }) => {
    const { scenario, events } = await runEmbedded(server, read(`${id}.scs`));
    const model = buildTraceModel(events);
    const lesson = LESSONS[id];
    if (lesson === undefined) {
      expect(describeOutcome(model, scenario).kind).toBe('passed');
      return;
    }
    const [step, difference] = lesson;
    expect(model.ended).toMatchObject({ outcome: 'failed', step });
    const kinds = stepDiff(model, scenario, step)?.differences.map(({ kind }) => kind);
    expect(kinds ?? [model.steps.get(step)?.ended?.verdict]).toEqual([difference]);
  });
});
