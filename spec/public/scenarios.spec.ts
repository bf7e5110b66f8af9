import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { fitsRange } from '../../src/base/version-range.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { describeOutcome, stepDiff } from '../../src/diagnosis/diagnosis.ts';
import { mapOf, type MappedRun } from '../../src/insight/muc-map/muc-map.ts';
import { printMap } from '../../src/insight/muc-map/print-map.ts';
import { STATUS_CODES } from '../../src/insight/registry/status-codes.ts';
import { compileScript } from '../../src/script/compile.ts';
import { wantedVersions } from '../../src/script/stage.ts';
import type { CatalogueEntry } from '../../src/state/catalogue-store.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { isForEmbedded } from '../script/corpus.ts';
import { runEmbedded, type FinishedRun } from '../support/embedded-run.ts';
import { installedNative } from '../support/native-installs.ts';
import { startNativeProsody, type NativeProsody } from '../support/native-prosody.ts';
import { embeddedProsody, prosodyVersions } from '../support/prosody.ts';
import { runRemotely } from '../support/remote-run.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../public/scenarios');
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');

// Where each broken variant fails, and how, stands in the catalogue: that is its lesson.
const { start, scenarios } = JSON.parse(read('index.json')) as {
  start: string;
  scenarios: CatalogueEntry[];
};

describe('the catalogue of scenarios', () => {
  it('names every file, each once, and one to start with', () => {
    const ids = scenarios.map(({ id }) => `${id}.scs`);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.scs'));
    expect([...ids].sort()).toEqual(files.sort());
    expect(ids).toContain(`${start}.scs`);
  });

  it('has a broken variant or more for each scenario, which come after it', () => {
    let original = '';
    const withVariants = new Set<string>();
    for (const { id, brokenOf, taskOf, fails } of scenarios) {
      if (taskOf !== undefined) continue;
      expect(fails !== undefined, id).toBe(brokenOf !== undefined);
      if (brokenOf === undefined) original = id;
      else {
        expect(brokenOf).toBe(original);
        expect(id).toMatch(/-broken(?:-[2-9])?$/);
        withVariants.add(brokenOf);
      }
    }
    const originals = scenarios.filter(
      ({ brokenOf, taskOf }) => brokenOf === undefined && taskOf === undefined,
    );
    expect([...withVariants]).toEqual(originals.map(({ id }) => id));
  });

  it('is ordered by numbers, and calls no two scenarios the same', () => {
    const numbers = scenarios.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
  });

  it.each(scenarios)('$id is written without a fault', ({ id }) => {
    const { diagnostics } = compileScript(read(`${id}.scs`));
    // Hints tell of what only Caesura understands.
    const faults = diagnostics.filter(({ severity }) => /error|warning/.test(severity));
    expect(faults).toEqual([]);
  });
});

/** As the catalogue says: it passes, or fails at the one place with the one difference that are intended. */
function expectIntended({ id, fails }: CatalogueEntry, { scenario, events }: FinishedRun): void {
  const model = modelOf(events);
  if (fails === undefined) {
    expect(describeOutcome(model, scenario), id).toMatchObject({ kind: 'passed' });
    return;
  }
  const { step, difference, at } = fails;
  expect(model.ended, id).toMatchObject({ outcome: 'failed', step });
  const differences = stepDiff(model, scenario, step)?.differences;
  const told = differences?.map(({ kind, path: place }) => ({ kind, at: place.join('/') })) ?? [
    { kind: model.steps.get(step)?.ended?.verdict, at: undefined },
  ];
  expect(told, id).toEqual([{ kind: difference, at }]);
}

function isFor(text: string, version: string): boolean {
  const range = wantedVersions(compileScript(text).syntax);
  return range === undefined || fitsRange(version, range);
}

const versions = await prosodyVersions();

describe.each(versions)('the scenarios, on the embedded Prosody %s', (version) => {
  let server: ProsodyServer;

  beforeAll(async () => {
    server = ensure(await embeddedProsody({ version }), 'Prosody');
  });

  afterAll(() => server.dispose());

  const fitting = scenarios.filter(({ id }) => isFor(read(`${id}.scs`), version));
  it.each(fitting)('$id: $title', async (entry) => {
    const run = await runEmbedded(server, read(`${entry.id}.scs`), { drains: true });
    expectIntended(entry, run);
    if (entry.brokenOf !== undefined || version !== versions[0]) return;
    mapped.push({ name: entry.id, tags: run.scenario.tags, events: run.events });
  });
});

/** What ran on the newest version. */
const mapped: MappedRun[] = [];
/** In the order of their files, as the command line has them. */
const inOrder = () => mapped.toSorted((a, b) => (`${a.name}.scs` < `${b.name}.scs` ? -1 : 1));

describe.skipIf(versions.length === 0)('the map of XEP-0045 by these scenarios', () => {
  it('has every use case that Prosody has, and every code that a server sends', () => {
    const { entries, unseen } = mapOf(inOrder());
    expect(unseen).toEqual([]);
    const gaps = entries.filter(({ scenarios: by, excuse }) => by.length === 0 && !excuse);
    // A store that is broken is not to be had.
    expect(gaps.map(({ term }) => term)).toEqual(['internal-server-error']);
  });

  it('is in the page as it is now', () => {
    // To mend it: npx caesura map public/scenarios --json > public/scenarios/map.json, then npx prettier --write it
    expect(JSON.parse(read('map.json'))).toEqual(mapOf(inOrder()));
  });

  it('is in the README as it is now', () => {
    const readme = readFileSync(path.resolve(FOLDER, '../../README.md'), 'utf8');
    const [, inside] = /<!-- caesura map -->\n\n([^]*?)\n<!-- end -->/.exec(readme) ?? [];
    // To mend it: npx caesura map public/scenarios --markdown, put between the two comments.
    expect(inside).toBe(printMap(mapOf(inOrder()), 'markdown'));
  });
});

const REGISTRY = path.resolve(FOLDER, '../../../shared/reference/muc-registry.json');

describe.skipIf(!existsSync(REGISTRY))('a code that is said to be sent by no server', () => {
  it('is sent by none of those that were looked at', () => {
    const { statusCodes } = JSON.parse(readFileSync(REGISTRY, 'utf8')) as {
      statusCodes: { code: number; prosody: string; ejabberd: string }[];
    };
    const never = statusCodes.filter(
      ({ prosody, ejabberd }) => prosody.startsWith('never') && ejabberd.startsWith('never'),
    );
    const unsent = STATUS_CODES.filter((each) => each.unsent !== undefined);
    expect(unsent.map(({ code }) => code)).toEqual(never.map(({ code }) => String(code)));
  });
});

const install = await installedNative();

describe.skipIf(install === undefined)('the scenarios, on a native Prosody', () => {
  let server: NativeProsody;

  beforeAll(async () => {
    server = ensure(await startNativeProsody(), 'a native Prosody');
  });

  afterAll(() => server.stop());

  const fitting = scenarios.filter(({ id }) => {
    const text = read(`${id}.scs`);
    return !isForEmbedded(text) && isFor(text, install?.version ?? '');
  });
  it.each(fitting)('$id: $title', async (entry) => {
    // It keeps what it knows from one run to the next, so each has rooms of its own.
    const text = read(`${entry.id}.scs`)
      .replaceAll('room@conference', `${entry.id}@conference`)
      .replaceAll('glade@conference', `${entry.id}-glade@conference`);
    expectIntended(entry, await runRemotely(server.url, text, { timeout: 1000 }));
  });
});
