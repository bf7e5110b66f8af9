import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { explainDifference } from '../../src/insight/explain-difference.ts';
import { printText } from '../../src/insight/rich-text.ts';
import { roomChanges } from '../../src/insight/room-changes.ts';
import { tabulateRoom } from '../../src/insight/room-table.ts';
import { diffStanza } from '../../src/match/diff.ts';
import { describeOutcome } from '../../src/diagnosis/diagnosis.ts';
import { compileScript } from '../../src/script/compile.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { xml } from '../../src/xml/element.ts';
import { printXml } from '../../src/xml/print.ts';
import { serverRoom } from '../support/server-room.ts';
import { simulate } from '../support/simulated-run.ts';

/** Longest sentence: what a status line or a row can still show. */
const LONGEST = 900;
const UNSEEN = /[\u200b\u202e]/;

/** What a server can write wherever it is free to: long, unseen, letters of two scripts. */
const hostile = fc
  .tuple(
    fc.constantFrom('a', '\u200b', '\u202eb', 'é', '👨', 'p\u0430', '"', '.'),
    fc.constantFrom(1, 61, 5000),
  )
  .map(([text, count]) => text.repeat(count));
/** As the name of an element. */
const name = fc.constantFrom(
  'x',
  'p\u0430y',
  'e'.repeat(61),
  'e'.repeat(5000),
  'a\u0301'.repeat(500),
);

function expectTold(sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(sentence.length).toBeLessThanOrEqual(LONGEST);
    expect(sentence).not.toMatch(UNSEEN);
  }
}

const fact = <T>(value: T) => ({ value, source: { seq: 0, at: 0 } });

describe('what is said of what a server sent', () => {
  it('is bounded, of a room', () => {
    const person = fc.tuple(hostile, hostile, hostile, hostile);
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), hostile, (people, subject) => {
        const now = serverRoom('r@h', [], { subject });
        const room = {
          ...now,
          occupants: people.map(([nick, jid, affiliation, role]) => ({
            ...{ nick, jid, affiliation, role, sessions: [jid] },
          })),
          affiliations: people.map(([, jid]) => ({ jid, affiliation: 'member' })),
        };
        const naming = ({
          nick,
          jid = '',
        }: {
          nick: string | undefined;
          jid: string | undefined;
        }) => nick ?? jid;
        expectTold(roomChanges(undefined, room, naming).sentences);
        expectTold(roomChanges(room, now, naming).sentences);
        const persons = people.map(([nick, jid, affiliation, role]) => ({
          ...{ nick, jid: fact(jid), affiliation: fact(affiliation), role: fact(role) },
          ...{ isPresent: true, source: fact('').source },
        }));
        const knower = { ownNick: fact('Romeo'), outside: undefined, realJids: undefined };
        const knowers = [
          { ...knower, actor: 'Romeo', persons, subject: fact(subject) },
          { ...knower, actor: 'Juliet', persons: [], subject: undefined },
        ];
        const truth = { now: room, before: now, disagreements: [] };
        for (const told of [undefined, truth]) {
          const table = tabulateRoom({ room: 'r@h', knowers } as never, new Map(), told);
          expectTold([table.sentence, ...table.unknown]);
          expectTold(table.facts.flatMap(({ cells }) => cells.map(({ words }) => words)));
          expectTold([...(table.truth?.facts.values() ?? [])].map(({ words }) => words));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is bounded, of a difference', () => {
    fc.assert(
      fc.property(name, name, hostile, (one, other, value) => {
        const ns = 'urn:xmpp:delay';
        const stanza = (local: string, text: string) =>
          xml('presence', { from: text, type: text }, xml(local, { xmlns: ns, stamp: text }));
        const [expected, received] = [stanza(one, 'a'), stanza(other, value)];
        const { differences } = diffStanza(expected, received);
        const notes = differences.map((difference) =>
          explainDifference({ difference, expected, received }),
        );
        expectTold(notes.flatMap((note) => (note === undefined ? [] : [printText(note)])));
      }),
      { numRuns: 60 },
    );
  });

  it('is bounded, of a refusal: taken, answering, or where nothing should come', () => {
    const head =
      '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n\nRomeo sends:\n\t<presence/>\n\n';
    const ends = [
      'Romeo receives:\n\t<presence/>\n',
      'Romeo receives:\n\t<presence><x/></presence>\n',
      'Romeo receives nothing\n',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...ends),
        name,
        hostile,
        hostile,
        (end, condition, from, text) => {
          const ns = 'urn:ietf:params:xml:ns:xmpp-stanzas';
          const error = xml(
            'error',
            {},
            xml(condition, { xmlns: ns }),
            xml('text', { xmlns: ns }, text),
          );
          const refusal = xml('presence', { xmlns: 'jabber:client', type: 'error', from }, error);
          const source = head + end;
          const script = ensure(compileScript(source).scenario, 'a script');
          const cues = [{ on: 2, to: 'Romeo', xml: printXml(refusal) }];
          const model = buildTraceModel(simulate({ script, source, cues }).events);
          const told = describeOutcome(model, script);
          expectTold([told.lead]);
          expect(told.text.length).toBeLessThanOrEqual(2 * LONGEST);
          expect(told.text).not.toMatch(UNSEEN);
        },
      ),
      { numRuns: 60 },
    );
  });
});
