import { describe, expect, it } from 'vitest';
import { foldRooms } from '../../src/insight/fold-rooms.ts';
import { tabulateRoom } from '../../src/insight/room-table.ts';
import type { EventSeq } from '../../src/trace/event.ts';
import { enters, notice, presence, status, subject, traceOf, type Line } from './trace-of.ts';

const OWNER = 'affiliation="owner" role="moderator" jid="user@localhost/a"';
const MEMBER = 'affiliation="member" role="participant" jid="user2@localhost/b"';

/** Romeo opens the garden, makes Juliet a member, she enters, then Rosaline becomes a member too. */
const PLAY: readonly Line[] = [
  ['Romeo', '->', enters('Romeo'), 2],
  ['Romeo', '<-', presence('Romeo', OWNER, status(201, 110)), 3],
  ['Romeo', '<-', subject(''), 4],
  ['Romeo', '<-', notice('affiliation="member" jid="user2@localhost"'), 8],
  ['Juliet', '->', enters('Juliet'), 11],
  ['Juliet', '<-', presence('Romeo', 'affiliation="owner" role="moderator"'), 12],
  ['Juliet', '<-', presence('Juliet', MEMBER, status(110)), 13],
  ['Juliet', '<-', subject(''), 14],
  ['Romeo', '<-', presence('Juliet', MEMBER), 15],
  ['Romeo', '<-', notice('affiliation="member" jid="user3@localhost"'), 19],
];

const knowledgeOf = (actor: string, ...lines: readonly Line[]) =>
  foldRooms(traceOf(...lines), undefined)[0]?.knowers.find((knower) => knower.actor === actor);

describe('what an actor knows of a room', () => {
  it('has the occupants with role, affiliation and the real JID, if told', () => {
    const juliet = knowledgeOf('Juliet', ...PLAY);
    expect(juliet?.ownNick?.value).toBe('Juliet');
    expect(juliet?.persons.map(({ nick, role, jid }) => [nick, role?.value, jid?.value])).toEqual([
      ['Romeo', 'moderator', undefined],
      ['Juliet', 'participant', 'user2@localhost'],
    ]);
  });

  it('names the step that told a fact', () => {
    const romeo = knowledgeOf('Romeo', ...PLAY);
    expect(romeo?.subject).toEqual({ value: '', source: { stanza: 2, step: 4 } });
    expect(romeo?.persons.map(({ source }) => source.step)).toEqual([3, 15, 19]);
  });

  it('holds only what was told until the moment asked for', () => {
    const [room] = foldRooms(traceOf(...PLAY), 3 as EventSeq);
    expect(room?.knowers.map(({ actor }) => actor)).toEqual(['Romeo']);
    expect(room?.knowers[0]?.persons.map(({ nick, isPresent }) => [nick, isPresent])).toEqual([
      ['Romeo', true],
      [undefined, false],
    ]);
  });

  it('knows an absent member again when she enters', () => {
    const romeo = knowledgeOf('Romeo', ...PLAY);
    const juliet = romeo?.persons.filter(({ jid }) => jid?.value === 'user2@localhost');
    expect(juliet).toHaveLength(1);
    expect(juliet?.[0]).toMatchObject({ nick: 'Juliet', isPresent: true });
  });

  it('follows a change of nickname (status 303)', () => {
    const juliet = knowledgeOf(
      'Juliet',
      ...PLAY,
      [
        'Juliet',
        '<-',
        presence('Romeo', 'nick="Montague" role="moderator"', status(303), 'unavailable'),
      ],
      ['Juliet', '<-', presence('Montague', 'affiliation="owner" role="moderator"')],
    );
    expect(juliet?.persons.map(({ nick, isPresent }) => [nick, isPresent])).toEqual([
      ['Montague', true],
      ['Juliet', true],
    ]);
  });

  it('lets an occupant go', () => {
    const juliet = knowledgeOf('Juliet', ...PLAY, [
      'Juliet',
      '<-',
      presence('Romeo', 'affiliation="owner" role="none"', '', 'unavailable'),
    ]);
    expect(juliet?.persons[0]).toMatchObject({ isPresent: false, role: { value: 'none' } });
  });

  it('does not take whoever comes under a used nickname for the one who left', () => {
    const juliet = knowledgeOf(
      'Juliet',
      ...PLAY,
      [
        'Juliet',
        '<-',
        presence('Paris', 'affiliation="none" jid="paris@localhost/x" role="participant"'),
      ],
      ['Juliet', '<-', presence('Paris', 'affiliation="none" role="none"', '', 'unavailable')],
      ['Juliet', '<-', presence('Paris', 'affiliation="none" role="participant"')],
    );
    expect(juliet?.persons.at(-1)).toMatchObject({ nick: 'Paris', jid: undefined });
  });

  it.each([
    [status(110), 'left'],
    [status(307, 110), 'kicked'],
    [status(301, 110), 'banned'],
    [status(321, 110), 'removed'],
    [status(307, 333, 110), 'removed'],
    [`<destroy/>${status(110)}`, 'destroyed'],
  ])('ends with the own departure: %s', (more, reason) => {
    const line: Line = ['Juliet', '<-', presence('Juliet', 'role="none"', more, 'unavailable'), 20];
    const juliet = knowledgeOf('Juliet', ...PLAY, line);
    expect(juliet?.ownNick).toBeUndefined();
    expect(juliet?.outside).toMatchObject({ value: reason, source: { step: 20 } });
    expect(juliet?.persons).toEqual([]);
  });

  it('says that the room refused', () => {
    const refusal =
      '<presence from="garden@conference.localhost/X" type="error"><error/></presence>';
    const paris = knowledgeOf('Paris', ['Paris', '->', enters('X')], ['Paris', '<-', refusal]);
    expect(paris?.outside?.value).toBe('refused');
  });

  it('takes no invitation for presence in the room', () => {
    const invitation =
      '<message from="garden@conference.localhost"><x xmlns="http://jabber.org/protocol/muc#user"><invite from="a@b"/></x></message>';
    expect(foldRooms(traceOf(['Paris', '<-', invitation]), undefined)).toEqual([]);
  });
});

