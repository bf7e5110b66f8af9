import { describe, expect, it } from 'vitest';
import { placeName, serverSideOf, tellingPlace } from '../../src/insight/server-side.ts';
import type { EventSeq, TraceEntry } from '../../src/trace/event.ts';
import { received, runOf, sent } from '../ui/difference/run-of.ts';

const place = (file: string, name?: string) =>
  ({ file, line: 9, defined: 5, ...(name === undefined ? {} : { name }) }) as const;
const PLACES = [
  place('modules/muc/muc.lib.lua', 'room_mt:route_stanza'),
  place('modules/muc/subject.lib.lua', 'send_subject'),
  place('util/events.lua', 'fire_event'),
];
const logged = (turn: number): TraceEntry => ({
  type: 'server-log',
  level: 'debug',
  source: 'muc',
  message: `in ${turn}`,
  turn,
});
const stanza = (xml: string, turn: number, stack?: number): TraceEntry => ({
  ...received(xml),
  ...({ turn, ...(stack === undefined ? {} : { stack: stack as EventSeq }) } as const),
});
const taken = (turn: number): TraceEntry => ({ ...sent('<message/>', 2), ...{ turn } });

const side = (entries: readonly TraceEntry[], seq?: number, missedAt?: number) => {
  const { events, model } = runOf(...entries);
  const record = seq === undefined ? undefined : model.stanzaAt(seq as EventSeq);
  return serverSideOf(events, model, { stanza: record, missedAt: missedAt as EventSeq });
};

describe('the server’s side of a row', () => {
  const run: readonly TraceEntry[] = [
    taken(4),
    logged(4),
    { type: 'server-stack', places: PLACES },
    stanza('<message/>', 4, 2),
    logged(5),
    stanza('<presence/>', 5),
  ];

  it('is where it was made, and what else happened in that turn', () => {
    expect(side(run, 3)).toMatchObject({
      about: 'made',
      places: PLACES,
      turn: { lines: [{ message: 'in 4' }], sent: [{ seq: 3 }] },
    });
  });

  it('is the turn that took a stanza in, where an actor sent it', () => {
    expect(side(run, 0)).toMatchObject({ about: 'taken', turn: { sent: [{ seq: 3 }] } });
  });

  it('is the turn of the newest stanza before, where none came', () => {
    const late = [...run, taken(9), logged(9)];
    expect(side(late, undefined, 6)).toMatchObject({ about: 'awaited', stanza: { seq: 0 } });
    expect(side(late, undefined, 8)).toMatchObject({
      about: 'awaited',
      stanza: { seq: 6 },
      turn: { lines: [{ message: 'in 9' }], sent: [] },
    });
    expect(side([], undefined, 0)).toBeUndefined();
    expect(side(run)).toBeUndefined();
  });

  it('has no places where they were not recorded, or their event was lost', () => {
    expect(side(run, 5)).toMatchObject({ about: 'made', places: undefined });
    expect(side([stanza('<message/>', 4, 7)], 0)).toMatchObject({ places: undefined });
  });

  it('has no turn on a server whose inside is not seen', () => {
    expect(side([received('<message/>')], 0)).toMatchObject({ turn: undefined });
  });

  it('is first looked at where the stanza was made, not where it was passed on', () => {
    expect(tellingPlace(PLACES)).toBe(PLACES[1]);
    expect(tellingPlace(PLACES.slice(0, 1))).toBe(PLACES[0]);
    expect(tellingPlace(PLACES.slice(2))).toBe(PLACES[2]);
    expect(tellingPlace([])).toBeUndefined();
  });

  it('names functions that have no name', () => {
    expect(placeName(place('a.lua'))).toBe('function at line 5');
    expect(placeName({ file: 'a.lua', line: 3, defined: 0 })).toBe('the file itself');
  });
});
