import { t } from '../../base/translate.ts';
/** A MUC status code (XEP-0045, section 16.6.2: the whole registry). */
export interface StatusCode {
  readonly code: string;
  /** One plain sentence. */
  readonly sentence: string;
  /** The section of XEP-0045 that says when it is sent. */
  readonly section: string;
  /** Why nobody will ever see it; absent: some server sends it. */
  readonly unsent?: string;
}

export const STATUS_CODES: readonly StatusCode[] = [
  {
    code: '100',
    sentence: t('Everyone in this room can see your real address.'),
    section: '7.2.3',
  },
  {
    code: '101',
    sentence: t('Your standing in the room changed while you were away.'),
    section: '18.1',
    unsent: t('No server sends it: rooms write to nobody who is outside.'),
  },
  {
    code: '102',
    sentence: t('The room now also lists members who are offline.'),
    section: '16.6.2',
    unsent: t('No server sends it: 104 is sent in its place.'),
  },
  {
    code: '103',
    sentence: t('The room no longer lists offline members.'),
    section: '16.6.2',
    unsent: t('No server sends it: 104 is sent in its place.'),
  },
  {
    code: '104',
    sentence: t(
      'Some setting changed that does not touch privacy; ask for the room info again if you care.',
    ),
    section: '10.2.1',
  },
  { code: '110', sentence: t('This presence is about you (self-presence).'), section: '7.2.2' },
  {
    code: '170',
    sentence: t('The conversation here is now (or already) logged publicly.'),
    section: '7.2.12',
  },
  { code: '171', sentence: t('Public logging has been switched off.'), section: '10.2.1' },
  {
    code: '172',
    sentence: t('The room became non-anonymous: real addresses are now visible to all.'),
    section: '10.2.1',
  },
  {
    code: '173',
    sentence: t('The room became semi-anonymous: real addresses are now for moderators only.'),
    section: '10.2.1',
  },
  {
    code: '201',
    sentence: t('You created this room just now; it waits for its configuration.'),
    section: '10.1.1',
  },
  {
    code: '210',
    sentence: t('The service gave you another nickname than the one you asked for.'),
    section: '7.2.2',
  },
  { code: '301', sentence: t('The person was banned.'), section: '9.1' },
  {
    code: '303',
    sentence: t('The person did not leave; the item nick attribute names the new nickname.'),
    section: '7.6',
  },
  { code: '307', sentence: t('The person was kicked.'), section: '8.2' },
  {
    code: '321',
    sentence: t('The person was removed because their affiliation no longer permits them to stay.'),
    section: '9.4',
  },
  {
    code: '322',
    sentence: t('The room became members-only and the person is not a member.'),
    section: '10.2',
  },
  { code: '332', sentence: t('The chat service is shutting down.'), section: '11.2' },
  {
    code: '333',
    sentence: t(
      'The person dropped out for technical reasons (delivery error), nobody removed them.',
    ),
    section: '11.1',
  },
];
