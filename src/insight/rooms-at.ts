import { t } from '../base/translate.ts';
import type { EventList } from '../trace/event-list.ts';
import type { EventSeq } from '../trace/event.ts';
import { compareRooms, type Disagreement } from './compare-rooms.ts';
import { foldRooms, type RoomSources } from './fold-rooms.ts';
import type { PersonRow } from './person-row.ts';
import { tabulateRoom, type RoomTable } from './room-table.ts';
import type { RoomKnowledge } from './rooms.ts';
import { settledMoment, truthAt, type ServerTruth } from './server-truth.ts';
import type { RoomTruth } from './truth-column.ts';

/** All rooms at a moment: as each actor knows them, and as the server has them, where it can be asked. */
export interface RoomsAt {
  /** Bare JIDs: first those that actors know of. */
  readonly names: readonly string[];
  readonly known: readonly RoomKnowledge[];
  /** What the actors know once all that was going on at the moment has come. */
  readonly settled: readonly RoomKnowledge[];
  readonly truth: ServerTruth | undefined;
}

/** `until` as in `foldRooms`. */
export function roomsAt(
  model: RoomSources,
  events: EventList,
  until: EventSeq | undefined,
): RoomsAt {
  const known = foldRooms(model, until);
  const truth = truthAt(events, until);
  const settled =
    truth === undefined || until === undefined
      ? known
      : foldRooms(model, settledMoment(events, until));
  const names = new Set(known.map(({ room }) => room));
  for (const { jid } of truth?.rooms ?? []) names.add(jid);
  return { names: [...names], known, settled, truth };
}

/**
 * One of these rooms. The table is of the moment itself; what it says of agreement is of the end of what was going on,
 * as an actor to whom the server is just telling something is not at odds with it.
 */
export function tableAt(
  { known, settled, truth }: RoomsAt,
  room: string,
  actorNames: ReadonlyMap<string, string>,
): RoomTable {
  const none: RoomKnowledge = { room, knowers: [] };
  const knowledge = known.find((each) => each.room === room) ?? none;
  const later = settled.find((each) => each.room === room) ?? none;
  const real = truth && roomTruth(truth, later);
  if (real === undefined || later === knowledge) return tabulateRoom(knowledge, actorNames, real);
  const end = tabulateRoom(later, actorNames, real);
  const still = new Set(real.disagreements.map(keyOf));
  const disagreements = compareRooms([knowledge], truth?.rooms ?? []).filter((each) =>
    still.has(keyOf(each)),
  );
  const table = tabulateRoom(knowledge, actorNames, { ...real, disagreements });
  const persons = untilTold(table, end);
  return { ...table, persons, sentence: end.sentence };
}

function keyOf({ actor, field, person, truth }: Disagreement): string {
  return [actor, field, person?.nick, person?.jid, truth].join('\n');
}

function roomTruth({ rooms, before }: ServerTruth, knowledge: RoomKnowledge): RoomTruth {
  const { room } = knowledge;
  return {
    now: rooms.find(({ jid }) => jid === room),
    before: before.find(({ jid }) => jid === room),
    disagreements: compareRooms([knowledge], rooms),
  };
}

/** Who will hear of a person in a moment has not `never` been told. */
function untilTold({ persons, knowers }: RoomTable, end: RoomTable): readonly PersonRow[] {
  const rows = new Map(end.persons.map((row) => [row.name, row]));
  const columns = new Map(end.knowers.map(({ actor }, column) => [actor, column]));
  return persons.map((row) => {
    const later = rows.get(row.name);
    const cells = row.cells.map((cell, index) => {
      const column = columns.get(knowers[index]?.actor ?? '') ?? -1;
      const isKnownSoon = later?.cells[column]?.kind === 'known';
      return cell.kind === 'nothing' && isKnownSoon ? { ...cell, words: t('not told yet') } : cell;
    });
    return { ...row, cells };
  });
}
