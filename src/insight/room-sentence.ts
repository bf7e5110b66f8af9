import { boundedSentence, boundedText } from '../base/bounded-text.ts';
import type { Disagreement } from './compare-rooms.ts';
import type { Naming } from './naming.ts';
import type { PersonRow } from './person-row.ts';
import { withArticle } from './room-changes.ts';
import type { ActorKnowledge } from './rooms.ts';
import type { TruthColumn } from './truth-column.ts';

/** What the server has, for the sentence. */
export interface SentenceTruth {
  readonly column: TruthColumn;
  readonly disagreements: readonly Disagreement[];
  readonly nameOf: Naming;
}

/** What is said of a room. */
export interface RoomWords {
  readonly sentence: string;
  /** A sentence for each actor that was not told everything, where they are too many for `sentence`. */
  readonly unknown: readonly string[];
}

/** What more actors than this were not told is only counted in the sentence. */
const MAX_UNTOLD = 2;

/**
 * Whether those inside agree, with the server too where it can be asked; what each of them was not told although it is so,
 * or somebody else was told; and what somebody was told that is not so.
 */
export function roomWords(
  knowers: readonly ActorKnowledge[],
  persons: readonly PersonRow[],
  truth?: SentenceTruth,
): RoomWords {
  const { sentence, unknown } = wordsOf(knowers, persons, truth);
  return { sentence: boundedSentence(sentence), unknown: unknown.map(boundedSentence) };
}

function wordsOf(
  knowers: readonly ActorKnowledge[],
  persons: readonly PersonRow[],
  truth?: SentenceTruth,
): RoomWords {
  const inside = knowers.filter(({ ownNick }) => ownNick !== undefined);
  if (inside.length === 0) return { sentence: noneInside(truth), unknown: [] };
  if (truth?.column.hasRoom === false) {
    const believers = inside.map(({ actor }) => actor).join(' and ');
    const verb = inside.length > 1 ? 'were' : 'was';
    const sentence = `The server has no such room any more; ${believers} ${verb} not told.`;
    return { sentence, unknown: [] };
  }
  const gaps = knowers
    .map((knower, index) =>
      knower.ownNick === undefined ? undefined : unknownTo(knower, index, persons),
    )
    .filter((sentence) => sentence !== undefined);
  const isMuch = gaps.length > MAX_UNTOLD;
  const told = isMuch ? [`${gaps.length} actors were not told everything.`] : gaps;
  const wrong = truth === undefined ? [] : wrongs(truth);
  return {
    sentence: [agreement(inside, truth), ...told, ...wrong].join(' '),
    unknown: isMuch ? gaps : [],
  };
}

function noneInside(truth: SentenceTruth | undefined): string {
  const nobody = 'None of the actors is in the room at this moment.';
  return truth?.column.hasRoom === false ? `${nobody} The server has no such room.` : nobody;
}

function agreement(inside: readonly ActorKnowledge[], truth: SentenceTruth | undefined): string {
  const [first, ...others] = inside;
  if (first === undefined) return '';
  const both = inside.length === 2 ? 'Both' : `All ${inside.length}`;
  const all = others.length === 0 ? first.actor : both;
  if (truth !== undefined) {
    const astray = truth.disagreements.filter(({ field }) => field === 'presence');
    const names = [...new Set(astray.map(({ actor }) => actor))].join(', ');
    const verb = others.length === 0 ? 'agrees' : 'agree';
    return names === ''
      ? `${all} ${verb} with the server on who is in the room.`
      : `${names} and the server do not agree on who is in the room at this moment.`;
  }
  if (others.length === 0) return `${first.actor} is the only actor in the room.`;
  const agree = others.every((other) => presentIn(other) === presentIn(first));
  return agree
    ? `${all} agree on who is in the room.`
    : 'They do not agree on who is in the room at this moment.';
}

/** What somebody was told that is not so, or not any more. */
function wrongs({ disagreements, nameOf }: SentenceTruth): readonly string[] {
  const told = disagreements.filter(({ kind, field }) => kind === 'differs' && field !== 'room');
  return told.slice(0, MAX_WRONGS).map((each) => {
    const about = each.person === undefined ? '' : `${nameOf(each.person)}’s `;
    return `${each.actor} was told of ${about}${FIELD_WORDS[each.field]} “${boundedText(each.known ?? '')}”; the server has “${boundedText(each.truth)}”.`;
  });
}

const MAX_WRONGS = 3;

const FIELD_WORDS: Readonly<Record<Disagreement['field'], string>> = {
  presence: 'presence',
  affiliation: 'affiliation',
  role: 'role',
  jid: 'real JID',
  subject: 'subject',
  'real-jids': 'real JIDs shown to',
  room: 'room',
};

function presentIn({ persons }: ActorKnowledge): string {
  const nicks = persons.filter((person) => person.isPresent).map((person) => person.nick ?? '');
  return nicks.sort().join('\n');
}

function unknownTo(
  { actor, ownNick }: ActorKnowledge,
  column: number,
  persons: readonly PersonRow[],
): string | undefined {
  const things = persons
    .filter((person) => person.name !== ownNick?.value)
    .map((person) => unknownThing(person, column))
    .filter((thing) => thing !== undefined);
  if (things.length === 0) return undefined;
  const [first] = things;
  if (first !== undefined && things.length === 1) {
    return first.known === undefined
      ? `${actor} was not told ${first.words}.`
      : `The server has ${first.known}; ${actor} was not told.`;
  }
  const words = things.map((thing) => thing.words);
  const list = `${words.slice(0, -1).join(', ')}, and ${words.at(-1) ?? ''}`;
  return `${actor} was not told ${NUMBERS[things.length] ?? things.length} things: ${list}.`;
}

const NUMBERS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' };

interface UnknownThing {
  /** `that Rosaline is a member` */
  readonly words: string;
  /** `Rosaline as a member`, where the server has it. */
  readonly known?: string;
}

/** What another column, or the server, has and this one lacks; `undefined` when nothing. */
function unknownThing(row: PersonRow, column: number): UnknownThing | undefined {
  const own = row.cells[column];
  if (own === undefined) return undefined;
  if (own.kind === 'nothing') return unknownPerson(row);
  const isKnown = row.cells.some((cell) => cell.kind === 'known' && 'known' in cell.jid);
  return 'unknown' in own.jid && isKnown ? { words: `${row.name}’s real JID` } : undefined;
}

function unknownPerson({ name, isPresent, cells, truth }: PersonRow): UnknownThing | undefined {
  const affiliation = truth?.affiliation ?? heardAffiliation(cells);
  if (!isPresent && affiliation === 'none') return undefined;
  const words = isPresent
    ? `that ${name} is in the room`
    : `that ${name} is ${withArticle(affiliation)}`;
  if (truth === undefined) return { words };
  return {
    words,
    known: isPresent ? `${name} in the room` : `${name} as ${withArticle(affiliation)}`,
  };
}

function heardAffiliation(cells: PersonRow['cells']): string {
  for (const cell of cells) {
    if (cell.kind === 'known' && 'known' in cell.affiliation) return cell.affiliation.known;
  }
  return 'none';
}
