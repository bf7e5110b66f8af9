import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/script/scenario.ts';
import type { EventList } from '../../../src/trace/event-list.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { createTraceReader } from '../../../src/trace/file.ts';
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
import { compilePattern } from '../../../src/ui/timeline/bar/compile-pattern.ts';
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

const stanza = fc
  .record({
    actor: fc.constantFrom('Romeo', 'Juliet'),
    direction: fc.constantFrom('sent', 'received'),
    start: fc.constantFrom(
      '<message from="garden@muc.localhost/x" to="juliet@localhost"',
      '<message from="garden@muc.localhost/x" to="romeo@localhost/1"',
      '<message type="groupchat" xmlns="jabber:client" from="a@b"',
      '<presence to="hall@muc.localhost/Romeo"',
      '<iq type="error" from="c@d"',
    ),
    id: fc.constantFrom('', ' id="m1"', ' id="M12"', ' id="x"', ' id="1>"', ' id="Σ"'),
    end: fc.constantFrom('>', ' type="error">', ' xml:lang="aΣ">'),
    inside: fc.constantFrom(
      '<body>A wordΣ</body></message>',
      '<body xmlns="urn:m">a</body></message>',
      '<x xmlns="http://jabber.org/protocol/muc#user"><status code="110"/></x></presence>',
      '<error type="cancel"><forbidden xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>',
      'm',
    ),
  })
  .map(({ actor, direction, start, id, end, inside }) => ({
    ...{ type: 'frame', actor, direction, phase: 'session', xml: start + id + end + inside },
  }));

/** Frames of a long trace, most of which share what they have in common. */
const sharingRun = fc.array(stanza, { minLength: 1, maxLength: 8 }).map((drawn) => {
  const started = { type: 'run-started', format: 1, source: '', server: '', rule: 'skip' };
  const lines = [started, ...drawn, ...drawn].map((entry, seq) =>
    JSON.stringify({ ...entry, seq, at: seq }),
  );
  const reader = createTraceReader({ packs: true });
  const events = reader.take(`{"caesura":"trace","format":1}\n${lines.join('\n')}\n`);
  return events.ok ? events.value : [];
});
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
