import type { EventList } from '../trace/event-list.ts';
import type { ConnectionState, EventSeq } from '../trace/event.ts';
import { modelOf } from '../trace/model-of.ts';
import { eventsUntil } from '../trace/event-list.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';

/** Where one actor stands at a moment. */
export interface ActorAt {
  readonly actor: string;
  readonly connection: ConnectionState | 'never connected';
  /** The newest bound full JID; kept after the end of the session. */
  readonly jid: string | undefined;
  /** Received until then and not yet looked at by any step, the oldest first. */
  readonly unread: readonly StanzaRecord[];
}

/** All actors, and what the run knew, at a moment. */
export interface ActorsAt {
  readonly actors: readonly ActorAt[];
  /** What steps captured until then, by name. */
  readonly captures: Readonly<Record<string, string>>;
  /** What steps were told by variables until then, by name. */
  readonly variables: Readonly<Record<string, string>>;
}

/** `names`: the actors to tell of, in their order. `until`: the last event that counts; all without it. */
export function actorsAt(
  events: EventList,
  names: readonly string[],
  until: EventSeq | undefined,
): ActorsAt {
  const model = modelOf(eventsUntil(events, until));
  const actors = names.map((actor): ActorAt => {
    const changes = model.connections.get(actor) ?? [];
    return {
      actor,
      connection: changes.at(-1)?.state ?? 'never connected',
      jid: changes.findLast(({ jid }) => jid !== undefined)?.jid,
      unread: model.unreadOf(actor),
    };
  });
  return { actors, captures: model.captures, variables: model.variables };
}
