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
  { code: '100', sentence: 'Everyone in this room can see your real address.', section: '7.2.3' },
  {
    code: '101',
    sentence: 'Your standing in the room changed while you were away.',
    section: '18.1',
    unsent: 'No server sends it: rooms write to nobody who is outside.',
  },
  {
    code: '102',
    sentence: 'The room now also lists members who are offline.',
    section: '16.6.2',
    unsent: 'No server sends it: 104 is sent in its place.',
  },
  {
    code: '103',
    sentence: 'The room no longer lists offline members.',
    section: '16.6.2',
    unsent: 'No server sends it: 104 is sent in its place.',
  },
  {
    code: '104',
    sentence:
      'Some setting changed that does not touch privacy; ask for the room info again if you care.',
    section: '10.2.1',
  },
  { code: '110', sentence: 'This presence is about you (self-presence).', section: '7.2.2' },
  {
    code: '170',
    sentence: 'The conversation here is now (or already) logged publicly.',
    section: '7.2.12',
  },
  { code: '171', sentence: 'Public logging has been switched off.', section: '10.2.1' },
  {
    code: '172',
    sentence: 'The room became non-anonymous: real addresses are now visible to all.',
    section: '10.2.1',
  },
  {
    code: '173',
    sentence: 'The room became semi-anonymous: real addresses are now for moderators only.',
    section: '10.2.1',
  },
  {
    code: '201',
    sentence: 'You created this room just now; it waits for its configuration.',
    section: '10.1.1',
  },
  {
    code: '210',
    sentence: 'The service gave you another nickname than the one you asked for.',
    section: '7.2.2',
  },
  { code: '301', sentence: 'The person was banned.', section: '9.1' },
  {
    code: '303',
    sentence: 'The person did not leave; the item nick attribute names the new nickname.',
    section: '7.6',
  },
  { code: '307', sentence: 'The person was kicked.', section: '8.2' },
  {
    code: '321',
    sentence: 'The person was removed because their affiliation no longer permits them to stay.',
    section: '9.4',
  },
  {
    code: '322',
    sentence: 'The room became members-only and the person is not a member.',
    section: '10.2',
  },
  { code: '332', sentence: 'The chat service is shutting down.', section: '11.2' },
  {
    code: '333',
    sentence: 'The person dropped out for technical reasons (delivery error), nobody removed them.',
    section: '11.1',
  },
];
