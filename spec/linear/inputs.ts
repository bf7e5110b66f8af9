import { createPlay } from '../timeline/play.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { Scenario } from '../../src/script/scenario.ts';
import type { TraceEvent } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import type { ServerRoom } from '../../src/xmpp/server-room.ts';

/** A text that grows with a number. */
export type Shape = Readonly<Record<string, (size: number) => string>>;

function times(size: number, part: (index: number) => string): string {
  return Array.from({ length: size }, (_, index) => part(index)).join('');
}

const STANZAS_NS = 'urn:ietf:params:xml:ns:xmpp-stanzas';
const MUC_USER = 'http://jabber.org/protocol/muc#user';
const ITEM =
  '<item affiliation="member" role="none" nick="n0" jid="j0@a"><actor nick="a0"/><reason>r0</reason></item>';

/** What stands in an element, and attributes of it. */
const CONTENTS: Readonly<Record<string, (size: number) => readonly [string, string]>> = {
  'children with values of their own': (n) => ['', times(n, (i) => `<item a="${i}">t${i}</item>`)],
  'children that are the same': (n) => ['', times(n, () => '<item/>')],
  'children with names of their own': (n) => ['', times(n, (i) => `<e${i}/>`)],
  'children with namespaces of their own': (n) => ['', times(n, (i) => `<e xmlns="urn:${i}"/>`)],
  'children with prefixes of their own': (n) => [
    '',
    times(n, (i) => `<p${i}:e xmlns:p${i}="u${i}"/>`),
  ],
  fields: (n) => ['', times(n, (i) => `<field var="v${i}"><value>${i}</value></field>`)],
  'fields without names': (n) => ['', times(n, (i) => `<field><value>${i}</value></field>`)],
  attributes: (n) => [times(n, (i) => ` a${i}="${i}"`), ''],
  prefixes: (n) => [times(n, (i) => ` xmlns:p${i}="u${i}" p${i}:x="${i}"`), ''],
  'prefixes of one namespace': (n) => [times(n, (i) => ` xmlns:p${i}="u" p${i}:x${i}="1"`), ''],
  'prefixes around prefixes': (n) => [
    times(n, (i) => ` xmlns:p${i}="u${i}"`),
    times(n, (i) => `<e xmlns:q="q" q:x="1" p${i}:y="2"/>`),
  ],
  depth: (n) => ['', times(n >> 3, (i) => `<d a="${i}">`) + times(n >> 3, () => '</d>')],
  'depth that differs at each level': (n) => [
    '',
    times(n >> 3, (i) => `<d a="${i}"><b/>t`) + times(n >> 3, () => '</d>'),
  ],
  'children under comments': (n) => ['', times(n, (i) => `\n# c${i}\n\t<item a="${i}"/>`) + '\n'],
  'a refusal': (n) => [
    ' type="error"',
    `<error type="cancel"><item-not-found xmlns="${STANZAS_NS}"/><text>${'no '.repeat(n)}</text></error>`,
  ],
  'items of a room': (n) => [
    '',
    `<x xmlns="${MUC_USER}">${times(n, (i) => ITEM.replaceAll('0', `${i}`))}<status code="110"/></x>`,
  ],
  'a form': (n) => [
    '',
    `<x xmlns="jabber:x:data" type="form">${times(n, (i) => `<field var="muc#v${i}" type="text-single"><value>${i}</value></field>`)}</x>`,
  ],
  'a long text': (n) => ['', times(n, (i) => `word${i} `)],
  'a text of blanks': (n) => ['', `a${' '.repeat(n)}b`],
  references: (n) => ['', times(n, () => '&amp;&lt;')],
  'texts between children': (n) => ['', times(n, () => 't<b/>')],
  'sections of text': (n) => ['', times(n, () => 'a<![CDATA[&]]>')],
  'a long value': (n) => [` to="${times(n, (i) => `a@b${i} `)}"`, ''],
  'a long JID': (n) => [` from="${'r'.repeat(n)}@${'s'.repeat(n)}/${'t'.repeat(n)}"`, ''],
};

