import type { EventSeq } from '../trace/event.ts';

/** Where an actor learned something: a stanza, and the step that took it, if one did. */
export interface FactSource {
  readonly stanza: EventSeq;
  readonly step: number | undefined;
}

export interface Fact<T> {
  readonly value: T;
  readonly source: FactSource;
}

/** Somebody of whom an actor was told in a room: an occupant, or an absent person with an affiliation. */
export interface PersonKnowledge {
  /** The nickname; of an absent person the last one, or none. */
  readonly nick: string | undefined;
  readonly isPresent: boolean;
  /** Bare real JID, if told. */
  readonly jid: Fact<string> | undefined;
  readonly affiliation: Fact<string> | undefined;
  readonly role: Fact<string> | undefined;
  /** The newest stanza that told anything new of this person. */
  readonly source: FactSource;
}

/** What one actor knows of one room. */
export interface ActorKnowledge {
  readonly actor: string;
  /** The own nickname while inside. */
  readonly ownNick: Fact<string> | undefined;
  /** How the actor stopped being inside; `undefined` while inside, and when never there. */
  readonly outside: Fact<OutsideReason> | undefined;
  /** In the order in which the actor heard of them. */
  readonly persons: readonly PersonKnowledge[];
  /** `''` for an empty subject; `undefined` when none was told. */
  readonly subject: Fact<string> | undefined;
  /** Whether the room said that real JIDs are shown to all (100, 172) or to moderators only (173). */
  readonly realJids: Fact<'everyone' | 'moderators'> | undefined;
}

export type OutsideReason = 'left' | 'kicked' | 'banned' | 'removed' | 'destroyed' | 'refused';

export interface RoomKnowledge {
  /** Bare JID, as the wire has it. */
  readonly room: string;
  /** The actors who got any stanza of it, in order of appearance. */
  readonly knowers: readonly ActorKnowledge[];
}

/** What is known of a room beside who is in it. */
export type RoomFactName = 'Members' | 'Subject' | 'Real JIDs' | 'Settings';
