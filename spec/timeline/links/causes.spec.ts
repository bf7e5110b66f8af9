import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../../src/timeline/links/causes.ts';
import { withEvents, type EventList } from '../../../src/trace/event-list.ts';
import { eventSeq } from '../../../src/trace/event-seq.ts';
import { createTraceReader } from '../../../src/trace/file.ts';
import type { FrameEvent, TraceEvent } from '../../../src/trace/event.ts';

const ROOM = 'room@muc.localhost';
const MUC = '<x xmlns="http://jabber.org/protocol/muc"/>';

type Told = Pick<FrameEvent, 'actor' | 'direction' | 'xml'> & { readonly turn?: number };

const sent = (actor: string, xml: string): Told => ({ actor, direction: 'sent', xml });
const came = (actor: string, xml: string): Told => ({ actor, direction: 'received', xml });
const inTurn = (turn: number, ...told: readonly Told[]): Told[] =>
  told.map((each) => ({ ...each, turn }));

const traceOf = (told: readonly Told[]): readonly TraceEvent[] =>
  told.map((each, index) => ({
    type: 'frame',
    phase: 'session',
    seq: eventSeq(index),
    at: index,
    ...each,
  }));

/** By place in the trace: the place of what it came of. */
const linked = (...told: readonly Told[]) => {
  const causes = causesOf(traceOf(told));
  return told.map((_, index) => causes.causeOf(eventSeq(index)));
};

const enters = (actor: string, nick = actor) =>
  sent(actor, `<presence to="${ROOM}/${nick}">${MUC}</presence>`);
const presence = (actor: string, of: string, type = '') =>
  came(actor, `<presence from="${ROOM}/${of}"${type === '' ? '' : ` type="${type}"`}/>`);
const subject = (actor: string) =>
  came(actor, `<message type="groupchat" from="${ROOM}"><subject/></message>`);
const says = (actor: string, body: string, id = '') =>
  sent(actor, `<message type="groupchat" to="${ROOM}"${id}><body>${body}</body></message>`);
const hears = (actor: string, who: string, body: string, id = '') =>
  came(
    actor,
    `<message from="${ROOM}/${who}" type="groupchat"${id}><body>${body}</body></message>`,
  );

describe('what came because of what', () => {
  it('is a request for its answer, by id and by whose it is', () => {
    expect(
      linked(
        sent('Romeo', `<iq type="get" id="a" to="${ROOM}"/>`),
        sent('Juliet', `<iq type="set" id="a" to="${ROOM}"/>`),
        came('Juliet', `<iq type="result" id="a" from="${ROOM}"/>`),
        came('Romeo', `<iq type="error" id="a" from="${ROOM}"/>`),
        came('Romeo', `<iq type="result" id="a" from="${ROOM}"/>`),
      ),
    ).toEqual([undefined, undefined, 1, 0, undefined]);
  });

  it('is what somebody was asked, for what they answer', () => {
    expect(
      linked(
        came('Romeo', '<iq type="get" id="ping" from="localhost"/>'),
        sent('Romeo', '<iq type="result" id="ping" to="localhost"/>'),
      ),
    ).toEqual([undefined, 0]);
  });

  it('is what was refused, for an error with its id', () => {
    expect(
      linked(
        sent('Romeo', `<message id="m" to="${ROOM}"><body>Hi</body></message>`),
        sent('Romeo', `<presence id="m" to="${ROOM}/Romeo"/>`),
        came('Romeo', `<message type="error" id="m" from="${ROOM}"/>`),
        came('Romeo', `<presence type="error" id="m" from="${ROOM}/Romeo"/>`),
      ),
    ).toEqual([undefined, undefined, 0, 1]);
  });

  it('is what was said in a room, for what each occupant hears of it', () => {
    expect(
      linked(
        enters('Romeo'),
        presence('Romeo', 'Romeo'),
        subject('Romeo'),
        says('Romeo', 'One', ' id="1"'),
        says('Romeo', 'Two'),
        hears('Romeo', 'Romeo', 'One', ' id="1"'),
        hears('Juliet', 'Romeo', 'Two', ' id="made-up"'),
        hears('Juliet', 'Nurse', 'Two'),
      ),
    ).toEqual([undefined, 0, 0, undefined, undefined, 3, 4, undefined]);
  });

  it('is the newest message of its occupant with an id, whoever hears it when', () => {
    expect(
      linked(
        enters('Romeo'),
        subject('Romeo'),
        says('Romeo', 'One', ' id="1"'),
        hears('Juliet', 'Romeo', 'One', ' id="1"'),
        hears('Nurse', 'Romeo', 'One', ' id="1"'),
        hears('Nurse', 'Juliet', 'One', ' id="1"'),
        says('Romeo', 'Two', ' id="1"'),
        hears('Juliet', 'Romeo', 'Two', ' id="1"'),
        hears('Juliet', 'Romeo', 'Two', ' id="2"'),
      ),
    ).toEqual([undefined, 0, undefined, 2, 2, undefined, undefined, 6, 6]);
  });

  it('is an entry, for all that is told until the subject, and for what others see of it', () => {
    expect(
      linked(
        enters('Romeo'),
        presence('Romeo', 'Nurse'),
        presence('Juliet', 'Romeo'),
        presence('Romeo', 'Romeo'),
        hears('Romeo', 'Nurse', 'Before', '><delay xmlns="urn:xmpp:delay" stamp=""/><x'),
        subject('Romeo'),
        presence('Romeo', 'Friar'),
        sent('Romeo', `<presence type="unavailable" to="${ROOM}/Romeo"/>`),
        presence('Juliet', 'Romeo', 'unavailable'),
      ),
    ).toEqual([undefined, 0, 0, 0, 0, 0, undefined, undefined, 7]);
  });

  it('is whoever goes by another name, for the end of the one before, too', () => {
    expect(
      linked(
        enters('Romeo'),
        subject('Romeo'),
        sent('Romeo', `<presence to="${ROOM}/Montague"/>`),
        presence('Juliet', 'Romeo', 'unavailable'),
        presence('Juliet', 'Montague'),
      ),
    ).toEqual([undefined, 0, undefined, 2, 2]);
  });

  it('is a change of a room, for what the room tells of it', () => {
    const admin = '<query xmlns="http://jabber.org/protocol/muc#admin"/>';
    expect(
      linked(
        enters('Romeo'),
        subject('Romeo'),
        sent('Romeo', `<iq type="set" id="1" to="${ROOM}">${admin}</iq>`),
        presence('Romeo', 'Romeo'),
        came('Romeo', `<message from="${ROOM}"><x/></message>`),
        came('Romeo', `<iq type="result" id="1" from="${ROOM}"/>`),
      ),
    ).toEqual([undefined, 0, undefined, 2, 2, 2]);
  });

  it('is what the embedded server did it for, whatever it looks like', () => {
    expect(
      linked(
        ...inTurn(
          4,
          sent('Romeo', '<message to="juliet@localhost"/>'),
          came('Juliet', '<message/>'),
        ),
        ...inTurn(5, came('Juliet', '<message/>')),
      ),
    ).toEqual([undefined, 0, undefined]);
  });

  it('is nothing for the stream, nor for what is no stanza', () => {
    const events = traceOf(inTurn(1, sent('Romeo', '<auth/>'), came('Romeo', '<success/>')));
    expect(causesOf(events).causeOf(eventSeq(1))).toBeUndefined();
    expect(causesOf([]).effectsOf(eventSeq(0))).toEqual([]);
  });
});