/** Stanzas with something in them, in a namespace that is compared strictly, and in one that is not. */
export const STANZAS: Shape = Object.fromEntries(
  Object.entries(CONTENTS).flatMap(([name, contents]) => [
    [
      `${name}, strict`,
      (size: number) => {
        const [attributes, children] = contents(size);
        return `<message xmlns="jabber:client"><x xmlns="urn:x"${attributes}>${children}</x></message>`;
      },
    ],
    [
      name,
      (size: number) => {
        const [attributes, children] = contents(size);
        return `<message xmlns="jabber:client"${attributes}>${children}</message>`;
      },
    ],
  ]),
);

const HEAD = '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: secret\n\n';
const STEPS = `${HEAD}-----\n\n`;
const SEND = 'Romeo sends:\n\t<message to="a@b/c"/>\n\n';

const FIELD = '<field var="muc#v0"><value>v0</value></field>';

/** Requests and answers. */
export const IQS: Shape = {
  'an answer with a form': (n) =>
    `<iq xmlns="jabber:client" type="result" from="r@c.localhost"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="form">${times(n, (i) => FIELD.replaceAll('0', `${i}`))}</x></query></iq>`,
  'another error than what was expected': (n) =>
    `<iq xmlns="jabber:client" type="error"><error type="auth"><forbidden xmlns="${STANZAS_NS}"/><text>${'no '.repeat(n)}</text></error></iq>`,
};

/** Scripts, right and wrong ones. */
export const SCRIPTS: Shape = {
  steps: (n) => STEPS + times(n, () => SEND),
  'rooms of their own': (n) =>
    STEPS +
    times(
      n,
      (i) => `Romeo sends:\n\t<presence to="r${i}@c.localhost/x"><x xmlns="u"/></presence>\n\n`,
    ),
  expectations: (n) =>
    STEPS + times(n, (i) => `Romeo receives:\n\t<message id="\${Romeo's JID} ${i}"/>\n\n`),
  actors: (n) =>
    times(n, (i) => `[Client] A${i}\n\tjid: a${i}@localhost\n\tpassword: b\n\n`) +
    `-----\n\n${times(n, (i) => `A${i} connects\n\n`)}`,
  'actors of one name': (n) => times(n, () => HEAD) + '-----\n\n',
  properties: (n) => `[Client] Romeo\n${times(n, (i) => `\tkey${i}: value\n`)}\n-----\n`,
  scenes: (n) => STEPS + times(n, (i) => `# Scene ${i}\n\nRomeo connects\n\n`),
  comments: (n) => `${STEPS}${times(n, (i) => `# ${i}\n`)}Romeo connects\n`,
  'time that passes': (n) =>
    times(n, (i) => `## hosts: h${i}.example.org\n## option: a${i} = { "x" }\n`) +
    STEPS +
    times(n, (i) => `# @ ${i + 1} minutes pass: word${i}\n# @ ${i} parsecs pass\n`),
  'blank lines': (n) => `${STEPS}${times(n, () => '\n')}Romeo connects\n`,
  'unknown lines': (n) => STEPS + times(n, (i) => `what is ${i}\n`),
  'unknown verbs': (n) => STEPS + times(n, () => 'Romeo sneds:\n\t<message/>\n\n'),
  'unknown variables': (n) =>
    STEPS + times(n, (i) => `Romeo sends:\n\t<message to="\${X${i}}"/>\n\n`),
  'unclosed elements': (n) => STEPS + times(n, () => 'Romeo sends:\n\t<message><body>\n\n'),
  'captures in use': (n) =>
    STEPS +
    times(n, (i) => `Romeo receives:\n\t<message id="{scansion:capture:C${i}}"/>\n\n`) +
    times(n, (i) => `Romeo sends:\n\t<message to="\${C${i}}"/>\n\n`),
  'a stanza of many lines': (n) =>
    `${STEPS}Romeo sends:\n\t<message>\n${times(n, (i) => `\t\t<e a="${i}"/>\n`)}\t</message>\n`,
  'comments in a stanza': (n) =>
    `${STEPS}Romeo sends:\n\t<message>\n${times(n, () => `# c\n\t\t<e/>\n`)}\t</message>\n`,
  'faults in a stanza': (n) =>
    `${STEPS}Romeo sends:\n\t<message>${times(n, () => '<a b=c &></d>')}</message>\n`,
  'blocks that are sent as they are': (n) =>
    STEPS + times(n, (i) => `# @raw\nRomeo sends:\n\t<a b="\${X${i}}"\n\n\t>\n\n`),
  'captures of one name': (n) =>
    STEPS + times(n, () => `Romeo receives:\n\t<message id="{scansion:capture:a}"/>\n\n`),
  'captures in one stanza': (n) =>
    `${STEPS}Romeo receives:\n\t<message>${times(n, (i) => `<e a="{scansion:capture:C${i}}"/>`)}</message>\n`,
  'blanks for TABs': (n) =>
    times(n, (i) => `[Client] A${i}\n    jid: a@b\n    pasword: c\n\n`) +
    '-----\n\n' +
    times(n, () => 'A0 sends:\n    <message a="1" a="2"/>\n\n'),
  'blocks without indentation': (n) => STEPS + times(n, () => 'Romeo sends:\n<message/>\n\n'),
  'attributes twice': (n) => `${STEPS}Romeo sends:\n\t<message${times(n, () => ' a="1"')}/>\n`,
  'a long line': (n) => `${STEPS}${'Romeo '.repeat(n)}sends\n`,
  blanks: (n) => `${STEPS}Romeo${' '.repeat(n)}x\n`,
};

