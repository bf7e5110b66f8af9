import { useMemo, useState } from 'react';
import { foldRooms } from '../../insight/fold-rooms.ts';
import { tabulateRoom, type RoomTable } from '../../insight/room-table.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import { readHead } from '../../timeline/stanza-head.ts';
import type { EventSeq } from '../../trace/event.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { Inspected } from './inspected.ts';
import type { Inspection } from './use-inspection.ts';

/** What the actors know at the selected row. */
export interface Knowledge {
  /** Bare JIDs, in order of appearance. */
  readonly rooms: readonly string[];
  /** The room that was chosen, else the selected stanza's, else the first; `undefined` when there is none. */
  readonly table: RoomTable | undefined;
  /** All actors, in the order of their lanes. */
  readonly actors: readonly string[];
  readonly choose: (room: string) => void;
}

/** Costs a pass over all stanzas, so nothing is folded while nobody looks. */
export function useKnowledge(
  { model, scenario, inspected }: Inspection,
  isShown: boolean,
): Knowledge {
  const until = momentOf(inspected);
  const folded = useMemo(() => (isShown ? foldRooms(model, until) : []), [isShown, model, until]);
  const [chosen, choose] = useState<string>();
  const own = roomOfStanza(inspected);
  const room =
    folded.find((each) => each.room === chosen) ??
    folded.find((each) => each.room === own) ??
    folded[0];
  const names = useMemo(
    () => new Map((scenario?.actors ?? []).map(({ jid, name }) => [jid, name])),
    [scenario],
  );
  const book = useMemo(() => scenario && createActorBook(scenario, model), [scenario, model]);
  const table = useMemo(() => room && tabulateRoom(room, names), [room, names]);
  return {
    rooms: folded.map((each) => each.room),
    table,
    actors: book?.names ?? [],
    choose,
  };
}

/** Everything up to this event counts; all of it without a selection. */
function momentOf(inspected: Inspected | undefined): EventSeq | undefined {
  return inspected?.stanza?.frame.seq ?? inspected?.ended?.seq;
}

function roomOfStanza(inspected: Inspected | undefined): string | undefined {
  const { frame } = inspected?.stanza ?? {};
  if (frame === undefined) return undefined;
  const { from, to } = readHead(frame.xml);
  return bareText((frame.direction === 'sent' ? to : from) ?? '');
}
