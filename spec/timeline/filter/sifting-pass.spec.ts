import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { Judge } from '../../../src/timeline/filter/judge.ts';
import { RowClasses } from '../../../src/timeline/filter/row-classes.ts';
import { RowFilter } from '../../../src/timeline/filter/row-filter.ts';
import { HAPPENED, PENDING, SeedEntry, type Entry } from '../../../src/timeline/growing/entry.ts';
import { PassingCounts } from '../../../src/timeline/growing/passing-counts.ts';
import { Sieve } from '../../../src/timeline/growing/sieve.ts';
import { judgeAlone, SiftingPass } from '../../../src/timeline/growing/sifting-pass.ts';
import { createStanzaReader } from '../../../src/timeline/stanza-reader.ts';
import { SCENARIO, sequentialRun } from '../generated-run.ts';
import { PLAIN } from '../script.ts';
import { filters, seedsOf, sharingRun, sourcesOf, verdicts } from './judged-rows.ts';

const SCENES = [-1, ...SCENARIO.scenes.keys()];
const lines = SCENARIO.scenes.map(({ line }) => line);

/** In stretches, of which some are of one scene. */
function stretchesOf(events: readonly TraceEvent[], scenes: readonly number[]): Entry[][] {
  const entries = seedsOf(SCENARIO, events).map(
    (seed, mark) => new SeedEntry(seed, scenes[Math.floor(mark / 3) % scenes.length] ?? -1, mark),
  );
  return [entries.slice(0, 5), entries.slice(5, 6), entries.slice(6)];
}

interface Chosen {
  readonly events: readonly TraceEvent[];
  readonly scenes: readonly number[];
  readonly filter: RowFilter;
  /** Of how many rows it is known of which class they are. */
  readonly known: number;
}

function expectSame({ events, scenes, filter, known }: Chosen): void {
  const reader = createStanzaReader();
  const sources = sourcesOf(SCENARIO, events, reader);
  const classes = new RowClasses(reader);
  const stretches = stretchesOf(events, scenes);
  for (const { what, mark } of stretches.flat()) {
    if (mark < known && !('kind' in what)) classes.of(what, mark);
  }
  const folded = new Set([1, 2]);
  const pass = new SiftingPass(
    new Sieve(filter, folded),
    filter,
    new Judge(filter, sources, classes),
  );
  const measured = stretches.map((stretch) => pass.measure(stretch));
  const counts = pass.finish();

  const sieve = new Sieve(filter, folded);
  const judge = new Judge(filter, sources, new RowClasses(reader));
  const plain = new PassingCounts(sieve);
  for (const entry of stretches.flat()) {
    judgeAlone(judge, sieve, entry);
    plain.count(entry, 1);
  }
  expect(measured).toEqual(stretches.map((stretch) => sieve.measuring.ofAll?.(stretch)));
  expect(measured).toEqual(stretches.map((stretch) => pass.sieve.measuring.ofAll?.(stretch)));
  expect([counts.all, counts.passing]).toEqual([plain.all, plain.passing]);
  const inScenes = (each: PassingCounts) =>
    SCENES.map((scene) => [each.in(scene, HAPPENED), each.in(scene, PENDING)]);
  expect(inScenes(counts)).toEqual(inScenes(plain));
}

describe('rows that are judged, counted and measured in one pass', () => {
  it('come out as if each were looked at alone', () => {
    const drawn = fc.record({
      events: fc.oneof(sequentialRun, sharingRun),
      scenes: fc.array(fc.constantFrom(...SCENES), { minLength: 1, maxLength: 4 }),
      text: fc.oneof(fc.constant(''), filters),
      chosen: verdicts,
      foldedScenes: fc.subarray(lines),
      known: fc.nat(12),
    });
    fc.assert(
      fc.property(drawn, ({ text, chosen, foldedScenes, ...rest }) => {
        const options = { ...PLAIN, filter: text, verdicts: [...chosen], foldedScenes };
        expectSame({ ...rest, filter: new RowFilter(SCENARIO, options) });
      }),
      { numRuns: 500 },
    );
  });
});