const ACTORS = ['Romeo', 'Juliet', 'Nurse'] as const;
const who = fc.constantFrom(...ACTORS);
const ids = fc.constantFrom('', ' id=""', ' id="1"', ' id="2"');
const anything = fc.oneof(
  who.map((actor) => enters(actor)),
  who.map(subject),
  fc.tuple(who, who, fc.constantFrom('', 'unavailable')).map((each) => presence(...each)),
  fc.tuple(who, fc.constantFrom('a', 'b'), ids).map((each) => says(...each)),
  fc.tuple(who, who, fc.constantFrom('a', 'b'), ids).map((each) => hears(...each)),
  fc
    .tuple(who, fc.boolean(), fc.constantFrom('get', 'set', 'result', 'error'), fc.nat(3))
    .map(([actor, isSent, type, id]) =>
      (isSent ? sent : came)(actor, `<iq id="${id}" type="${type}" to="${ROOM}"/>`),
    ),
);
const plays = fc
  .array(fc.tuple(anything, fc.option(fc.nat(5), { nil: undefined })), { maxLength: 60 })
  .map((told) =>
    traceOf(told.map(([each, turn]) => (turn === undefined ? each : { ...each, turn }))),
  );

/** As of a server of others: nobody knows its turns. */
const untimed = fc.array(anything, { maxLength: 60 }).map(traceOf);

describe('the causes in any trace', () => {
  it('come before what they cause, each of which has one', () => {
    fc.assert(
      fc.property(plays, (events) => {
        const causes = causesOf(events);
        for (const { seq } of events) {
          const cause = causes.causeOf(seq);
          if (cause !== undefined) {
            expect(cause).toBeLessThan(seq);
            expect(causes.effectsOf(cause)).toContain(seq);
          }
          for (const effect of causes.effectsOf(seq)) expect(causes.causeOf(effect)).toBe(seq);
        }
      }),
    );
  });

  it('have one answer for each request, with its id', () => {
    const idOf = (event: TraceEvent | undefined) =>
      event?.type === 'frame' ? /id="(\d)"/.exec(event.xml)?.[1] : undefined;
    fc.assert(
      fc.property(untimed, (events) => {
        const causes = causesOf(events);
        for (const { seq } of events) {
          const answers = causes
            .effectsOf(seq)
            .filter((effect) => JSON.stringify(events[effect]).includes('type=\\"result\\"'));
          expect(answers.length).toBeLessThanOrEqual(1);
          for (const answer of answers) expect(idOf(events[answer])).toBe(idOf(events[seq]));
        }
      }),
    );
  });

  it('are the same, whatever frames share', () => {
    fc.assert(
      fc.property(plays, (events) => {
        const begin = { type: 'run-started', format: 1, source: '', server: '', rule: 'skip' };
        const lines = [{ ...begin, seq: 0, at: 0 }, ...events].map((event, seq) =>
          JSON.stringify({ ...event, seq }),
        );
        const [alone, shared] = [false, true].map((packs) => {
          const file = `{"caesura":"trace","format":1}\n${lines.join('\n')}\n`;
          const read = createTraceReader({ packs }).take(file);
          expect(read.ok).toBe(true);
          const causes = causesOf(read.ok ? read.value : []);
          return lines.map((_, seq) => causes.causeOf(eventSeq(seq)));
        });
        expect(shared).toEqual(alone);
      }),
    );
  });

  it('are the same, however the trace grew', () => {
    fc.assert(
      fc.property(plays, fc.nat(60), (events, cut) => {
        let list: EventList = withEvents([], events.slice(0, cut));
        causesOf(list);
        list = withEvents(list, events.slice(cut));
        const [grown, anew] = [causesOf(list), causesOf(events)];
        for (const { seq } of events) expect(grown.causeOf(seq)).toBe(anew.causeOf(seq));
      }),
    );
  });
});
