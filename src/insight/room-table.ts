import type { CellValue, PersonCell, PersonRow } from './person-row.ts';
import { roomFacts, type RoomFactRow } from './room-facts.ts';
import { roomSentence } from './room-sentence.ts';
import type { ActorKnowledge, Fact, PersonKnowledge, RoomKnowledge } from './rooms.ts';

/** What the actors know of a room, side by side. */
export interface RoomTable {
  readonly room: string;
  /** One or two sentences: whether they agree, and what somebody was not told. */
  readonly sentence: string;
  /** The columns. */
  readonly knowers: readonly ActorKnowledge[];
  readonly persons: readonly PersonRow[];
  readonly facts: readonly RoomFactRow[];
}

/** `actorNames`: the scripted actors by bare JID, to name absent people whose nickname nobody knows. */
export function tabulateRoom(
  { room, knowers: all }: RoomKnowledge,
  actorNames: ReadonlyMap<string, string>,
): RoomTable {
  const knowers = all.filter(
    ({ ownNick, outside, persons }) => ownNick || outside || persons.length > 0,
  );
  const nameOf = createNaming(knowers, actorNames);
  const names = new Set(knowers.flatMap(({ persons }) => persons.map(nameOf)));
  const persons = [...names]
    .map((name) => personRow(name, knowers, nameOf))
    .filter((row) => row.isPresent || hasStanding(row));
  return {
    room,
    knowers,
    persons,
    facts: roomFacts(knowers, nameOf),
    sentence: roomSentence(knowers, persons),
  };
}

export type Naming = (person: PersonKnowledge) => string;

function createNaming(
  knowers: readonly ActorKnowledge[],
  actorNames: ReadonlyMap<string, string>,
): Naming {
  const nicks = new Map<string, string>();
  for (const { persons } of knowers) {
    for (const { nick, jid } of persons) if (nick && jid) nicks.set(jid.value, nick);
  }
  return ({ nick, jid }) => {
    if (nick !== undefined) return nick;
    const address = jid?.value ?? '';
    return nicks.get(address) ?? actorNames.get(address) ?? address;
  };
}

function personRow(name: string, knowers: readonly ActorKnowledge[], nameOf: Naming): PersonRow {
  const known = knowers.map(({ persons }) => persons.find((person) => nameOf(person) === name));
  return {
    name,
    isPresent: known.some((person) => person?.isPresent === true),
    cells: knowers.map((knower, index) => personCell(knower, known[index])),
  };
}

function personCell(knower: ActorKnowledge, person: PersonKnowledge | undefined): PersonCell {
  if (person === undefined) {
    if (knower.outside === undefined) return { kind: 'nothing', words: 'never told' };
    const { value, source } = knower.outside;
    return { kind: 'nothing', words: OUTSIDE_WORDS[value], source };
  }
  return {
    kind: 'told',
    affiliation: cellValue(person.affiliation, 'not said'),
    role: cellValue(person.role, 'not said'),
    jid: cellValue(person.jid, person.isPresent ? 'hidden' : 'not said'),
    source: person.source,
  };
}

const OUTSIDE_WORDS = {
  left: 'left the room',
  kicked: 'was kicked',
  banned: 'was banned',
  removed: 'was removed',
  destroyed: 'room destroyed',
  refused: 'was not let in',
} as const;

function cellValue(fact: Fact<string> | undefined, untold: string): CellValue {
  return fact === undefined ? { untold } : { told: fact.value };
}

/** Somebody absent is worth a row while some affiliation is known. */
function hasStanding({ cells }: PersonRow): boolean {
  return cells.some(
    (cell) =>
      cell.kind === 'told' && 'told' in cell.affiliation && cell.affiliation.told !== 'none',
  );
}
