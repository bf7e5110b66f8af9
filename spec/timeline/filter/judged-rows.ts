import fc from 'fast-check';
import type { Scenario } from '../../../src/script/scenario.ts';
import type { EventList } from '../../../src/trace/event-list.ts';
import { createTraceReader } from '../../../src/trace/file.ts';
import { modelOf } from '../../../src/trace/model-of.ts';
import type { SubjectSources } from '../../../src/timeline/filter/filter-subject.ts';
import { Addresses } from '../../../src/timeline/growing/addresses.ts';
import { PartyFinder } from '../../../src/timeline/growing/party-finder.ts';
import { orderLanes } from '../../../src/timeline/lanes.ts';
import { looseSeed, pendingSeed, type RowSeed } from '../../../src/timeline/row-seeds.ts';
import type { StanzaReader } from '../../../src/timeline/stanza-reader.ts';
import { createStepDiffer } from '../../../src/timeline/step-differences.ts';

/** As of a long trace. */
export function sourcesOf(
  scenario: Scenario,
  events: EventList,
  reader: StanzaReader,
): SubjectSources {
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

export function seedsOf(scenario: Scenario, events: EventList): readonly RowSeed[] {
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
export const filters = fc
  .array(term, { minLength: 1, maxLength: 3 })
  .map((terms) => terms.join(' '));
export const verdicts = fc.constantFrom([], [], ['unread', 'sent'] as const);

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
export const sharingRun = fc.array(stanza, { minLength: 1, maxLength: 8 }).map((drawn) => {
  const started = { type: 'run-started', format: 1, source: '', server: '', rule: 'skip' };
  const lines = [started, ...drawn, ...drawn].map((entry, seq) =>
    JSON.stringify({ ...entry, seq, at: seq }),
  );
  const reader = createTraceReader({ packs: true });
  const events = reader.take(`{"caesura":"trace","format":1}\n${lines.join('\n')}\n`);
  return events.ok ? events.value : [];
});
