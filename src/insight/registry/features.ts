/** A feature in an answer to service discovery (XEP-0045, section 16.3). */
export interface DiscoFeature {
  readonly feature: string;
  readonly sentence: string;
}

export const DISCO_FEATURES: readonly DiscoFeature[] = [
  { feature: 'http://jabber.org/protocol/muc', sentence: 'Speaks MUC.' },
  {
    feature: 'http://jabber.org/protocol/muc#stable_id',
    sentence: 'Keeps the message id on reflection.',
  },
  {
    feature: 'http://jabber.org/protocol/muc#self-ping-optimization',
    sentence: 'Answers a ping to your own occupant address itself (XEP-0410).',
  },
  { feature: 'http://jabber.org/protocol/muc#request', sentence: 'Voice requests work.' },
  { feature: 'http://jabber.org/protocol/muc#register', sentence: 'Registration form type.' },
  { feature: 'http://jabber.org/protocol/muc#roomconfig', sentence: 'Configuration form type.' },
  { feature: 'http://jabber.org/protocol/muc#roominfo', sentence: 'Extended info form type.' },
  {
    feature: 'http://jabber.org/protocol/muc#unique',
    sentence: 'Hands out unused room names (XEP-0307).',
  },
  { feature: 'muc_public', sentence: 'Listed in discovery or not.' },
  { feature: 'muc_hidden', sentence: 'Listed in discovery or not.' },
  { feature: 'muc_persistent', sentence: 'Survives the last leave or not.' },
  { feature: 'muc_temporary', sentence: 'Survives the last leave or not.' },
  { feature: 'muc_open', sentence: 'Anybody or members only.' },
  { feature: 'muc_membersonly', sentence: 'Anybody or members only.' },
  { feature: 'muc_moderated', sentence: 'Voice needed or not.' },
  { feature: 'muc_unmoderated', sentence: 'Voice needed or not.' },
  { feature: 'muc_nonanonymous', sentence: 'Real addresses for all or for moderators.' },
  { feature: 'muc_semianonymous', sentence: 'Real addresses for all or for moderators.' },
  { feature: 'muc_passwordprotected', sentence: 'Password or not.' },
  { feature: 'muc_unsecured', sentence: 'Password or not.' },
  { feature: 'muc_rooms', sentence: 'Items are rooms (registered, unused).' },
  { feature: 'jabber:iq:register', sentence: 'Nick registration.' },
  { feature: 'urn:xmpp:occupant-id:0', sentence: 'Stable pseudonymous ids.' },
  { feature: 'urn:xmpp:mam:2', sentence: 'Archive queries.' },
  { feature: 'urn:xmpp:mam:2#extended', sentence: 'Archive queries by id.' },
  { feature: 'urn:xmpp:sid:0', sentence: 'Stanza ids are trustworthy.' },
  { feature: 'vcard-temp', sentence: 'Room avatar.' },
  { feature: 'urn:xmpp:hats:0', sentence: 'Hats.' },
  {
    feature: 'urn:xmpp:message-moderate:1',
    sentence: 'Moderators can retract messages of others.',
  },
];
