import type { ScenarioActor } from '../script/scenario.ts';
import type { EventSeq, Problem } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Sequence } from '../base/sequence.ts';

export interface ActorState {
  readonly actor: ScenarioActor;
  readonly connection: 'never' | 'connecting' | 'online' | 'offline';
  /** The newest bound full JID; kept after the end of the session. */
  readonly jid: string | undefined;
  /** Why the session was lost, when nobody asked for its end. */
  readonly problem: Problem | undefined;
  /** With which the server ended the newest session. */
  readonly streamError: ReceivedStanza | undefined;
  /** Received and not yet looked at by any step, the oldest first. */
  readonly unread: Sequence<ReceivedStanza>;
  /** Matched, skipped, or left over from an earlier session. */
  readonly past: Sequence<PastStanza>;
  /** By a step, and the newest; kept after the end of the session. */
  readonly lastSent: LastSent | undefined;
}

/** What a step sent. */
export interface LastSent {
  readonly step: number;
  readonly element: XmlElement;
  readonly seq: EventSeq;
}

export interface ReceivedStanza {
  readonly seq: EventSeq;
  /** The newest step that had begun when it came; 0 before the first. */
  readonly during: number;
  readonly element: XmlElement;
}

export interface PastStanza extends ReceivedStanza {
  readonly fate: 'matched' | 'skipped' | 'left';
  /** The step that took or skipped it; the one that was next when it was left. */
  readonly step: number;
}
