import { EmptyWords } from './EmptyWords.tsx';
import { RoomTableView } from './RoomTableView.tsx';
import type { Knowledge } from './use-knowledge.ts';
import './RoomsTab.css';

/** Who was told what of each room, up to the selected row. Nothing here is asked of the server. */
export function RoomsTab({ knowledge }: { readonly knowledge: Knowledge }) {
  const { rooms, table, actors, choose } = knowledge;
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
          <RoomChoice rooms={rooms} chosen={table.room} onChoose={choose} />
        )}
        <p>{table.sentence}</p>
      </div>
      <RoomTableView table={table} actors={actors} />
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
