import { t } from '../../base/translate.ts';
import { xml, type XmlElement } from '../../xml/element.ts';
import {
  CLIENT_NS,
  DATA_FORM_NS,
  MUC_ADMIN_NS,
  MUC_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
} from '../../xmpp/namespaces.ts';
import type { Act } from './act.ts';
import { AFFILIATION, choiceField, OCCUPANT, PERSON, ROLE, textField } from './fields.ts';
import {
  aboveOneself,
  closed,
  firstObstacle,
  invitesAreKept,
  lastOwner,
  noAdmin,
  NO_OBSTACLE,
  noModerator,
  noOwner,
  notThere,
  noVoice,
  nobodyThere,
  onlyByOwner,
  outside,
  subjectIsKept,
  taken,
} from './obstacles.ts';

const REASON = textField('reason', t('Reason'));
const ROOM_CONFIG = 'http://jabber.org/protocol/muc#roomconfig';
const DISCO_INFO_NS = 'http://jabber.org/protocol/disco#info';

/** Settings that an owner can change, each by one field of the form (XEP-0045, section 10.2). */
const SETTINGS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: t('as it is: opens a new room') },
  { value: 'muc#roomconfig_moderatedroom=1', label: t('moderated: on') },
  { value: 'muc#roomconfig_moderatedroom=0', label: t('moderated: off') },
  { value: 'muc#roomconfig_membersonly=1', label: t('members only: on') },
  { value: 'muc#roomconfig_membersonly=0', label: t('members only: off') },
  { value: 'muc#roomconfig_whois=anyone', label: t('real JIDs for everybody') },
  { value: 'muc#roomconfig_whois=moderators', label: t('real JIDs for moderators') },
  { value: 'muc#roomconfig_changesubject=1', label: t('everybody changes the subject') },
  { value: 'muc#roomconfig_roomsecret=secret', label: t('password: secret') },
  { value: 'muc#roomconfig_roomsecret=', label: t('no password') },
  { value: 'muc#roomconfig_persistentroom=1', label: t('persistent: on') },
];

