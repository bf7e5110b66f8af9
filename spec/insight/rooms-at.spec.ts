import { describe, expect, it } from 'vitest';
import { roomsAt, tableAt } from '../../src/insight/rooms-at.ts';
import type { EventSeq, TraceEntry, TraceEvent } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import type { ServerRoom } from '../../src/xmpp/server-room.ts';
import { serverRoom } from '../support/server-room.ts';
import { enters, notice, presence, status, subject } from './trace-of.ts';

const ROOM = 'garden@conference.localhost';
const ROMEO = 'Romeo user@localhost owner moderator';
const JULIET = 'Juliet user2@localhost member participant';
const NAMES = new Map([['user3@localhost', 'Rosaline']]);
const OWNER = 'affiliation="owner" role="moderator"';
const MEMBER = 'affiliation="member" role="participant"';

type Entry = TraceEntry | readonly ServerRoom[];

const step = (index: number): TraceEntry => ({ type: 'step-started', step: index });
const hears = (actor: string, xml: string): TraceEntry => ({
  type: 'frame',
  actor,
  direction: 'received',
  phase: 'session',
  xml,
});
const sends = (actor: string, xml: string): TraceEntry => ({
  type: 'frame',
  actor,
  direction: 'sent',
  phase: 'session',
  xml,
});
const asked = (...people: readonly string[]) => [serverRoom(ROOM, people)];

/** Both are inside; then Rosaline becomes a member, of which Romeo is told. */
const PLAY: readonly Entry[] = [
  step(1),
  sends('Romeo', enters('Romeo')),
  hears('Romeo', presence('Romeo', `${OWNER} jid="user@localhost/a"`, status(110))),
  hears('Romeo', subject('')),
  asked(ROMEO),
  step(2),
  sends('Juliet', enters('Juliet')),
  hears('Juliet', presence('Romeo', OWNER)),
  hears('Juliet', presence('Juliet', `${MEMBER} jid="user2@localhost/b"`, status(110))),
  hears('Juliet', subject('')),
  hears('Romeo', presence('Juliet', `${MEMBER} jid="user2@localhost/b"`)),
  asked(JULIET, ROMEO),
  step(3),
  sends('Romeo', '<iq/>'),
  hears('Romeo', notice('affiliation="member" jid="user3@localhost"')),
  asked(JULIET, ROMEO, 'user3@localhost member'),
];

function play(entries: readonly Entry[]): readonly TraceEvent[] {
  const log = createTraceLog();
  for (const entry of entries) {
    log.append('type' in entry ? entry : { type: 'server-rooms', rooms: entry }, 0);
  }
  return log.events;
}

function table(entries: readonly Entry[], until?: number) {
  const events = play(entries);
  const all = roomsAt(buildTraceModel(events), events, until as EventSeq | undefined);
  return tableAt(all, all.names[0] ?? '', NAMES);
}

describe('a room as actors and server have it', () => {
  it('says what the server has and an actor was not told, and what the step changed', () => {
    const { sentence, truth, persons } = table(PLAY);
    expect(sentence).toBe(
      'Both agree with the server on who is in the room. Juliet was not told two things: Romeo’s real JID, and that Rosaline is a member.',
    );
    expect(truth?.changes).toEqual(['Rosaline became a member']);
    expect(persons.map(({ name, isPresent }) => [name, isPresent])).toEqual([
      ['Romeo', true],
      ['Juliet', true],
      ['Rosaline', false],
    ]);
    expect(truth?.persons.get('Rosaline')).toMatchObject({
      affiliation: 'member',
      role: 'none',
      was: { affiliation: 'none' },
    });
    expect(truth?.facts.get('Members')).toEqual({ words: 'Juliet, Rosaline', was: 'Juliet' });
  });

  it('does not hold against an actor what the server is about to tell', () => {
    const { sentence, persons } = table(PLAY, 8);
    expect(sentence).toContain('Both agree with the server');
    const juliet = persons.find(({ name }) => name === 'Juliet');
    expect(juliet?.cells.map((cell) => cell.kind === 'nothing' && cell.words)).toEqual([
      'not told yet',
      false,
    ]);
  });

  it('marks what an actor was told and is not so', () => {
    const { sentence, persons } = table([
      ...PLAY.slice(0, -1),
      asked(ROMEO, 'user3@localhost admin'),
    ]);
    expect(sentence).toContain('Romeo, Juliet and the server do not agree on who is in the room');
    const marks = Object.fromEntries(persons.map((row) => [row.name, row.marks]));
    expect(marks).toEqual({
      Romeo: [{}, {}],
      Juliet: [{ presence: 'not in the room' }, { presence: 'not in the room' }],
      Rosaline: [{ affiliation: 'admin' }, {}],
    });
  });

  it('says in one sentence what the server has and nobody else', () => {
    const { sentence } = table([...PLAY.slice(0, 5), asked(ROMEO, 'user3@localhost member')]);
    expect(sentence).toBe(
      'Romeo agrees with the server on who is in the room. The server has Rosaline as a member; Romeo was not told.',
    );
  });

  it('says so when the room is no more', () => {
    expect(table([...PLAY, []]).sentence).toBe(
      'The server has no such room any more; Romeo and Juliet were not told.',
    );
  });

  it('has a room of which no actor knows', () => {
    const { room, truth, sentence } = table([step(1), asked(ROMEO)]);
    expect([room, sentence]).toEqual([ROOM, 'None of the actors is in the room at this moment.']);
    expect(truth?.facts.get('Settings')?.words).toBe(
      'hidden, temporary, open to all, history of 20',
    );
  });

  it('has no word of the server where it was not asked', () => {
    const told = PLAY.filter((entry) => 'type' in entry);
    expect(table(told)).toMatchObject({ truth: undefined });
    expect(table(told).facts.map(({ name }) => name)).not.toContain('Settings');
  });
});
