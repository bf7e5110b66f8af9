import { describe, expect, it } from 'vitest';
import { uncomparedSentence, type Candidate } from '../../src/diagnosis/diagnosis.ts';
import { rankCandidates } from '../../src/diagnosis/nearest.ts';
import { pattern, stanza } from '../match/notation.ts';

const USER = 'http://jabber.org/protocol/muc#user';
const ROOM = 'room@conference.localhost';

function nearest(expected: string, ...candidates: readonly string[]): number | undefined {
  return rankCandidates(pattern(expected), candidates.map(stanza))[0]?.index;
}

const notice = (role: string) =>
  `<message from="${ROOM}"><x xmlns="${USER}"><item ${role} affiliation="member" jid="juliet@localhost"/></x></message>`;

describe('the first of rankCandidates', () => {
  it('is the message that lacks one attribute, not the result beside it', () => {
    const result = `<iq type="result" id="member1" from="${ROOM}"/>`;
    expect(nearest(notice('role="none"'), result, notice(''))).toBe(1);
  });

  it('is nothing when no stanza of that kind came', () => {
    const expected = `<iq type="result" id="config1" from="${ROOM}"/>`;
    expect(nearest(expected, `<presence from="${ROOM}/Romeo"/>`, notice(''))).toBeUndefined();
    expect(nearest(expected)).toBeUndefined();
  });

  it('is the error that answers the same request', () => {
    const expected = `<iq type="result" id="a" from="${ROOM}"><query xmlns="urn:q"/></iq>`;
    const error = `<iq type="error" id="a" from="${ROOM}"><error type="auth"/></iq>`;
    expect(nearest(expected, `<iq type="result" id="b" from="${ROOM}"/>`, error)).toBe(1);
  });

  it('is the answer to another request if the same JID gave it and there is no better', () => {
    const answer = (id: string, from = ROOM) => `<iq type="result" id="${id}" from="${from}"/>`;
    expect(nearest(answer('d2'), answer('d1'))).toBe(0);
    expect(nearest(answer('d2'), answer('d1', 'other@localhost'))).toBeUndefined();
    expect(nearest(answer('d2'), `<iq type="get" id="d1" from="${ROOM}"/>`)).toBeUndefined();
    expect(nearest('<iq type="result" id="d2"/>', answer('d1'))).toBeUndefined();
  });

  it('is the answer with a mistyped id if its payload is the expected one', () => {
    const answer = (id: string) =>
      `<iq type="result" id="${id}" from="${ROOM}"><query xmlns="urn:q"><item/></query></iq>`;
    expect(nearest(answer('aff1'), answer('afff1'))).toBe(0);
  });

  it('is the error presence from the same occupant', () => {
    const expected = `<presence from="${ROOM}/Romeo"><x xmlns="${USER}"/></presence>`;
    const error = (nickname: string) =>
      `<presence type="error" from="${ROOM}/${nickname}"><error type="auth"/></presence>`;
    expect(nearest(expected, error('Romeo'))).toBe(0);
    expect(nearest(expected, error('Juliet'))).toBeUndefined();
  });

  it('is the presence of another occupant only where all else is the same, sooner that of one who is nearly called so', () => {
    const presence = (nickname: string, role: string) =>
      `<presence from="${ROOM}/${nickname}"><x xmlns="${USER}"><item role="${role}" affiliation="none"/></x></presence>`;
    const expected = presence('Romeo', 'visitor');
    expect(nearest(expected, presence('Juliet', 'visitor'))).toBe(0);
    expect(nearest(expected, presence('Juliet', 'moderator'))).toBeUndefined();
    expect(nearest(expected, presence('Juliet', 'visitor'), presence('Rome', 'visitor'))).toBe(1);
    expect(nearest(expected, presence('romeo', 'visitor'))).toBe(0);
    expect(nearest(expected, presence('Rome', 'visitor'))).toBe(0);
    expect(nearest(expected, presence('Rome', 'visitor'), presence('romeo', 'visitor'))).toBe(1);
    expect(nearest(expected, presence('Juliet', 'visitor'), presence('Romeo', 'none'))).toBe(1);
  });

  it('is the presence of an occupant whose name differs in few letters of many', () => {
    const presence = (nickname: string) => `<presence from="${ROOM}/${nickname}"/>`;
    expect(nearest(presence('Rome'), presence('Romeo'))).toBe(0);
    expect(nearest(presence('Romoe'), presence('Romeo'))).toBe(0);
    expect(nearest(presence('Romeo'), presence('Remus'))).toBeUndefined();
    expect(nearest(presence('R1'), presence('R2'))).toBeUndefined();
    expect(nearest(presence('Romeo'), presence('Rome').replace('room@', 'hall@'))).toBeUndefined();
  });

  it('is the message with the other text, not the subject', () => {
    const said = (content: string) =>
      `<message type="groupchat" from="${ROOM}/Juliet">${content}</message>`;
    const subject = `<message type="groupchat" from="${ROOM}"><subject/></message>`;
    const expected = said('<body>Hello</body>');
    expect(nearest(expected, subject)).toBeUndefined();
    expect(nearest(expected, subject, said('<body>Hallo</body>'))).toBe(1);
  });

  it('prefers what differs least, then what came first', () => {
    const item = (role: string, affiliation: string) =>
      `<presence from="${ROOM}/R"><x xmlns="${USER}"><item role="${role}" affiliation="${affiliation}"/></x></presence>`;
    const expected = item('none', 'outcast');
    expect(nearest(expected, item('none', 'none'), item('none', 'outcast'))).toBe(1);
    expect(nearest(expected, item('none', 'none'), item('none', 'member'))).toBe(0);
  });

  it('asks nothing of what may be any', () => {
    const expected = `<iq type="set" id="{scansion:any}"><query xmlns="jabber:iq:roster"/></iq>`;
    const push = `<iq type="set" id="xyz"><query xmlns="jabber:iq:roster" ver="1"/></iq>`;
    expect(nearest(expected, push)).toBe(0);
  });
});

describe('stanzas that are too large to be compared all', () => {
  const list = (count: number, value: string) =>
    `<message type="chat"><x xmlns="urn:x">${`<a n="${value}"/>`.repeat(count)}</x></message>`;
  const rank = (count: number, came: number) =>
    rankCandidates(pattern(list(count, 'a')), Array(came).fill(stanza(list(count, 'b'))));

  it('are one, and how many were left out', () => {
    expect(rank(3000, 3).map(({ index, uncompared }) => [index, uncompared])).toEqual([[0, 2]]);
  });

  it('leave nothing out where there is one, and where they are of an ordinary size', () => {
    expect(rank(9000, 1).map(({ uncompared }) => uncompared)).toEqual([undefined]);
    expect(rank(3, 3).map(({ uncompared }) => uncompared)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are told of', () => {
    const candidates = [{ uncompared: 2 }, {}, { uncompared: 1 }] as Candidate[];
    expect(uncomparedSentence(candidates)).toBe(
      '3 more stanzas could have been meant. All together are too large to be compared, so only the one is offered that looks likeliest. Choose another one in the timeline to compare it.',
    );
    expect(uncomparedSentence([{ uncompared: 1 }] as Candidate[])).toMatch(/^One more stanza /);
    expect(uncomparedSentence([{}] as Candidate[])).toBeUndefined();
  });
});
