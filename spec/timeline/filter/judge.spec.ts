import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { RowSubject } from '../../../src/timeline/filter/filter-subject.ts';
import { Judge } from '../../../src/timeline/filter/judge.ts';
import { RowClasses } from '../../../src/timeline/filter/row-classes.ts';
import { RowFilter } from '../../../src/timeline/filter/row-filter.ts';
import { createStanzaReader } from '../../../src/timeline/stanza-reader.ts';
import { compilePattern } from '../../../src/ui/timeline/bar/compile-pattern.ts';
import { SCENARIO, sequentialRun } from '../generated-run.ts';
import { PLAIN } from '../script.ts';
import { filters, seedsOf, sharingRun, sourcesOf, verdicts } from './judged-rows.ts';

function expectSame(events: readonly TraceEvent[], filter: RowFilter): void {
  const reader = createStanzaReader();
  const sources = sourcesOf(SCENARIO, events, reader);
  const judge = new Judge(filter, sources, new RowClasses(reader));
  const seeds = seedsOf(SCENARIO, events);
  const judged = seeds.map((seed, mark) => judge.passes(seed, mark));
  const alone = seeds.map((seed) => filter.passes(new RowSubject(seed, sources)));
  expect(judged).toEqual(alone);
}

const words = fc
  .constantFrom(
    ...[
      'm1',
      'm',
      '1',
      '"m1"',
      'id=',
      'M12" t',
      '">',
      '><b',
      '12"><',
      'x" ',
      'σ',
      'ς',
      'aς',
      'wordσ',
    ],
    ...['body:word', 'body:σ', 'ns:urn', 'ns:muc', 'code:110', 'error:forbidden', 'id:m1', '-m1'],
    ...[
      '/m1|rom/',
      '-/body/',
      '/receives .*ge/',
      '/"m1".*<b/',
      '-body:a',
      '"\\" type"',
      'x"><x',
      'lang',
    ],
  )
  .map((word) => (/^-|[:/]/.test(word) ? word : `"${word}"`));

describe('rows that are judged by class', () => {
  it('pass where each would pass alone', () => {
    fc.assert(
      fc.property(sequentialRun, filters, verdicts, (events, filter, chosen) => {
        expectSame(events, new RowFilter(SCENARIO, { ...PLAIN, filter, verdicts: [...chosen] }));
      }),
      { numRuns: 300 },
    );
  });

  it('and by what they share', () => {
    fc.assert(
      fc.property(sharingRun, fc.oneof(words, filters), (events, filter) => {
        expect(events.length).toBeGreaterThan(1);
        expectSame(events, new RowFilter(SCENARIO, { ...PLAIN, filter, patterns: compilePattern }));
      }),
      { numRuns: 1000 },
    );
  });
});
