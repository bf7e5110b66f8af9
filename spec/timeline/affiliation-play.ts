import { readFileSync } from 'node:fs';
import { compileScript } from '../../src/script/compile.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { createPlay, type Play } from './play.ts';

const ROOM = 'room@conference.localhost';
const ROMEO = 'user@localhost/DJOsojo7zUb0';
const JULIET = 'user2@localhost/xK2wq9TfjG5y';
const USER = 'xmlns="http://jabber.org/protocol/muc#user"';
const ADMIN = 'xmlns="http://jabber.org/protocol/muc#admin"';

/** The scenario "Affiliation changes" that the page ships, whole or broken at step 8. */
export function affiliationScenario(variant: '' | '-broken' = ''): Scenario {
  const path = `public/scenarios/24-affiliation-changes${variant}.scs`;
  const { scenario } = compileScript(readFileSync(path, 'utf8'));
  if (scenario === undefined) throw new Error('The scenario does not compile.');
  return scenario;
}

/** What a run of the broken variant records. */
export function failedPlay(scenario: Scenario): readonly TraceEvent[] {
  const play = createPlay(scenario);
  openRoom(play);
  play.at(80.8).starts(8);
  play.at(83.2);
  const notice = play.comes('Romeo', memberNotice('user2@localhost'));
  play.at(83.3);
  const result = play.comes('Romeo', resultOf('member1'));
  play.skips(result, 8).at(83.5).ends(8, 'differs', notice).over('failed', 8);
  return play.events;
}

/** What a run of the whole scenario records. */
export function passedPlay(scenario: Scenario): readonly TraceEvent[] {
  const play = createPlay(scenario);
  openRoom(play);
  play.at(83.2).receives(8, 'Romeo', memberNotice('user2@localhost'));
  play.at(83.3).receives(9, 'Romeo', resultOf('member1'));
  julietEnters(play);
  lists(play);
  farewell(play);
  return play.events;
}

function openRoom(play: Play): void {
  play.at(78.9).connects(1, 'Romeo', ROMEO).at(79);
  play.sends(
    2,
    'Romeo',
    `<presence xmlns="jabber:client" to="${ROOM}/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
  );
  play.at(79.7);
  play.receives(
    3,
    'Romeo',
    `<presence xmlns="jabber:client" from="${ROOM}/Romeo" to="${ROMEO}"><x ${USER}><status code="201"/>` +
      `<item jid="${ROMEO}" affiliation="owner" role="moderator"/><status code="110"/></x></presence>`,
  );
  play
    .at(79.9)
    .receives(
      4,
      'Romeo',
      `<message xmlns="jabber:client" type="groupchat" from="${ROOM}" to="${ROMEO}"><subject/></message>`,
    );
  play.at(80.3);
  play.sends(
    5,
    'Romeo',
    `<iq xmlns="jabber:client" id="config1" to="${ROOM}" type="set"><query xmlns="http://jabber.org/protocol/muc#owner">` +
      '<x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE">' +
      '<value>http://jabber.org/protocol/muc#roomconfig</value></field></x></query></iq>',
  );
  play.at(80.7).receives(6, 'Romeo', resultOf('config1'));
  play
    .at(80.8)
    .sends(7, 'Romeo', adminSet('member1', 'affiliation="member" jid="user2@localhost"'));
}

function julietEnters(play: Play): void {
  const shown = (nick: string, item: string, own = '') =>
    `<presence xmlns="jabber:client" from="${ROOM}/${nick}"><x ${USER}><item ${item}/>${own}</x></presence>`;
  play.at(101).connects(10, 'Juliet', JULIET);
  play.sends(
    11,
    'Juliet',
    `<presence xmlns="jabber:client" to="${ROOM}/Juliet"><x xmlns="http://jabber.org/protocol/muc"/></presence>`,
  );
  play.at(101.9).receives(12, 'Juliet', shown('Romeo', 'affiliation="owner" role="moderator"'));
  const toRomeo = `affiliation="member" role="participant" jid="${JULIET}"`;
  play.at(102);
  play.receives(
    13,
    'Juliet',
    shown('Juliet', 'affiliation="member" role="participant"', '<status code="110"/>'),
  );
  play.receives(
    14,
    'Juliet',
    `<message xmlns="jabber:client" type="groupchat" from="${ROOM}"><subject/></message>`,
  );
  play.at(103.1).receives(15, 'Romeo', shown('Juliet', toRomeo));
}

function lists(play: Play): void {
  play.at(103.7);
  play.sends(
    16,
    'Romeo',
    `<iq xmlns="jabber:client" id="member3" to="${ROOM}" type="get"><query ${ADMIN}><item affiliation="member"/></query></iq>`,
  );
  play.at(104.9);
  play.receives(
    17,
    'Romeo',
    `<iq xmlns="jabber:client" id="member3" from="${ROOM}" type="result"><query ${ADMIN}>` +
      '<item affiliation="member" jid="user2@localhost"/></query></iq>',
  );
  play
    .at(105.4)
    .sends(18, 'Romeo', adminSet('member2', 'affiliation="member" jid="user3@localhost"'));
  play.at(106.4).receives(19, 'Romeo', memberNotice('user3@localhost'));
  play.at(106.7).receives(20, 'Romeo', resultOf('member2'));
}

function farewell(play: Play): void {
  const said = (end: string) =>
    `<message xmlns="jabber:client" type="groupchat" ${end}><body>Finished!</body></message>`;
  play.at(107).sends(21, 'Romeo', said(`to="${ROOM}"`));
  play.at(112.1).comes('Romeo', said(`from="${ROOM}/Romeo"`));
  play.at(115).receives(22, 'Juliet', said(`from="${ROOM}/Romeo"`));
  play.at(139.2).over('passed');
}

function memberNotice(jid: string): string {
  return `<message xmlns="jabber:client" from="${ROOM}" to="${ROMEO}"><x ${USER}><item jid="${jid}" affiliation="member"/></x></message>`;
}

function resultOf(id: string): string {
  return `<iq xmlns="jabber:client" id="${id}" from="${ROOM}" to="${ROMEO}" type="result"/>`;
}

function adminSet(id: string, item: string): string {
  return `<iq xmlns="jabber:client" id="${id}" to="${ROOM}" type="set"><query ${ADMIN}><item ${item}/></query></iq>`;
}
