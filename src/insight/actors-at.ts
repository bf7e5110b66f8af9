import type { EventList } from '../trace/event-list.ts';
import type { ConnectionState, EventSeq, FrameEvent } from '../trace/event.ts';
import { modelOf } from '../trace/model-of.ts';
import { eventSeq } from '../trace/event-seq.ts';

/** Where one actor stands at a moment. */
export interface ActorAt {
  readonly actor: string;
  readonly connection: ConnectionState | 'never connected';
  /** The newest bound full JID; kept after the end of the session. */
  readonly jid: string | undefined;
  /** Received until then and not yet looked at by any step: how many, and `MOST_UNREAD` of the oldest, in order. */
  readonly unread: { readonly count: number; readonly oldest: readonly FrameEvent[] };
}

/** All actors, and what the run knew, at a moment. */
export interface ActorsAt {
  readonly actors: readonly ActorAt[];
  /** What steps captured until then, by name. */
  readonly captures: Readonly<Record<string, string>>;
  /** What steps were told by variables until then, by name. */
  readonly variables: Readonly<Record<string, string>>;
}

/** So many of the unread stanzas are told of an actor. */
export const MOST_UNREAD = 4;

/**
 * `names`: the actors to tell of, in their order. `until`: the last event that counts; all without it. No moment costs more
 * than another.
 */
export function actorsAt(
  events: EventList,
  names: readonly string[],
  until: EventSeq | undefined,
): ActorsAt {
  const model = modelOf(events);
  const end = until ?? eventSeq(events.length);
  const actors = names.map((actor): ActorAt => {
    const changes = model.connections.get(actor) ?? [];
    const { count, oldest } = model.unreadAt(actor, end, MOST_UNREAD);
    const frames = oldest.map((seq) => model.stanzaAt(seq)?.frame);
    return {
      actor,
      connection: model.connectionAt(actor, end)?.state ?? 'never connected',
      jid: changes.findLast(({ jid, seq }) => jid !== undefined && seq <= end)?.jid,
      unread: { count, oldest: frames.filter((frame) => frame !== undefined) },
    };
  });
  return { actors, ...model.valuesAt(end) };
}
