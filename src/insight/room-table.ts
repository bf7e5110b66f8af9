import { t } from '../base/translate.ts';
import type { CellValue, PersonCell, PersonRow } from './person-row.ts';
import { roomFacts, type RoomFactRow } from './room-facts.ts';
import { roomWords, type RoomWords } from './room-sentence.ts';
import type { Disagreement } from './compare-rooms.ts';
import { cellMarksOf } from './cell-marks.ts';
import { createNaming, personIdentityOf, type Naming } from './naming.ts';
import type { ActorKnowledge, Fact, PersonKnowledge, RoomKnowledge } from './rooms.ts';
import { serverPeople } from './server-people.ts';
import { truthColumn, type RoomTruth, type TruthColumn } from './truth-column.ts';

/** What the actors know of a room, side by side. */
export interface RoomTable extends RoomWords {
  readonly room: string;
  /** The columns. */
  readonly knowers: readonly ActorKnowledge[];
  readonly persons: readonly PersonRow[];
  readonly facts: readonly RoomFactRow[];
  /** What the server itself has; absent when it cannot be asked. */
  readonly truth: TruthColumn | undefined;
}

/**
 * `actorNames`: the scripted actors by bare JID, to name absent people whose nickname nobody knows. `truth`: what the
 * server has, where it can be asked.
 */
export function tabulateRoom(
  { room, knowers: all }: RoomKnowledge,
  actorNames: ReadonlyMap<string, string>,
  truth?: RoomTruth,
): RoomTable {
  const knowers = all.filter(
    ({ ownNick, outside, persons }) => ownNick || outside || persons.length > 0,
  );
  const told = knowers.flatMap(({ persons }) => persons.map(personIdentityOf));
  const real = serverPeople(truth?.now);
  const nameOf = createNaming([...told, ...real], actorNames);
  const names = new Set([...told, ...real].map(nameOf));
  const comparing = comparingOf(knowers, nameOf, truth?.disagreements ?? []);
  const rows = [...names].map((name) => personRow(name, knowers, comparing));
  const column = truth && truthColumn(truth, nameOf);
  const persons = rows
    .filter((row) => row.isPresent || hasAffiliation(row) || column?.persons.has(row.name))
    .map((row) => withTruth(row, column));
  return {
    room,
    knowers,
    persons,
    facts: roomFacts(knowers, (person) => nameOf(personIdentityOf(person)), column),
    truth: column,
    ...roomWords(knowers, persons, column && { column, nameOf, ...truth }),
  };
}

function withTruth(row: PersonRow, column: TruthColumn | undefined): PersonRow {
  const truth = column?.persons.get(row.name);
  return column === undefined ? row : { ...row, truth, isPresent: truth?.isPresent ?? false };
}

/** By name, then by actor, so that nobody is looked for in a crowd. */
interface Comparing {
  /** For each of the knowers whom it knows; of several of one name the first. */
  readonly known: readonly ReadonlyMap<string, PersonKnowledge>[];
  readonly disagreements: ReadonlyMap<string, ReadonlyMap<string, readonly Disagreement[]>>;
}

function comparingOf(
  knowers: readonly ActorKnowledge[],
  nameOf: Naming,
  disagreements: readonly Disagreement[],
): Comparing {
  const byName = new Map<string, Map<string, Disagreement[]>>();
  for (const each of disagreements) {
    if (each.person === undefined) continue;
    const name = nameOf(each.person);
    const byActor = byName.get(name) ?? new Map<string, Disagreement[]>();
    byName.set(name, byActor);
    const list = byActor.get(each.actor);
    if (list === undefined) byActor.set(each.actor, [each]);
    else list.push(each);
  }
  const known = knowers.map(
    ({ persons }) =>
      new Map(persons.toReversed().map((person) => [nameOf(personIdentityOf(person)), person])),
  );
  return { known, disagreements: byName };
}

function personRow(
  name: string,
  knowers: readonly ActorKnowledge[],
  comparing: Comparing,
): PersonRow {
  const known = comparing.known.map((persons) => persons.get(name));
  const ofName = comparing.disagreements.get(name);
  return {
    name,
    isPresent: known.some((person) => person?.isPresent === true),
    truth: undefined,
    cells: knowers.map((knower, index) => personCell(knower, known[index])),
    marks: knowers.map(({ actor }) => cellMarksOf(ofName?.get(actor) ?? [])),
  };
}

function personCell(knower: ActorKnowledge, person: PersonKnowledge | undefined): PersonCell {
  if (person === undefined) {
    if (knower.outside === undefined) return { kind: 'nothing', words: t('never told') };
    const { value, source } = knower.outside;
    return { kind: 'nothing', words: OUTSIDE_WORDS[value], source };
  }
  return {
    kind: 'known',
    affiliation: cellValue(person.affiliation, t('not said')),
    role: cellValue(person.role, t('not said')),
    jid: cellValue(person.jid, person.isPresent ? t('hidden') : t('not said')),
    source: person.source,
  };
}

const OUTSIDE_WORDS = {
  left: t('left the room'),
  kicked: t('was kicked'),
  banned: t('was banned'),
  removed: t('was removed'),
  destroyed: t('room destroyed'),
  refused: t('was not let in'),
} as const;

function cellValue(fact: Fact<string> | undefined, unknown: string): CellValue {
  return fact === undefined ? { unknown } : { known: fact.value };
}

/** Somebody absent is worth a row while some affiliation is known. */
function hasAffiliation({ cells }: PersonRow): boolean {
  return cells.some(
    (cell) =>
      cell.kind === 'known' && 'known' in cell.affiliation && cell.affiliation.known !== 'none',
  );
}
