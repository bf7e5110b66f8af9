import { t } from '../../base/translate.ts';
/** A use case of XEP-0045: sections 6 to 11 of version 1.35. */
export interface UseCase {
  readonly section: string;
  readonly name: string;
  /** Facts of a run (`facts.ts`) without all of which it did not happen. */
  readonly signs: readonly string[];
  /** Why Prosody does not have it; absent: it has. */
  readonly absent?: string;
}

export const USE_CASES: readonly UseCase[] = [
  useCase('6.1', t('Finding the service of rooms'), [
    'sent iq/query@xmlns=http://jabber.org/protocol/disco#items',
  ]),
  useCase('6.2', t('Asking what the service can do'), [
    'received iq/query/feature@var=http://jabber.org/protocol/muc',
  ]),
  useCase('6.3', t('Listing its rooms'), [
    'received iq/query@xmlns=http://jabber.org/protocol/disco#items',
  ]),
  useCase('6.4', t('Asking a room what it is'), [
    'received iq/query@xmlns=http://jabber.org/protocol/disco#info',
  ]),
  useCase('6.5', t('Asking a room who is in it'), [
    'received iq/query@xmlns=http://jabber.org/protocol/disco#items',
  ]),
  useCase('6.6', t('Asking an occupant'), ['received iq@type=get']),
  useCase('6.7', t('Asking a person for their rooms'), [
    'sent iq/query@node=http://jabber.org/protocol/muc#rooms',
  ]),
  useCase('7.1', t('The order of a join'), ['code 110', 'received message/subject']),
  useCase('7.2.1', t('Entering'), ['sent presence/x@xmlns=http://jabber.org/protocol/muc']),
  useCase('7.2.2', t('Presence of all, one’s own last'), ['code 110']),
  useCase('7.2.3', t('Entering a non-anonymous room'), ['code 100']),
  useCase('7.2.4', t('Entering a semi-anonymous room'), ['received presence/x/item']),
  useCase('7.2.5', t('A password'), ['sent presence/x/password', 'error not-authorized']),
  useCase('7.2.6', t('Members only'), ['error registration-required']),
  useCase('7.2.7', t('The banned stay out'), ['error forbidden']),
  useCase('7.2.8', t('A nickname that is taken'), ['error conflict']),
  useCase(
    '7.2.9',
    t('A full room'),
    ['error service-unavailable'],
    t('Prosody limits no room; a variation of the embedded server does.'),
  ),
  useCase('7.2.10', t('A locked room'), ['error item-not-found']),
  useCase('7.2.11', t('A room that does not exist'), [
    'sent presence/x@xmlns=http://jabber.org/protocol/muc',
  ]),
  useCase(
    '7.2.12',
    t('Being warned of logging'),
    ['code 170', 'code 110'],
    t('Prosody sends 170 to nobody who enters.'),
  ),
  useCase('7.2.13', t('What was said before'), ['received message/delay']),
  useCase('7.2.14', t('As much of it as one asks for'), ['sent presence/x/history']),
  useCase('7.2.15', t('The subject, to whoever enters'), ['received message/subject']),
  useCase('7.2.16', t('Live messages'), ['received message/body']),
  useCase('7.2.18', t('Presence without a join'), ['error item-not-found']),
  useCase('7.3', t('An occupant and the subject'), ['sent message/subject']),
  useCase('7.4', t('Speaking to all'), ['sent message@type=groupchat']),
  useCase('7.5', t('A private message'), ['sent message@type=chat']),
  useCase('7.6', t('Another nickname'), ['code 303']),
  useCase('7.7', t('Another availability'), ['received presence/show']),
  useCase('7.8.1', t('A direct invitation'), ['sent message/x@xmlns=jabber:x:conference']),
  useCase('7.8.2', t('An invitation through the room'), ['received message/x/invite']),
  useCase('7.9', t('From two to many'), ['sent message/x/invite/continue']),
  useCase('7.10', t('Registering with a room'), ['sent iq/query@xmlns=jabber:iq:register']),
  useCase('7.11', t('The list of members, as an occupant'), [
    'received iq/query/item@affiliation=member',
  ]),
  useCase('7.12', t('One’s registered nickname'), ['sent iq/query@node=x-roomuser-item']),
  useCase('7.13', t('Asking for a voice'), ['sent message/x/field@var=muc#role']),
  useCase('7.14', t('Leaving'), ['received presence@type=unavailable']),
  useCase('8.1', t('Changing the subject'), ['received message/subject']),
  useCase('8.2', t('A kick'), ['code 307']),
  useCase('8.3', t('Giving a voice'), ['sent iq/query/item@role=participant']),
  useCase('8.4', t('Taking a voice'), ['sent iq/query/item@role=visitor']),
  useCase('8.5', t('The list of those with a voice'), ['received iq/query/item@role=participant']),
  useCase('8.6', t('Approving of a voice'), ['received message/x/field@var=muc#jid']),
  useCase('9.1', t('A ban'), ['code 301']),
  useCase('9.2', t('The list of the banned'), ['received iq/query/item@affiliation=outcast']),
  useCase('9.3', t('Giving a membership'), ['sent iq/query/item@affiliation=member']),
  useCase('9.4', t('Taking a membership'), ['sent iq/query/item@affiliation=none']),
  useCase('9.5', t('The list of members'), ['received iq/query/item@affiliation=member']),
  useCase('9.6', t('Making a moderator'), ['sent iq/query/item@role=moderator']),
  useCase('9.7', t('Unmaking a moderator'), ['sent iq/query/item@role=participant']),
  useCase('9.8', t('The list of moderators'), ['received iq/query/item@role=moderator']),
  useCase(
    '9.9',
    t('Approving of a registration'),
    ['sent message/x/field@var=muc#register_allow'],
    t('Prosody asks no admin.'),
  ),
  useCase('10.1.1', t('Making a room'), ['code 201']),
  useCase('10.1.2', t('An instant room'), [
    'sent iq/query@xmlns=http://jabber.org/protocol/muc#owner',
  ]),
  useCase('10.1.3', t('A room with its form'), ['received iq/query/x/field']),
  useCase('10.2', t('Configuring a room later'), ['sent iq/query/x/field@var=FORM_TYPE']),
  useCase('10.2.1', t('All are told of it'), ['received message/x/status']),
  useCase('10.3', t('Making an owner'), ['sent iq/query/item@affiliation=owner']),
  useCase('10.4', t('Unmaking an owner'), ['sent iq/query/item']),
  useCase('10.5', t('The list of owners'), ['received iq/query/item@affiliation=owner']),
  useCase('10.6', t('Making an admin'), ['sent iq/query/item@affiliation=admin']),
  useCase('10.7', t('Unmaking an admin'), ['sent iq/query/item']),
  useCase('10.8', t('The list of admins'), ['received iq/query/item@affiliation=admin']),
  useCase('10.9', t('Destroying a room'), ['received presence/x/destroy']),
  useCase('11.1', t('Removed after an error'), ['code 333']),
  useCase(
    '11.2',
    t('The service shuts down'),
    ['code 332'],
    t('Prosody says nothing; a variation of the embedded server does.'),
  ),
];

function useCase(
  section: string,
  name: string,
  signs: readonly string[],
  absent?: string,
): UseCase {
  return { section, name, signs, ...(absent === undefined ? {} : { absent }) };
}