/** Something that happened in a run, so many times. */
export const TRACES: Readonly<Record<string, (size: number) => Played>> = {
  steps: (n) =>
    played(SCRIPTS['steps']?.(n) ?? '', (play) => {
      for (let step = 1; step <= n; step++) play.sends(step, 'Romeo', '<message to="a@b/c"/>');
    }),
  'rooms of their own': (n) =>
    came(
      n,
      (i) => `<presence xmlns="jabber:client" from="r${i}@c.localhost/Romeo">${SELF}</presence>`,
    ),
  occupants: (n) =>
    came(n, (i) => `<presence xmlns="jabber:client" from="r@c.localhost/n${i}">${USER}</presence>`),
  'occupants that come and go': (n) =>
    came(n, (i) => {
      const type = i % 2 === 0 ? '' : ' type="unavailable"';
      return `<presence xmlns="jabber:client" from="r@c.localhost/n${i >> 1}"${type}>${USER}</presence>`;
    }),
  messages: (n) =>
    came(
      n,
      (i) =>
        `<message xmlns="jabber:client" from="r@c.localhost/n" type="groupchat"><body>${i}</body></message>`,
    ),
  answers: (n) =>
    came(n, (i) => `<iq xmlns="jabber:client" type="result" id="i${i}" from="s${i}.localhost"/>`),
  'what is no XML': (n) => came(n, () => '<a'),
  'skipped stanzas': (n) =>
    played(`${STEPS}Romeo receives:\n\t<message/>\n`, (play) => {
      play.starts(1);
      for (let i = 0; i < n; i++) play.skips(play.comes('Romeo', `<message id="${i}"/>`), 1);
      play.ends(1, 'missing').over('failed', 1);
    }),
  'steps that differ': (n) =>
    played(SCRIPTS['expectations']?.(n) ?? '', (play) => {
      for (let step = 1; step <= n; step++) {
        play.receives(step, 'Romeo', `<message xmlns="jabber:client" id="x"/>`, 'differs');
      }
      play.over('failed', 1);
    }),
  'scenes of their own': (n) =>
    played(SCRIPTS['scenes']?.(n) ?? '', (play) => {
      for (let step = 1; step <= n; step++) play.connects(step, 'Romeo', 'romeo@localhost/r');
    }),
  'roles that change': (n) =>
    came(n, (i) => {
      const item = USER.replace('participant', i % 2 === 0 ? 'visitor' : 'moderator');
      return `<presence xmlns="jabber:client" from="r@c.localhost/n${i >> 2}">${item}</presence>`;
    }),
  'people who leave with the room': (n) =>
    came(n, (i) => {
      const isSelf = i === n - 1 || i === 0;
      const type = i === n - 1 ? ' type="unavailable"' : '';
      return `<presence xmlns="jabber:client" from="r@c.localhost/n${i % (n - 1)}"${type}>${isSelf ? SELF : USER}</presence>`;
    }),
  refusals: (n) =>
    came(
      n,
      (i) =>
        `<presence xmlns="jabber:client" type="error" from="r@c.localhost/n${i}"><error type="auth"><forbidden xmlns="${STANZAS_NS}"/></error></presence>`,
    ),
  'people that the server knows of': (n) =>
    withServerRooms(TRACES['occupants']?.(n), [roomOf(n, 'n', 'member'), roomOf(n, 'm', 'owner')]),
  'rooms that the server knows of': (n) =>
    withServerRooms(
      TRACES['rooms of their own']?.(n),
      ['member', 'owner'].map((affiliation) =>
        Array.from({ length: n }, (_, i) => room(`r${i}@c.localhost`, 1, 'o', affiliation)),
      ),
    ),
  'actors that connect': (n) =>
    played(SCRIPTS['actors']?.(n) ?? '', (play) => {
      for (let step = 1; step <= n; step++)
        play.connects(step, `A${step - 1}`, `a${step - 1}@localhost/r`);
    }),
};

