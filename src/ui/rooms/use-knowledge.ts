import { useMemo, useState } from 'react';
import { actorsAt, type ActorsAt } from '../../insight/actors-at.ts';
import type { RoomTable } from '../../insight/room-table.ts';
import { roomPicture, type RoomPicture } from '../../insight/room-picture.ts';
import { roomsAt, tableAt } from '../../insight/rooms-at.ts';
import { settledMoment } from '../../insight/server-truth.ts';
import { actorBookOf } from '../../timeline/growing/addresses.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';
import type { EventList } from '../../trace/event-list.ts';
import type { EventSeq } from '../../trace/event.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { Inspected } from '../selection/inspected.ts';
import type { Inspection } from '../selection/use-inspection.ts';

/** Actors and rooms at the selected row. */
export interface Knowledge {
  /** Bare JIDs, in order of appearance. */
  readonly rooms: readonly string[];
  /** The room that was chosen, else the selected stanza's, else the first; `undefined` when there is none. */
  readonly table: RoomTable | undefined;
  /** The same room as pictures of its concepts; `undefined` where nobody is known to be in it. */
  readonly picture: RoomPicture | undefined;
  /** All actors, in the order of their lanes. */
  readonly actors: readonly string[];
  /** Where each actor stands; `undefined` while nobody looks. */
  readonly states: ActorsAt | undefined;
  /** Whether a run was recorded whose server was not asked for its rooms. */
  readonly isServerSilent: boolean;
  readonly choose: (room: string) => void;
}

const NOWHERE = { names: [], known: [], settled: [], truth: undefined };

/** Costs a pass over all stanzas, so nothing is folded while nobody looks. */
export function useKnowledge(
  { events, model, scenario, inspected }: Inspection,
  isShown: boolean,
): Knowledge {
  const until = useMemo(() => momentOf(events, inspected), [events, inspected]);
  const all = useMemo(
    () => (isShown ? roomsAt(model, events, until) : NOWHERE),
    [isShown, model, events, until],
  );
  const [chosen, choose] = useState<string>();
  const own = roomOfStanza(inspected);
  const room = [chosen, own].find((each) => each && all.names.includes(each)) ?? all.names[0];
  const names = useMemo(
    () => new Map((scenario?.actors ?? []).map(({ jid, name }) => [jid, name])),
    [scenario],
  );
  const book = useMemo(() => scenario && actorBookOf(scenario, events), [scenario, events]);
  const table = useMemo(
    () => (room === undefined ? undefined : tableAt(all, room, names)),
    [all, room, names],
  );
  const picture = useMemo(
    () => (room === undefined ? undefined : roomPicture(all, room)),
    [all, room],
  );
  const states = useMemo(
    () => (isShown && book ? actorsAt(events, book.names, until) : undefined),
    [isShown, book, events, until],
  );
  return {
    rooms: all.names,
    table,
    picture,
    actors: book?.names ?? [],
    states,
    isServerSilent: model.started !== undefined && all.truth === undefined,
    choose,
  };
}

/**
 * Everything up to this event counts; without a selection all but the end, when the run closes its sessions. What was sent is looked at once the server has
 * answered, as far as it tells when it has.
 */
function momentOf(events: EventList, inspected: Inspected | undefined): EventSeq {
  const { frame } = inspected?.stanza ?? {};
  if (frame?.direction === 'received') return frame.seq;
  const at = frame?.seq ?? inspected?.ended?.seq;
  return settledMoment(events, at);
}

function roomOfStanza(inspected: Inspected | undefined): string | undefined {
  const { frame } = inspected?.stanza ?? {};
  if (frame === undefined) return undefined;
  const { from, to } = readStanzaHead(frame.xml);
  return bareText((frame.direction === 'sent' ? to : from) ?? '');
}
