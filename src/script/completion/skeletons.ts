import { t } from '../../base/translate.ts';
import type { Verb } from '../ast.ts';

/** A whole stanza to begin with. `ROOM`, `NICK` and `FULL_JID` stand for what the script has. */
export interface Skeleton {
  readonly label: string;
  readonly detail: string;
  readonly verb: Verb;
  readonly body: string;
}

function sent(label: string, detail: string, ...lines: readonly string[]): Skeleton {
  return { label, detail, verb: 'sends', body: lines.join('\n') };
}

function expected(label: string, detail: string, ...lines: readonly string[]): Skeleton {
  return { label, detail, verb: 'receives', body: lines.join('\n') };
}

/** What it is, and where XEP-0045 has it. */
function muc(stanza: string, section: string): string {
  return `${stanza}, XEP-0045 §${section}`;
}

const MUC = 'http://jabber.org/protocol/muc';
const ROOM_CONFIG = `<field var="FORM_TYPE"><value>${MUC}#roomconfig</value></field>`;
const AFFILIATIONS = 'owner,admin,member,none,outcast';
const CONDITIONS =
  'forbidden,not-allowed,conflict,not-authorized,registration-required,item-not-found,not-acceptable,bad-request,service-unavailable';

/** The usual stanzas around a room (XEP-0045), those that are sent first. */
export const SKELETONS: readonly Skeleton[] = [
  sent(
    t('join room'),
    muc('presence', '7.2'),
    '<presence to="${1:ROOM}/${2:NICK}">',
    `\t<x xmlns="${MUC}"/>`,
    '</presence>$0',
  ),
  sent(
    t('join room with password'),
    muc('presence', '7.2.5'),
    '<presence to="${1:ROOM}/${2:NICK}">',
    `\t<x xmlns="${MUC}">`,
    '\t\t<password>${3:secret}</password>',
    '\t</x>',
    '</presence>$0',
  ),
  sent(
    t('leave room'),
    muc('presence', '7.14'),
    '<presence to="${1:ROOM}/${2:NICK}" type="unavailable"/>$0',
  ),
  sent(t('change nickname'), muc('presence', '7.6'), '<presence to="${1:ROOM}/${2:nickname}"/>$0'),
  sent(
    t('say in room'),
    muc('message', '7.4'),
    '<message to="${1:ROOM}" type="groupchat" id="${2:msg1}">',
    '\t<body>${3:Hello}</body>',
    '</message>$0',
  ),
  sent(
    t('private message in room'),
    muc('message', '7.5'),
    '<message to="${1:ROOM}/${2:nickname}" type="chat" id="${3:msg1}">',
    '\t<body>${4:Hello}</body>',
    `\t<x xmlns="${MUC}#user"/>`,
    '</message>$0',
  ),
  sent(
    t('change subject'),
    muc('message', '8.1'),
    '<message to="${1:ROOM}" type="groupchat">',
    '\t<subject>${2:subject}</subject>',
    '</message>$0',
  ),
  sent(
    'invite',
    muc('message', '7.8.2'),
    '<message to="${1:ROOM}">',
    `\t<x xmlns="${MUC}#user">`,
    '\t\t<invite to="${2:somebody@localhost}"/>',
    '\t</x>',
    '</message>$0',
  ),
  sent(
    t('accept default configuration'),
    muc('iq set', '10.1.2'),
    '<iq to="${1:ROOM}" type="set" id="${2:config1}">',
    `\t<query xmlns="${MUC}#owner">`,
    '\t\t<x xmlns="jabber:x:data" type="submit"/>',
    '\t</query>',
    '</iq>$0',
  ),
  sent(
    t('ask for configuration'),
    muc('iq get', '10.2'),
    '<iq to="${1:ROOM}" type="get" id="${2:config1}">',
    `\t<query xmlns="${MUC}#owner"/>`,
    '</iq>$0',
  ),
  sent(
    t('configure room'),
    muc('iq set', '10.2'),
    '<iq to="${1:ROOM}" type="set" id="${2:config1}">',
    `\t<query xmlns="${MUC}#owner">`,
    '\t\t<x xmlns="jabber:x:data" type="submit">',
    `\t\t\t${ROOM_CONFIG}`,
    '\t\t\t<field var="muc#roomconfig_${3|membersonly,moderatedroom,persistentroom,publicroom,changesubject,whois|}"><value>${4:1}</value></field>',
    '\t\t</x>',
    '\t</query>',
    '</iq>$0',
  ),
  sent(
    t('change affiliation'),
    muc('iq set', '9'),
    '<iq to="${1:ROOM}" type="set" id="${2:aff1}">',
    `\t<query xmlns="${MUC}#admin">`,
    `\t\t<item affiliation="\${3|${AFFILIATIONS}|}" jid="\${4:somebody@localhost}"/>`,
    '\t</query>',
    '</iq>$0',
  ),
  sent(
    t('change role'),
    t('iq set, XEP-0045 §8.2 to §8.4'),
    '<iq to="${1:ROOM}" type="set" id="${2:role1}">',
    `\t<query xmlns="${MUC}#admin">`,
    '\t\t<item nick="${3:nickname}" role="${4|none,visitor,participant,moderator|}"/>',
    '\t</query>',
    '</iq>$0',
  ),
  sent(
    t('ask for affiliations'),
    muc('iq get', '9.5'),
    '<iq to="${1:ROOM}" type="get" id="${2:list1}">',
    `\t<query xmlns="${MUC}#admin">`,
    `\t\t<item affiliation="\${3|${AFFILIATIONS}|}"/>`,
    '\t</query>',
    '</iq>$0',
  ),
  sent(
    t('destroy room'),
    muc('iq set', '10.9'),
    '<iq to="${1:ROOM}" type="set" id="${2:destroy1}">',
    `\t<query xmlns="${MUC}#owner">`,
    '\t\t<destroy/>',
    '\t</query>',
    '</iq>$0',
  ),
  sent(
    t('ask what a room can do'),
    muc('iq get', '6.4'),
    '<iq to="${1:ROOM}" type="get" id="${2:disco1}">',
    '\t<query xmlns="http://jabber.org/protocol/disco#info"/>',
    '</iq>$0',
  ),
  sent(
    'ping',
    t('iq get, XEP-0199 and XEP-0410'),
    '<iq to="${1:ROOM}/${2:NICK}" type="get" id="${3:ping1}">',
    '\t<ping xmlns="urn:xmpp:ping"/>',
    '</iq>$0',
  ),
  expected(
    t('own presence (110)'),
    muc('presence', '7.2.2'),
    '<presence from="${1:ROOM}/${2:NICK}">',
    `\t<x xmlns="${MUC}#user">`,
    '\t\t<item affiliation="${3:none}" role="${4:participant}" jid="FULL_JID"/>',
    '\t\t<status code="110"/>',
    '\t</x>',
    '</presence>$0',
  ),
  expected(
    t('own presence in a new room (201)'),
    muc('presence', '10.1.1'),
    '<presence from="${1:ROOM}/${2:NICK}">',
    `\t<x xmlns="${MUC}#user">`,
    '\t\t<status code="201"/>',
    '\t\t<item affiliation="owner" role="moderator" jid="FULL_JID"/>',
    '\t\t<status code="110"/>',
    '\t</x>',
    '</presence>$0',
  ),
  expected(
    t('presence of an occupant'),
    muc('presence', '7.2.2'),
    '<presence from="${1:ROOM}/${2:nickname}">',
    `\t<x xmlns="${MUC}#user">`,
    '\t\t<item affiliation="${3:none}" role="${4:participant}"/>',
    '\t</x>',
    '</presence>$0',
  ),
  expected(
    t('an occupant is gone'),
    muc('presence', '7.14'),
    '<presence from="${1:ROOM}/${2:nickname}" type="unavailable">',
    `\t<x xmlns="${MUC}#user">`,
    '\t\t<item affiliation="${3:none}" role="none"/>',
    '\t</x>',
    '</presence>$0',
  ),
  expected(
    t('an occupant was removed'),
    t('presence, XEP-0045 §8.2 and §9.1'),
    '<presence from="${1:ROOM}/${2:nickname}" type="unavailable">',
    `\t<x xmlns="${MUC}#user">`,
    '\t\t<status code="${3|307,301,321,322|}"/>',
    '\t\t<item affiliation="${4:none}" role="none"/>',
    '\t</x>',
    '</presence>$0',
  ),
  expected(
    t('message of the room'),
    muc('message', '7.4'),
    '<message from="${1:ROOM}/${2:nickname}" type="groupchat">',
    '\t<body>${3:Hello}</body>',
    '</message>$0',
  ),
  expected(
    t('message of the history'),
    muc('message', '7.2.13'),
    '<message from="${1:ROOM}/${2:nickname}" type="groupchat">',
    '\t<body>${3:Hello}</body>',
    '\t<delay xmlns="urn:xmpp:delay" from="${1:ROOM}" stamp="{scansion:any\\}"/>',
    '</message>$0',
  ),
  expected(
    t('subject'),
    muc('message', '7.2.15'),
    '<message from="${1:ROOM}" type="groupchat">',
    '\t<subject>${2:subject}</subject>',
    '</message>$0',
  ),
  expected(
    t('no subject'),
    muc('message', '7.2.15'),
    '<message from="${1:ROOM}" type="groupchat">',
    '\t<subject/>',
    '</message>$0',
  ),
  expected(t('it worked'), 'iq result', '<iq from="${1:ROOM}" type="result" id="${2:config1}"/>$0'),
  ...['iq', 'presence', 'message'].map((stanza) =>
    expected(
      t('{stanza} was refused', { stanza }),
      t('{stanza} error, RFC 6120 §8.3', { stanza }),
      `<${stanza} from="\${1:ROOM}" type="error"${stanza === 'presence' ? '' : ' id="${2:id1}"'}>`,
      '\t<error type="${3|auth,cancel,modify,wait|}">',
      `\t\t<\${4|${CONDITIONS}|} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>`,
      '\t</error>',
      `</${stanza}>$0`,
    ),
  ),
];
