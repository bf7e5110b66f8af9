import { describe, expect, it } from 'vitest';
import { compareRooms } from '../../src/insight/compare-rooms.ts';
import { foldRooms } from '../../src/insight/fold-rooms.ts';
import type { ServerRoom } from '../../src/xmpp/server-room.ts';
import { serverRoom } from '../support/server-room.ts';
import { enters, notice, presence, status, subject, traceOf, type Line } from './trace-of.ts';

const ROOM = 'garden@conference.localhost';
const OWNER = 'affiliation="owner" role="moderator" jid="user@localhost/a"';
const JULIET = 'affiliation="member" role="participant"';

/** Romeo and Juliet are in the garden; Juliet does not see real JIDs. */
const PLAY: readonly Line[] = [
  ['Romeo', '->', enters('Romeo'), 2],
  ['Romeo', '<-', presence('Romeo', OWNER, status(110)), 3],
  ['Romeo', '<-', subject(''), 4],
  ['Juliet', '->', enters('Juliet'), 5],
  ['Juliet', '<-', presence('Romeo', 'affiliation="owner" role="moderator"'), 6],
  ['Juliet', '<-', presence('Juliet', `${JULIET} jid="user2@localhost/b"`, status(110)), 7],
  ['Juliet', '<-', subject(''), 8],
  ['Romeo', '<-', presence('Juliet', `${JULIET} jid="user2@localhost/b"`), 9],
];
const PAIR = ['Juliet user2@localhost member participant', 'Romeo user@localhost owner moderator'];

/** Each as `Juliet unknown affiliation of user3@localhost: member`. */
function compare(truth: readonly ServerRoom[], ...more: readonly Line[]): string[] {
  const knowledge = foldRooms(traceOf(...PLAY, ...more), undefined);
  return compareRooms(knowledge, truth).map(
    ({ actor, kind, field, person, known, truth: real }) => {
      const whom = person === undefined ? '' : ` of ${person.nick ?? person.jid ?? '?'}`;
      return `${actor} ${kind} ${field}${whom}: ${known === undefined ? '' : `${known} ≠ `}${real}`;
    },
  );
}
const garden = (...people: readonly string[]) => [serverRoom(ROOM, people)];

describe('what actors and server do not agree on', () => {
  it('is nothing when all were told all they may know', () => {
    expect(compare(garden(...PAIR))).toEqual([]);
  });

  it('is a member of whom an actor was not told', () => {
    const rosaline = notice('affiliation="member" jid="user3@localhost"');
    expect(compare(garden(...PAIR, 'user3@localhost member'), ['Romeo', '<-', rosaline])).toEqual([
      'Juliet unknown affiliation of user3@localhost: member',
    ]);
  });

  it('is an affiliation or role that is another one', () => {
    const truth = garden('Juliet user2@localhost admin moderator', PAIR[1] ?? '');
    expect(compare(truth)).toEqual([
      'Romeo differs affiliation of Juliet: member ≠ admin',
      'Romeo differs role of Juliet: participant ≠ moderator',
      'Juliet differs affiliation of Juliet: member ≠ admin',
      'Juliet differs role of Juliet: participant ≠ moderator',
    ]);
  });

  it('is who came, or went, without a word', () => {
    const truth = garden('Rosaline user3@localhost none participant', PAIR[1] ?? '');
    expect(compare(truth)).toEqual([
      'Romeo differs presence of Juliet: in the room ≠ not in the room',
      'Romeo unknown presence of Rosaline: in the room',
      'Juliet differs presence of Juliet: in the room ≠ not in the room',
      'Juliet unknown presence of Rosaline: in the room',
    ]);
  });

  it('is a subject, or who sees real JIDs', () => {
    const truth = serverRoom(ROOM, PAIR, { subject: 'Feud', config: { whois: 'anyone' } });
    const semi = presence('Juliet', `${JULIET} jid="user2@localhost/b"`, status(173));
    expect(compare([truth], ['Romeo', '<-', semi])).toEqual([
      'Romeo differs subject:  ≠ Feud',
      'Romeo differs real-jids: moderators ≠ everyone',
      'Juliet differs subject:  ≠ Feud',
    ]);
  });

  it('is a room that is no more; not what was known outside', () => {
    const leaves = presence('Juliet', 'affiliation="member"', status(110), 'unavailable');
    expect(compare([], ['Juliet', '<-', leaves])).toEqual([
      'Romeo differs room: in the room ≠ no such room',
    ]);
  });

  it('knows an absent person by the real JID alone', () => {
    const left = presence('Juliet', 'affiliation="none" role="none"', '', 'unavailable');
    const truth = garden('Romeo user@localhost owner moderator');
    expect(compare(truth, ['Romeo', '<-', left], ['Juliet', '<-', left])).toEqual([]);
  });
});