/** What an occupant can do, in the order in which a visit goes. */
export const PLAY_ACTS: readonly Act[] = [
  {
    id: 'join',
    title: t('Join'),
    about: t('Presence to a nickname in the room asks to enter ({§7.2}).'),
    fields: [
      textField('nick', t('As'), ({ actor, nick }) => nick ?? actor),
      textField('password', t('Password')),
    ],
    stanza: ({ room }, { nick = '', password = '' }) =>
      presence(
        `${room}/${nick}`,
        xml('x', { xmlns: MUC_NS }, ...(password === '' ? [] : [xml('password', {}, password)])),
      ),
    obstacle: firstObstacle(closed, taken),
  },
  {
    id: 'say',
    title: t('Say'),
    about: t('A groupchat message to the room goes to everybody in it ({§7.4}).'),
    fields: [textField('text', t('What'), () => 'Good morrow!')],
    stanza: ({ room }, { text = '' }, id) =>
      message({ id, to: room, type: 'groupchat' }, xml('body', {}, text)),
    obstacle: firstObstacle(outside, noVoice),
  },
  {
    id: 'whisper',
    title: t('Whisper'),
    about: t('A message to a nickname is for that occupant alone ({§7.5}).'),
    fields: [OCCUPANT, textField('text', t('What'), () => 'Between us')],
    stanza: ({ room }, { nick = '', text = '' }, id) =>
      message(
        { id, to: `${room}/${nick}`, type: 'chat' },
        xml('body', {}, text),
        xml('x', { xmlns: MUC_USER_NS }),
      ),
    obstacle: firstObstacle(outside, nobodyThere),
  },
  {
    id: 'nick',
    title: t('Change nickname'),
    about: t('Presence to another nickname moves there, with the same role ({§7.6}).'),
    fields: [textField('nick', t('New nickname'), ({ actor }) => `${actor}2`)],
    stanza: ({ room }, { nick = '' }) => presence(`${room}/${nick}`),
    obstacle: firstObstacle(
      ({ nick, actor }) =>
        nick === undefined
          ? t('{actor} is not in the room, and this presence does not ask to enter: {answer}.', {
              actor,
              answer: '`item-not-found` ({§7.2.18})',
            })
          : undefined,
      taken,
    ),
  },
  {
    id: 'subject',
    title: t('Set the subject'),
    about: t('A groupchat message with a subject and no body changes it ({§8.1}).'),
    fields: [textField('text', t('New subject'), () => 'Verona')],
    stanza: ({ room }, { text = '' }, id) =>
      message(
        { id, to: room, type: 'groupchat' },
        xml('subject', {}, ...(text === '' ? [] : [text])),
      ),
    obstacle: firstObstacle(outside, noVoice, subjectIsKept),
  },
  {
    id: 'kick',
    title: t('Kick'),
    about: t('Sets the role `none`: out, for now ({§8.2}).'),
    fields: [OCCUPANT, REASON],
    stanza: ({ room }, { nick = '', reason = '' }, id) =>
      adminSet({ room, id }, { nick, role: 'none' }, reason),
    obstacle: firstObstacle(noModerator, nobodyThere, aboveOneself),
  },
  {
    id: 'ban',
    title: t('Ban'),
    about: t('Sets the affiliation `outcast`: out for good, by the real JID ({§9.1}).'),
    fields: [PERSON, REASON],
    stanza: ({ room }, { person = '', reason = '' }, id) =>
      adminSet({ room, id }, { jid: jidOf(person), affiliation: 'outcast' }, reason),
    obstacle: firstObstacle(noAdmin, onlyByOwner, (where, values) =>
      lastOwner(where, { ...values, affiliation: 'outcast' }),
    ),
  },
  {
    id: 'affiliation',
    title: t('Give an affiliation'),
    about: t('What somebody is to the room for good, in it or not ({§5.2}).'),
    fields: [PERSON, AFFILIATION],
    stanza: ({ room }, { person = '', affiliation = '' }, id) =>
      adminSet({ room, id }, { jid: jidOf(person), affiliation }),
    obstacle: firstObstacle(noAdmin, onlyByOwner, lastOwner),
  },
  {
    id: 'role',
    title: t('Give a role'),
    about: t('What an occupant may do during this visit ({§5.1}).'),
    fields: [OCCUPANT, ROLE],
    stanza: ({ room }, { nick = '', role = '' }, id) => adminSet({ room, id }, { nick, role }),
    obstacle: firstObstacle(noModerator, nobodyThere, aboveOneself, ({ affiliation }, { role }) =>
      role === 'moderator' && affiliation !== 'admin' && affiliation !== 'owner'
        ? t('Only admins and owners make moderators: `not-allowed` ({§9.6}).')
        : undefined,
    ),
  },
  {
    id: 'configure',
    title: t('Configure'),
    about: t('An owner submits the form of the room, or a part of it ({§10.2}).'),
    fields: [choiceField('setting', t('What'), () => SETTINGS)],
    stanza: ({ room }, { setting = '' }, id) => iqSet({ room, id }, ownerQuery(setting)),
    obstacle: firstObstacle(
      ({ exists }) =>
        exists === false ? t('There is no such room: `item-not-found` ({§10.2}).') : undefined,
      noOwner,
    ),
  },
  {
    id: 'invite',
    title: t('Invite'),
    about: t('The room passes an invitation on to a real JID ({§7.8.2}).'),
    fields: [PERSON, REASON],
    stanza: ({ room }, { person = '', reason = '' }, id) =>
      message(
        { id, to: room },
        xml(
          'x',
          { xmlns: MUC_USER_NS },
          xml(
            'invite',
            { to: jidOf(person) },
            ...(reason === '' ? [] : [xml('reason', {}, reason)]),
          ),
        ),
      ),
    obstacle: firstObstacle(outside, invitesAreKept),
  },
  {
    id: 'ask',
    title: t('Ask what the room is'),
    about: t('Service discovery tells its settings as features ({§6.4}).'),
    fields: [],
    stanza: ({ room }, _values, id) =>
      xml(
        'iq',
        { xmlns: CLIENT_NS, id, to: room, type: 'get' },
        xml('query', { xmlns: DISCO_INFO_NS }),
      ),
    obstacle: NO_OBSTACLE,
  },
  {
    id: 'leave',
    title: t('Leave'),
    about: t('Presence of type `unavailable` to the own nickname ({§7.14}).'),
    fields: [textField('text', t('Farewell'))],
    stanza: ({ room, nick, actor }, { text = '' }) =>
      xml(
        'presence',
        { xmlns: CLIENT_NS, to: `${room}/${nick ?? actor}`, type: 'unavailable' },
        ...(text === '' ? [] : [xml('status', {}, text)]),
      ),
    obstacle: notThere,
  },
  {
    id: 'destroy',
    title: t('Destroy the room'),
    about: t('Everybody is sent out, and the room is gone ({§10.9}).'),
    fields: [REASON],
    stanza: ({ room }, { reason = '' }, id) =>
      iqSet(
        { room, id },
        xml(
          'query',
          { xmlns: MUC_OWNER_NS },
          xml('destroy', {}, ...(reason === '' ? [] : [xml('reason', {}, reason)])),
        ),
      ),
    obstacle: noOwner,
  },
];

/** The real bare JID of an actor, as a script writes it. */
function jidOf(person: string): string {
  return `\${${person}'s JID}`;
}

interface Request {
  readonly room: string;
  readonly id: string;
}

function presence(to: string, ...children: readonly XmlElement[]): XmlElement {
  return xml('presence', { xmlns: CLIENT_NS, to }, ...children);
}

function message(
  attributes: Readonly<Record<string, string>>,
  ...children: readonly XmlElement[]
): XmlElement {
  return xml('message', { xmlns: CLIENT_NS, ...attributes }, ...children);
}

function iqSet({ room, id }: Request, query: XmlElement): XmlElement {
  return xml('iq', { xmlns: CLIENT_NS, id, to: room, type: 'set' }, query);
}

function adminSet(
  request: Request,
  item: Readonly<Record<string, string>>,
  reason = '',
): XmlElement {
  const why = reason === '' ? [] : [xml('reason', {}, reason)];
  return iqSet(request, xml('query', { xmlns: MUC_ADMIN_NS }, xml('item', item, ...why)));
}

/** Submits FORM_TYPE alone, or one field beside it: the others stay as they are. */
function ownerQuery(setting: string): XmlElement {
  const sign = setting.indexOf('=');
  const own = sign < 0 ? [] : [field(setting.slice(0, sign), setting.slice(sign + 1))];
  const form = xml(
    'x',
    { xmlns: DATA_FORM_NS, type: 'submit' },
    field('FORM_TYPE', ROOM_CONFIG),
    ...own,
  );
  return xml('query', { xmlns: MUC_OWNER_NS }, form);
}

function field(name: string, value: string): XmlElement {
  return xml('field', { var: name }, xml('value', {}, ...(value === '' ? [] : [value])));
}