describe('the table of a room', () => {
  const tabulate = (...lines: readonly Line[]) => {
    const [room] = foldRooms(traceOf(...lines), undefined);
    return room && tabulateRoom(room, new Map([['user3@localhost', 'Rosaline']]));
  };

  it('sets side by side who was told what', () => {
    const table = tabulate(...PLAY);
    expect(table?.knowers.map(({ actor }) => actor)).toEqual(['Romeo', 'Juliet']);
    expect(table?.persons.map(({ name, isPresent }) => [name, isPresent])).toEqual([
      ['Romeo', true],
      ['Juliet', true],
      ['Rosaline', false],
    ]);
    expect(table?.persons[0]?.cells[1]).toMatchObject({ jid: { unknown: 'hidden' } });
    expect(table?.persons[2]?.cells[0]).toMatchObject({ role: { unknown: 'not said' } });
    expect(table?.persons[2]?.cells[1]).toEqual({ kind: 'nothing', words: 'never told' });
  });

  it('only counts those who were not told everything when they are many', () => {
    const actors = ['Juliet', 'Rosaline', 'Paris'];
    const crowd = actors.flatMap((actor): readonly Line[] => [
      [actor, '->', enters(actor), 20],
      [actor, '<-', presence('Romeo', 'affiliation="owner" role="moderator"'), 21],
      [actor, '<-', presence(actor, MEMBER, status(110)), 22],
      ['Romeo', '<-', presence(actor, MEMBER), 23],
    ]);
    const table = tabulate(...PLAY.slice(0, 3), ...crowd);
    expect(table?.sentence).toContain(' 3 actors were not told everything.');
    expect(table?.unknown).toHaveLength(3);
    expect(table?.unknown[0]).toMatch(/^Juliet was not told .*Romeo’s real JID/);
  });

  it('says in a sentence who was not told what', () => {
    expect(tabulate(...PLAY)?.sentence).toBe(
      'Both agree on who is in the room. ' +
        'Juliet was not told two things: Romeo’s real JID, and that Rosaline is a member.',
    );
  });

  it('lists members, subject and whether real JIDs are shown', () => {
    const words = tabulate(...PLAY)?.facts.map(({ name, cells }) => [
      name,
      ...cells.map((cell) => cell.words),
    ]);
    expect(words).toEqual([
      ['Members', 'Juliet, Rosaline', 'Juliet'],
      ['Subject', 'empty', 'empty'],
      ['Real JIDs', 'shown, as to a moderator', 'not shown: no status 100'],
    ]);
  });

  it('notices when one was not told of somebody in the room', () => {
    const paris = presence('Paris', 'affiliation="none" role="participant"');
    expect(tabulate(...PLAY, ['Romeo', '<-', paris])?.sentence).toContain(
      'They do not agree on who is in the room at this moment. Juliet was not told',
    );
  });

  it('is quiet when nobody is inside', () => {
    const left = presence('Romeo', 'role="none"', status(110), 'unavailable');
    expect(tabulate(...PLAY.slice(0, 3), ['Romeo', '<-', left])?.sentence).toBe(
      'None of the actors is in the room at this moment.',
    );
  });
});
