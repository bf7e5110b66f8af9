import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/script/scenario.ts';
import type { EventList } from '../../../src/trace/event-list.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { modelOf } from '../../../src/trace/model-of.ts';
import { RowSubject, type SubjectSources } from '../../../src/timeline/filter/filter-subject.ts';
import { Judge } from '../../../src/timeline/filter/judge.ts';
import { RowClasses } from '../../../src/timeline/filter/row-classes.ts';
import { RowFilter } from '../../../src/timeline/filter/row-filter.ts';
import { Addresses } from '../../../src/timeline/growing/addresses.ts';
import { PartyFinder } from '../../../src/timeline/growing/party-finder.ts';
import { orderLanes } from '../../../src/timeline/lanes.ts';
import { looseSeed, pendingSeed, type RowSeed } from '../../../src/timeline/row-seeds.ts';
import { createStanzaReader, type StanzaReader } from '../../../src/timeline/stanza-reader.ts';
import { createStepDiffer } from '../../../src/timeline/step-differences.ts';
import { SCENARIO, sequentialRun } from '../generated-run.ts';
import { PLAIN } from '../script.ts';

/** As of a long trace. */
function sourcesOf(scenario: Scenario, events: EventList, reader: StanzaReader): SubjectSources {
  const book = new Addresses(scenario);
  for (const event of events) if (event.type === 'connection') book.learn(event);
  const finder = new PartyFinder(book, reader);
  return {
    words: {
      book,
      reader,
      model: modelOf(events),
      outcome: undefined,
      nicknameIn: () => undefined,
      differences: createStepDiffer({}),
    },
    order: orderLanes(book, new Map(), 'rare'),
    partyOf: (seed) => finder.partyOf(seed),
    searchSummaries: false,
  };
}

function seedsOf(scenario: Scenario, events: EventList): readonly RowSeed[] {
  const model = modelOf(events);
  const loose = [...events].flatMap((event) =>
    event.type === 'frame' ? [looseSeed(event, model.stanzaAt(event.seq))] : [],
  );
  return [...loose, ...scenario.steps.map(pendingSeed)];
}

const term = fc
  .tuple(
    fc.constantFrom('', '', '-'),
    fc.constantFrom(
      ...['Romeo', 'garden', 'unread', '"receives message"', 'ROMEO@', 'x', '1', 'message>'],
      ...['actor:romeo', 'from:*/x', 'to:hall', 'with:juliet', 'kind:iq', 'type:error', 'dir:in'],
      ...['step:2..5', 'id:x', 'ns:muc', 'body:a', 'error', 'error:forbidden', 'code:110'],
      ...['verdict:unread', 'kind:message,presence'],
    ),
  )
  .map((parts) => parts.join(''));
const filters = fc.array(term, { minLength: 1, maxLength: 3 }).map((terms) => terms.join(' '));
const verdicts = fc.constantFrom([], [], ['unread', 'sent'] as const);

function expectSame(events: readonly TraceEvent[], filter: RowFilter): void {
  const reader = createStanzaReader();
  const sources = sourcesOf(SCENARIO, events, reader);
  const judge = new Judge(filter, sources, new RowClasses(reader));
  const seeds = seedsOf(SCENARIO, events);
  const judged = seeds.map((seed, mark) => judge.passes(seed, mark));
  const alone = seeds.map((seed) => filter.passes(new RowSubject(seed, sources)));
  expect(judged).toEqual(alone);
}

describe('rows that are judged by class', () => {
  it('pass where each would pass alone', () => {
    fc.assert(
      fc.property(sequentialRun, filters, verdicts, (events, filter, chosen) => {
        expectSame(events, new RowFilter(SCENARIO, { ...PLAIN, filter, verdicts: [...chosen] }));
      }),
      { numRuns: 300 },
    );
  });
});
