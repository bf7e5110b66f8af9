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
  useCase('6.1', 'Finding the service of rooms', [
    'sent iq/query@xmlns=http://jabber.org/protocol/disco#items',
  ]),
  useCase('6.2', 'Asking what the service can do', [
    'received iq/query/feature@var=http://jabber.org/protocol/muc',
  ]),
  useCase('6.3', 'Listing its rooms', [
    'received iq/query@xmlns=http://jabber.org/protocol/disco#items',
  ]),
  useCase('6.4', 'Asking a room what it is', [
    'received iq/query@xmlns=http://jabber.org/protocol/disco#info',
  ]),
  useCase('6.5', 'Asking a room who is in it', [
    'received iq/query@xmlns=http://jabber.org/protocol/disco#items',
  ]),
  useCase('6.6', 'Asking an occupant', ['received iq@type=get']),
  useCase('6.7', 'Asking a person for their rooms', [
    'sent iq/query@node=http://jabber.org/protocol/muc#rooms',
  ]),
  useCase('7.1', 'The order of a join', ['code 110', 'received message/subject']),
  useCase('7.2.1', 'Entering', ['sent presence/x@xmlns=http://jabber.org/protocol/muc']),
  useCase('7.2.2', 'Presence of all, one’s own last', ['code 110']),
  useCase('7.2.3', 'Entering a non-anonymous room', ['code 100']),
  useCase('7.2.4', 'Entering a semi-anonymous room', ['received presence/x/item']),
  useCase('7.2.5', 'A password', ['sent presence/x/password', 'error not-authorized']),
  useCase('7.2.6', 'Members only', ['error registration-required']),
  useCase('7.2.7', 'The banned stay out', ['error forbidden']),
  useCase('7.2.8', 'A nickname that is taken', ['error conflict']),
  useCase(
    '7.2.9',
    'A full room',
    ['error service-unavailable'],
    'Prosody limits no room; a variation of the embedded server does.',
  ),
  useCase('7.2.10', 'A locked room', ['error item-not-found']),
  useCase('7.2.11', 'A room that does not exist', [
    'sent presence/x@xmlns=http://jabber.org/protocol/muc',
  ]),
  useCase(
    '7.2.12',
    'Being warned of logging',
    ['code 170', 'code 110'],
    'Prosody sends 170 to nobody who enters.',
  ),
  useCase('7.2.13', 'What was said before', ['received message/delay']),
  useCase('7.2.14', 'As much of it as one asks for', ['sent presence/x/history']),
  useCase('7.2.15', 'The subject, to whoever enters', ['received message/subject']),
  useCase('7.2.16', 'Live messages', ['received message/body']),
  useCase('7.2.18', 'Presence without a join', ['error item-not-found']),
  useCase('7.3', 'An occupant and the subject', ['sent message/subject']),
  useCase('7.4', 'Speaking to all', ['sent message@type=groupchat']),
  useCase('7.5', 'A private message', ['sent message@type=chat']),
  useCase('7.6', 'Another nickname', ['code 303']),
  useCase('7.7', 'Another availability', ['received presence/show']),
  useCase('7.8.1', 'A direct invitation', ['sent message/x@xmlns=jabber:x:conference']),
  useCase('7.8.2', 'An invitation through the room', ['received message/x/invite']),
  useCase('7.9', 'From two to many', ['sent message/x/invite/continue']),
  useCase('7.10', 'Registering with a room', ['sent iq/query@xmlns=jabber:iq:register']),
  useCase('7.11', 'The list of members, as an occupant', [
    'received iq/query/item@affiliation=member',
  ]),
  useCase('7.12', 'One’s registered nickname', ['sent iq/query@node=x-roomuser-item']),
  useCase('7.13', 'Asking for a voice', ['sent message/x/field@var=muc#role']),
  useCase('7.14', 'Leaving', ['received presence@type=unavailable']),
  useCase('8.1', 'Changing the subject', ['received message/subject']),
  useCase('8.2', 'A kick', ['code 307']),
  useCase('8.3', 'Giving a voice', ['sent iq/query/item@role=participant']),
  useCase('8.4', 'Taking a voice', ['sent iq/query/item@role=visitor']),
  useCase('8.5', 'The list of those with a voice', ['received iq/query/item@role=participant']),
  useCase('8.6', 'Approving of a voice', ['received message/x/field@var=muc#jid']),
  useCase('9.1', 'A ban', ['code 301']),
  useCase('9.2', 'The list of the banned', ['received iq/query/item@affiliation=outcast']),
  useCase('9.3', 'Giving a membership', ['sent iq/query/item@affiliation=member']),
  useCase('9.4', 'Taking a membership', ['sent iq/query/item@affiliation=none']),
  useCase('9.5', 'The list of members', ['received iq/query/item@affiliation=member']),
  useCase('9.6', 'Making a moderator', ['sent iq/query/item@role=moderator']),
  useCase('9.7', 'Unmaking a moderator', ['sent iq/query/item@role=participant']),
  useCase('9.8', 'The list of moderators', ['received iq/query/item@role=moderator']),
  useCase(
    '9.9',
    'Approving of a registration',
    ['sent message/x/field@var=muc#register_allow'],
    'Prosody asks no admin.',
  ),
  useCase('10.1.1', 'Making a room', ['code 201']),
  useCase('10.1.2', 'An instant room', [
    'sent iq/query@xmlns=http://jabber.org/protocol/muc#owner',
  ]),
  useCase('10.1.3', 'A room with its form', ['received iq/query/x/field']),
  useCase('10.2', 'Configuring a room later', ['sent iq/query/x/field@var=FORM_TYPE']),
  useCase('10.2.1', 'All are told of it', ['received message/x/status']),
  useCase('10.3', 'Making an owner', ['sent iq/query/item@affiliation=owner']),
  useCase('10.4', 'Unmaking an owner', ['sent iq/query/item']),
  useCase('10.5', 'The list of owners', ['received iq/query/item@affiliation=owner']),
  useCase('10.6', 'Making an admin', ['sent iq/query/item@affiliation=admin']),
  useCase('10.7', 'Unmaking an admin', ['sent iq/query/item']),
  useCase('10.8', 'The list of admins', ['received iq/query/item@affiliation=admin']),
  useCase('10.9', 'Destroying a room', ['received presence/x/destroy']),
  useCase('11.1', 'Removed after an error', ['code 333']),
  useCase(
    '11.2',
    'The service shuts down',
    ['code 332'],
    'Prosody says nothing; a variation of the embedded server does.',
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
