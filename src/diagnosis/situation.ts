import type { ActorState, PastStanza } from '../run/actor-state.ts';
import type { EventSeq } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';

/**
 * Where a stanza was that a failed `receives` may have meant. `here`: within the reach of the step, unread or skipped
 * by it. `earlier`: for the same actor, and gone when the step began. `later`: for the same actor, after the step had
 * failed, or taken by a later step. `elsewhere`: for another actor.
 */
export type CandidatePlace = 'here' | 'earlier' | 'later' | 'elsewhere';

/** A stanza that came, as the step that failed sees it. */
export interface Arrival {
  readonly seq: EventSeq;
  /** Who got it. */
  readonly actor: string;
  readonly element: XmlElement;
  readonly place: CandidatePlace;
  readonly fate: PastStanza['fate'] | 'unread';
  /** The step that took or skipped it; the one that was next when it was left; absent where it is unread. */
  readonly step?: number | undefined;
}

/** What a step had an actor send. */
export interface SentStanza {
  readonly seq: EventSeq;
  readonly actor: string;
  readonly step: number;
  readonly element: XmlElement;
}

/**
 * What had happened when a step failed: all that the diagnosis knows, be it told by the run at that moment or read from its
 * trace afterwards.
 */
export interface Situation<A extends Arrival = Arrival> {
  /** Whose step it is. */
  readonly actor: string;
  /** From 1. */
  readonly step: number;
  readonly connection: ActorState['connection'];
  /** What each actor sent last by a step, the newest first. Who sent what is no stanza has sent nothing. */
  readonly sent: readonly SentStanza[];
  /** In the order in which they came. To others: since the actor of the step sent something. */
  readonly arrivals: readonly A[];
}

/** How many stanzas an actor remembers of each place, the newest ones. */
export const MEMORY = 200;

/** What an actor sent last. */
export function lastSentBy({ sent }: Situation, actor: string): SentStanza | undefined {
  return sent.find((each) => each.actor === actor);
}