const USER =
  '<x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="none" role="participant"/></x>';
const SELF = USER.replace('</x>', '<status code="110"/></x>');

export interface Played {
  readonly script: string;
  readonly scenario: Scenario;
  readonly events: readonly TraceEvent[];
}

function came(size: number, xml: (index: number) => string): Played {
  return played(`${STEPS}Romeo connects\n`, (play) => {
    play.connects(1, 'Romeo', 'romeo@localhost/r');
    for (let index = 0; index < size; index++) play.comes('Romeo', xml(index));
    play.over('passed');
  });
}

function played(script: string, act: (play: ReturnType<typeof createPlay>) => void): Played {
  const { scenario, diagnostics } = compileScript(script);
  if (scenario === undefined) throw new Error(diagnostics[0]?.message);
  const play = createPlay(scenario);
  act(play);
  return { script, scenario, events: play.events };
}

function roomOf(size: number, nick: string, affiliation: string): readonly ServerRoom[] {
  return [room('r@c.localhost', size, nick, affiliation)];
}

function room(jid: string, size: number, nick: string, affiliation: string): ServerRoom {
  const people = Array.from({ length: size }, (_, i) => ({
    nick: `${nick}${i}`,
    jid: `j${i}@localhost`,
    sessions: [`j${i}@localhost/s`],
    role: 'participant',
    affiliation,
  }));
  const affiliations = people.map((person) => ({ jid: `x${person.jid}`, affiliation }));
  return { jid, occupants: people, affiliations, subject: affiliation, config: CONFIG };
}

const CONFIG = {
  name: 'a room',
  persistent: true,
  public: true,
  membersOnly: false,
  moderated: false,
  hasPassword: false,
  changeSubject: false,
  memberInvites: false,
  whois: 'anyone',
  historyLength: 20,
  presenceBroadcast: ['moderator'],
  locked: false,
} as const;

/** The server says what it has, time after time, before the run ends. */
function withServerRooms(
  played: Played | undefined,
  states: readonly (readonly ServerRoom[])[],
): Played {
  if (played === undefined) throw new Error('There is no such run.');
  const log = createTraceLog();
  for (const event of played.events.slice(0, -1)) log.append(event, event.at);
  for (const rooms of states) log.append({ type: 'server-rooms', rooms }, 0);
  for (const event of played.events.slice(-1)) log.append(event, event.at);
  return { ...played, events: log.events };
}
