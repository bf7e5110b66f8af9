import { useMemo, useState } from 'react';
import { foldRooms } from '../../insight/fold-rooms.ts';
import { tabulateRoom } from '../../insight/room-table.ts';
import type { EventSeq } from '../../trace/event.ts';
import { bareText } from '../../xmpp/jid.ts';
import { EmptyWords } from './EmptyWords.tsx';
import type { Inspected } from './inspected.ts';
import { RoomTableView } from './RoomTableView.tsx';
import type { Inspection } from './use-inspection.ts';
import './RoomsTab.css';

/** Who was told what of each room, up to the selected row. Nothing here is asked of the server. */
export function RoomsTab({ inspection }: { readonly inspection: Inspection }) {
  const { model, scenario, inspected } = inspection;
  const until = momentOf(inspected);
  const rooms = useMemo(() => foldRooms(model, until), [model, until]);
  const [chosen, setChosen] = useState<string>();
  const room =
    rooms.find((each) => each.room === chosen) ??
    rooms.find((each) => each.room === roomOfStanza(inspected)) ??
    rooms[0];
  const names = useMemo(
    () => new Map((scenario?.actors ?? []).map(({ jid, name }) => [jid, name])),
    [scenario],
  );
  const table = useMemo(() => room && tabulateRoom(room, names), [room, names]);
  if (table === undefined) {
    return (
      <EmptyWords>
        Nobody was told anything of a room so far. What each actor learns stands here, with the step
        that told it.
      </EmptyWords>
    );
  }
  return (
    <div className="rooms" role="group" aria-label="What the actors know" tabIndex={0}>
      <div className="say">
        {rooms.length < 2 ? null : (
          <RoomChoice
            rooms={rooms.map((each) => each.room)}
            chosen={table.room}
            onChoose={setChosen}
          />
        )}
        <p>{table.sentence}</p>
      </div>
      <RoomTableView table={table} actors={(scenario?.actors ?? []).map(({ name }) => name)} />
    </div>
  );
}

interface RoomChoiceProps {
  readonly rooms: readonly string[];
  readonly chosen: string;
  readonly onChoose: (room: string) => void;
}

function RoomChoice({ rooms, chosen, onChoose }: RoomChoiceProps) {
  return (
    <span className="room-choice" role="group" aria-label="Room">
      {rooms.map((room) => (
        <button
          key={room}
          type="button"
          aria-pressed={room === chosen}
          title={room}
          onClick={() => onChoose(room)}
        >
          {room.split('@')[0]}
        </button>
      ))}
    </span>
  );
}

/** Everything up to this event counts; all of it without a selection. */
export function momentOf(inspected: Inspected | undefined): EventSeq | undefined {
  return inspected?.stanza?.frame.seq ?? inspected?.ended?.seq;
}

const ADDRESS = /^<[^>]*?\s(?:from|to)=["']([^"']*)["']/;

function roomOfStanza(inspected: Inspected | undefined): string | undefined {
  const { frame } = inspected?.stanza ?? {};
  if (frame === undefined) return undefined;
  const name = frame.direction === 'sent' ? 'to' : 'from';
  const address = new RegExp(ADDRESS.source.replace('(?:from|to)', name)).exec(frame.xml)?.[1];
  return address === undefined ? undefined : bareText(address);
}
