import { t } from '../../base/translate.ts';
/** A feature in an answer to service discovery (XEP-0045, section 16.3). */
export interface DiscoFeature {
  readonly feature: string;
  readonly sentence: string;
}

export const DISCO_FEATURES: readonly DiscoFeature[] = [
  { feature: 'http://jabber.org/protocol/muc', sentence: t('Speaks MUC.') },
  {
    feature: 'http://jabber.org/protocol/muc#stable_id',
    sentence: t('Keeps the message id on reflection.'),
  },
  {
    feature: 'http://jabber.org/protocol/muc#self-ping-optimization',
    sentence: t('Answers a ping to your own occupant address itself (XEP-0410).'),
  },
  { feature: 'http://jabber.org/protocol/muc#request', sentence: t('Voice requests work.') },
  { feature: 'http://jabber.org/protocol/muc#register', sentence: t('Registration form type.') },
  { feature: 'http://jabber.org/protocol/muc#roomconfig', sentence: t('Configuration form type.') },
  { feature: 'http://jabber.org/protocol/muc#roominfo', sentence: t('Extended info form type.') },
  {
    feature: 'http://jabber.org/protocol/muc#unique',
    sentence: t('Hands out unused room names (XEP-0307).'),
  },
  { feature: 'muc_public', sentence: t('Listed in discovery or not.') },
  { feature: 'muc_hidden', sentence: t('Listed in discovery or not.') },
  { feature: 'muc_persistent', sentence: t('Survives the last leave or not.') },
  { feature: 'muc_temporary', sentence: t('Survives the last leave or not.') },
  { feature: 'muc_open', sentence: t('Anybody or members only.') },
  { feature: 'muc_membersonly', sentence: t('Anybody or members only.') },
  { feature: 'muc_moderated', sentence: t('Voice needed or not.') },
  { feature: 'muc_unmoderated', sentence: t('Voice needed or not.') },
  { feature: 'muc_nonanonymous', sentence: t('Real addresses for all or for moderators.') },
  { feature: 'muc_semianonymous', sentence: t('Real addresses for all or for moderators.') },
  { feature: 'muc_passwordprotected', sentence: t('Password or not.') },
  { feature: 'muc_unsecured', sentence: t('Password or not.') },
  { feature: 'muc_rooms', sentence: t('Items are rooms (registered, unused).') },
  { feature: 'jabber:iq:register', sentence: t('Nick registration.') },
  { feature: 'urn:xmpp:occupant-id:0', sentence: t('Stable pseudonymous ids.') },
  { feature: 'urn:xmpp:mam:2', sentence: t('Archive queries.') },
  { feature: 'urn:xmpp:mam:2#extended', sentence: t('Archive queries by id.') },
  { feature: 'urn:xmpp:sid:0', sentence: t('Stanza ids are trustworthy.') },
  { feature: 'vcard-temp', sentence: t('Room avatar.') },
  { feature: 'urn:xmpp:hats:0', sentence: t('Hats.') },
  {
    feature: 'urn:xmpp:message-moderate:1',
    sentence: t('Moderators can retract messages of others.'),
  },
];
