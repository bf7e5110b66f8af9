import { describe, expect, it } from 'vitest';
import { roomPicture } from '../../src/insight/room-picture.ts';
import type { RoomsAt } from '../../src/insight/rooms-at.ts';
import type { ActorKnowledge, PersonKnowledge } from '../../src/insight/rooms.ts';
import { eventSeq } from '../../src/trace/event-seq.ts';

const source = { stanza: eventSeq(1), step: 1 };
const told = <T>(value: T) => ({ value, source });
const person = (nick: string, jid?: string): PersonKnowledge => ({
  nick,
  isPresent: true,
  jid: jid === undefined ? undefined : told(jid),
  affiliation: told('none'),
  role: told('participant'),
  source,
});
const knower = (actor: string, ...persons: readonly PersonKnowledge[]): ActorKnowledge => ({
  actor,
  ownNick: told(actor),
  outside: undefined,
  persons,
  subject: undefined,
  realJids: undefined,
});
const rooms = (...knowers: readonly ActorKnowledge[]): RoomsAt => ({
  names: ['r@s'],
  known: [{ room: 'r@s', knowers }],
  settled: [],
  truth: undefined,
});

describe('the picture of a room', () => {
  it('says who sees whose real JID, and joins what all were told', () => {
    const picture = roomPicture(
      rooms(
        knower('Romeo', person('Romeo', 'romeo@s'), person('Juliet', 'juliet@s')),
        knower('Juliet', person('Juliet', 'juliet@s'), person('Romeo')),
      ),
      'r@s',
    );
    expect(picture?.occupants.map(({ nick, jid }) => `${nick} ${jid ?? ''}`)).toEqual([
      'Juliet juliet@s',
      'Romeo romeo@s',
    ]);
    expect(picture?.sights).toEqual([
      { actor: 'Romeo', nick: 'Romeo', cells: ['sees', 'self'] },
      { actor: 'Juliet', nick: 'Juliet', cells: ['self', 'hidden'] },
    ]);
  });

  it('is none of a room that nobody is known to be in', () => {
    expect(roomPicture(rooms(), 'r@s')).toBeUndefined();
    expect(roomPicture(rooms(knower('Romeo')), 'other@s')).toBeUndefined();
  });
});
