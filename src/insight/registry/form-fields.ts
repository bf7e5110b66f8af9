import { t } from '../../base/translate.ts';
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
    sentence: t('Says which kind of form this is; a submit with another value is refused.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomname',
    sentence: t('Display name of the room.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomdesc',
    sentence: t('Short description.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_lang',
    sentence: t('Main language of the conversation (language tag).'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_enablelogging',
    sentence: t('Log the conversation publicly.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_changesubject',
    sentence: t('Let ordinary occupants set the topic.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_allowinvites',
    sentence: t('Let ordinary members invite others into a members-only room.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_allowpm',
    sentence: t('Who may send private messages through the room.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_maxusers',
    sentence: t('Largest number of occupants.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_presencebroadcast',
    sentence: t('Roles whose presence is shown to others.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_getmemberlist',
    sentence: t('Who may fetch the member list.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_publicroom',
    sentence: t('List the room in service discovery.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_persistentroom',
    sentence: t('Keep the room when the last person leaves.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_moderatedroom',
    sentence: t('Newcomers without affiliation need voice before they may speak.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_membersonly',
    sentence: t('Only members may enter.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_passwordprotectedroom',
    sentence: t('Entry needs a password.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomsecret',
    sentence: t('The entry password.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_whois',
    sentence: t('Who may see real addresses: moderators = semi-anonymous, anyone = non-anonymous.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#maxhistoryfetch',
    sentence: t('Largest number of history messages handed to a newcomer.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomadmins',
    sentence: t('The complete list of admins (not a delta).'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_roomowners',
    sentence: t('The complete list of owners (not a delta).'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_pubsub',
    sentence: t('Address of a publish-subscribe node that belongs to the room.'),
    ref: { document: 'XEP-0045', section: '16.5.3' },
  },
  {
    field: 'muc#roomconfig_historylength',
    sentence: t('How many messages the room keeps for newcomers.'),
  },
  {
    field: 'muc#roomconfig_defaulthistorymessages',
    sentence: t('How many of them are sent if the newcomer asks for nothing special.'),
  },
  {
    field: '{http://prosody.im/protocol/muc}roomconfig_allowmemberinvites',
    sentence: t('Members may invite (and thereby add) new members.'),
  },
  {
    field: '{xmpp:prosody.im}muc#allow_modpm',
    sentence: t('Private messages to and from moderators are always allowed.'),
  },
  { field: 'muc#roomconfig_enablearchiving', sentence: t('Keep an archive on the server (MAM).') },
  {
    field: 'muc#roomconfig_slow_mode_duration',
    sentence: t('Seconds a person must wait between two messages; 0 switches it off.'),
    ref: { document: 'XEP-0500' },
  },
  {
    field: 'muc#register_roomnick',
    sentence: t('Nickname to reserve (the only field Prosody asks for, required).'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_first',
    sentence: t('Given name.'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_last',
    sentence: t('Family name.'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_url',
    sentence: t('Web page.'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_email',
    sentence: t('E-mail.'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_faqentry',
    sentence: t('Text about oneself.'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#register_allow',
    sentence: t('Used only in the approval form sent to admins (9.9).'),
    ref: { document: 'XEP-0045', section: '16.5.1' },
  },
  {
    field: 'muc#role',
    sentence: t('The role that is asked for (participant).'),
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#jid',
    sentence: t('Who asks (filled in by the room).'),
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#roomnick',
    sentence: t('Nick of the asker (filled in by the room).'),
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#request_allow',
    sentence: t('The moderator ticks this to grant voice.'),
    ref: { document: 'XEP-0045', section: '16.5.2' },
  },
  {
    field: 'muc#roominfo_description',
    sentence: t('Short description.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_subject',
    sentence: t('Current topic (can leak it to outsiders).'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_subjectmod',
    sentence: t('Participants may change the topic.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_occupants',
    sentence: t('Number of occupants now.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_lang',
    sentence: t('Language.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_logs',
    sentence: t('Address of public logs.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_contactjid',
    sentence: t('Whom to contact.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_ldapgroup',
    sentence: t('LDAP group that defines membership.'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'muc#roominfo_avatarhash',
    sentence: t('SHA-1 of the room avatar (XEP-0486).'),
    ref: { document: 'XEP-0045', section: '16.5.4' },
  },
  {
    field: 'hats#hash',
    sentence: t('Another one whenever the list of hats is another one.'),
    ref: { document: 'XEP-0317' },
  },
  {
    field: '{urn:xmpp:muc-activity}message-activity',
    sentence: t('How many messages an hour the room has.'),
    ref: { document: 'XEP-0502' },
  },
];
