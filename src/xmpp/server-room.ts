/** A room as its own server has it: the truth that occupants are told parts of (XEP-0045). Plain JSON. */
export interface ServerRoom {
  /** The room JID. */
  readonly jid: string;
  /** Ordered by nickname. */
  readonly occupants: readonly ServerOccupant[];
  /** Who has an affiliation other than `none`, inside or not; ordered by JID. */
  readonly affiliations: readonly ServerAffiliation[];
  /** `''` when none is set. */
  readonly subject: string;
  readonly config: ServerRoomConfig;
}

export interface ServerOccupant {
  readonly nick: string;
  /** The real bare JID. */
  readonly jid: string;
  /** The real full JIDs of all sessions under this nickname, in order. */
  readonly sessions: readonly string[];
  readonly role: string;
  readonly affiliation: string;
}

export interface ServerAffiliation {
  /** A bare JID, or a whole domain. */
  readonly jid: string;
  readonly affiliation: string;
  /** The nickname reserved for this person. */
  readonly nick?: string;
  readonly reason?: string;
}

/** XEP-0045, section 4.2 and 10.2; the password itself is never told. */
export interface ServerRoomConfig {
  readonly name: string;
  readonly persistent: boolean;
  readonly public: boolean;
  readonly membersOnly: boolean;
  readonly moderated: boolean;
  readonly hasPassword: boolean;
  /** Whether everybody inside may change the subject. */
  readonly changeSubject: boolean;
  /** Whether members may invite into a members-only room. */
  readonly memberInvites: boolean;
  /** Who sees real JIDs. */
  readonly whois: 'moderators' | 'anyone';
  /** Messages that who enters is sent at most. */
  readonly historyLength: number;
  /** The roles whose presence is passed on. */
  readonly presenceBroadcast: readonly string[];
  /** Until its owner has configured it nobody else gets in (XEP-0045, section 10.1). */
  readonly locked: boolean;
}
