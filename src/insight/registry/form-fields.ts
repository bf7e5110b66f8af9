import type { SpecRef } from './spec-ref.ts';

/** A field of a MUC form: configuration, registration, voice request, room information. */
export interface FormField {
  readonly field: string;
  readonly sentence: string;
  /** Absent for fields that one server invented. */
  readonly ref?: SpecRef;
}

export const FORM_FIELDS: readonly FormField[] = [
  {
    field: 'FORM_TYPE',
    sentence: 'Says which kind of form this is; a submit with another value is refused.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomname',
    sentence: 'Display name of the room.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomdesc',
    sentence: 'Short description.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_lang',
    sentence: 'Main language of the conversation (language tag).',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_enablelogging',
    sentence: 'Log the conversation publicly.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_changesubject',
    sentence: 'Let ordinary occupants set the topic.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_allowinvites',
    sentence: 'Let ordinary members invite others into a members-only room.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_allowpm',
    sentence: 'Who may send private messages through the room.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_maxusers',
    sentence: 'Largest number of occupants.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_presencebroadcast',
    sentence: 'Roles whose presence is shown to others.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_getmemberlist',
    sentence: 'Who may fetch the member list.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_publicroom',
    sentence: 'List the room in service discovery.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_persistentroom',
    sentence: 'Keep the room when the last person leaves.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_moderatedroom',
    sentence: 'Newcomers without affiliation need voice before they may speak.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_membersonly',
    sentence: 'Only members may enter.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_passwordprotectedroom',
    sentence: 'Entry needs a password.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomsecret',
    sentence: 'The entry password.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_whois',
    sentence: 'Who may see real addresses: moderators = semi-anonymous, anyone = non-anonymous.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#maxhistoryfetch',
    sentence: 'Largest number of history messages handed to a newcomer.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomadmins',
    sentence: 'The complete list of admins (not a delta).',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomowners',
    sentence: 'The complete list of owners (not a delta).',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_pubsub',
    sentence: 'Address of a publish-subscribe node that belongs to the room.',
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_historylength',
    sentence: 'How many messages the room keeps for newcomers.',
  },
  {
    field: 'muc#roomconfig_defaulthistorymessages',
    sentence: 'How many of them are sent if the newcomer asks for nothing special.',
  },
  {
    field: '{http://prosody.im/protocol/muc}roomconfig_allowmemberinvites',
    sentence: 'Members may invite (and thereby add) new members.',
  },
  {
    field: '{xmpp:prosody.im}muc#allow_modpm',
    sentence: 'Private messages to and from moderators are always allowed.',
  },
  { field: 'muc#roomconfig_enablearchiving', sentence: 'Keep an archive on the server (MAM).' },
  {
    field: 'muc#roomconfig_slow_mode_duration',
    sentence: 'Seconds a person must wait between two messages; 0 switches it off.',
    ref: { document: 'XEP-0500' },
  },
  {
    field: 'muc#register_roomnick',
    sentence: 'Nickname to reserve (the only field Prosody asks for, required).',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_first',
    sentence: 'Given name.',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_last',
    sentence: 'Family name.',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_url',
    sentence: 'Web page.',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_email',
    sentence: 'E-mail.',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_faqentry',
    sentence: 'Text about oneself.',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_allow',
    sentence: 'Used only in the approval form sent to admins (9.9).',
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#role',
    sentence: 'The role that is asked for (participant).',
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#jid',
    sentence: 'Who asks (filled in by the room).',
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#roomnick',
    sentence: 'Nick of the asker (filled in by the room).',
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#request_allow',
    sentence: 'The moderator ticks this to grant voice.',
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#roominfo_description',
    sentence: 'Short description.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_subject',
    sentence: 'Current topic (can leak it to outsiders).',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_subjectmod',
    sentence: 'Participants may change the topic.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_occupants',
    sentence: 'Number of occupants now.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_lang',
    sentence: 'Language.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_logs',
    sentence: 'Address of public logs.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_contactjid',
    sentence: 'Whom to contact.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_ldapgroup',
    sentence: 'LDAP group that defines membership.',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_avatarhash',
    sentence: 'SHA-1 of the room avatar (XEP-0486).',
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'hats#hash',
    sentence: 'Another one whenever the list of hats is another one.',
    ref: { document: 'XEP-0317' },
  },
  {
    field: '{urn:xmpp:muc-activity}message-activity',
    sentence: 'How many messages an hour the room has.',
    ref: { document: 'XEP-0502' },
  },
];
