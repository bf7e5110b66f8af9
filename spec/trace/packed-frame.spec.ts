import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/trace/event.ts';
import { createTraceReader, serialiseTrace } from '../../src/trace/file.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';
import { lengthOf, PackedFrame, plainFrame } from '../../src/trace/packed-frame.ts';
import { createStanzaReader } from '../../src/timeline/stanza-reader.ts';
import { readStanzaHead } from '../../src/timeline/stanza-head.ts';

const STARTED =
  '{"seq":0,"at":0,"type":"run-started","format":1,"source":"","server":"s","rule":"skip"}';
const HEADER = '{"caesura":"trace","format":1}';

function readBoth(text: string) {
  return [false, true].map((packs) => {
    const reader = createTraceReader({ packs });
    const events = reader.take(text);
    const last = events.ok ? reader.end() : events;
    return last.ok && events.ok ? { events: [...events.value, ...last.value] } : { error: last };
  });
}

const id = fc.oneof(
  fc.constantFrom('', ' id="a1"', ' id="m&amp;1"', " id='q'", ' id=""', ' xml:id="x"', ' id = "b"'),
  fc.stringMatching(/^[\w:\u00e9 -]{0,9}$/).map((value) => ` id="${value}"`),
);
const attributes = fc.constantFrom(
  '',
  ' from="r@c/Romeo" to="j@s/1"',
  ' to="j@s/2" type="groupchat"',
  ' from="a>b"',
  ' from="a" from="b"',
  ' to="\\u0001"',
  ' to="Ü&lt;"',
  ' xmlns="jabber:client"',
);
const inside = fc.constantFrom(
  '<body>a "quoted" \\ word</body></message>',
  '<body>two\nlines \u{1f916}</body></message>',
  '<subject/></message>',
  '',
  'no XML at all',
);
const xml = fc
  .tuple(
    fc.constantFrom('<message', '<presence', '  <iq', '<c:iq', 'text'),
    attributes,
    id,
    attributes,
    fc.constantFrom('>', '/>', ' >'),
    inside,
  )
  .map((parts) => parts.join(''));
const numbers = fc.record(
  { step: fc.nat(9), turn: fc.nat(9), stack: fc.nat(9).map(eventSeq), wire: fc.constant('<a/>') },
  { requiredKeys: [] },
);
const frame = fc
  .tuple(xml, numbers, fc.constantFrom('Romeo', 'Ju"liet'), fc.constantFrom('sent', 'received'))
  .map(([text, own, actor, direction]) => ({
    type: 'frame' as const,
    actor,
    phase: 'session' as const,
    direction: direction,
    xml: text,
    ...own,
  }));
const at = fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e9, noNaN: true }));
const lines = fc
  .array(fc.tuple(frame, at, fc.boolean()), { minLength: 2, maxLength: 12 })
  .map((frames) => [...frames, ...frames])
  .map((frames) =>
    frames.map(([own, when, isFirst], index) => {
      const stamp = { seq: index + 1, at: when };
      return JSON.stringify(isFirst ? { ...stamp, ...own } : { ...own, ...stamp });
    }),
  );

const plain = (events: readonly TraceEvent[] | undefined) =>
  events?.map((event) => (event.type === 'frame' ? plainFrame(event) : event));

describe('frames that share what they have in common', () => {
  it('are read as others are', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const [alone, packed] = readBoth([HEADER, STARTED, ...all].join('\n'));
        expect(packed?.error).toEqual(alone?.error);
        expect(plain(packed?.events)).toEqual(alone?.events);
        expect(serialiseTrace(packed?.events ?? []).length).toBe(
          serialiseTrace(alone?.events ?? []).length,
        );
      }),
    );
  });

  it('are refused as others are where a line is damaged', () => {
    fc.assert(
      fc.property(
        lines,
        fc.nat(),
        fc.constantFrom('"', '\\', '}', ',', '1', ''),
        (all, at, mark) => {
          const text = all.join('\n');
          const place = at % (text.length + 1);
          const damaged = text.slice(0, place) + mark + text.slice(place + 1);
          const [alone, packed] = readBoth([HEADER, STARTED, damaged].join('\n'));
          expect(packed?.error).toEqual(alone?.error);
          expect(plain(packed?.events)).toEqual(alone?.events);
        },
      ),
    );
  });

  it('have the heads of their texts', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const [, packed] = readBoth([HEADER, STARTED, ...all].join('\n'));
        const reader = createStanzaReader();
        for (const event of packed?.events ?? []) {
          if (event.type !== 'frame') continue;
          const { id: own, ...head } = readStanzaHead(event.xml);
          expect(reader.head(event)).toEqual(head);
          if (event instanceof PackedFrame) expect(event.id).toBe(own ?? '');
          expect(lengthOf(event)).toBe(event.xml.length);
        }
      }),
    );
  });

  it('are packed as soon as their start tag is known', () => {
    const line = (seq: number, id: string) =>
      JSON.stringify({
        ...{ type: 'frame', actor: 'Romeo', phase: 'session', direction: 'received' },
        ...{
          xml: `<message id="${id}" to="r@s"><body>same</body></message>`,
          turn: seq,
          seq,
          at: seq,
        },
      });
    const [, packed] = readBoth(
      [HEADER, STARTED, line(1, 'a'), line(2, 'b'), line(3, 'c')].join('\n'),
    );
    const [, first, second, third] = packed?.events ?? [];
    expect(first).not.toBeInstanceOf(PackedFrame);
    if (!(second instanceof PackedFrame) || !(third instanceof PackedFrame)) expect.fail('packed');
    else {
      expect(second.inside).toBe(third.inside);
      expect(second.start).toBe(third.start);
      expect(third).toMatchObject({
        turn: 3,
        xml: '<message id="c" to="r@s"><body>same</body></message>',
      });
    }
  });
});
