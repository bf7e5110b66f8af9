import { t } from '../base/translate.ts';
import { boundedSentence, boundedText } from '../base/bounded-text.ts';
import type { Disagreement } from './compare-rooms.ts';
import type { Naming } from './naming.ts';
import type { PersonRow } from './person-row.ts';
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
    const believers = inside.map(({ actor }) => actor).join(t(' and '));
    const sentence = t(
      'The server has no such room any more; {count, plural, one {{believers} was} other {{believers} were}} not told.',
      { believers, count: inside.length },
    );
    return { sentence, unknown: [] };
  }
  const gaps = knowers
    .map((knower, index) =>
      knower.ownNick === undefined ? undefined : unknownTo(knower, index, persons),
    )
    .filter((sentence) => sentence !== undefined);
  const isMuch = gaps.length > MAX_UNTOLD;
  const told = isMuch
    ? [t('{count} actors were not told everything.', { count: gaps.length })]
    : gaps;
  const wrong = truth === undefined ? [] : wrongs(truth);
  return {
    sentence: [agreement(inside, truth), ...told, ...wrong].join(' '),
    unknown: isMuch ? gaps : [],
  };
}

function noneInside(truth: SentenceTruth | undefined): string {
  const nobody = t('None of the actors is in the room at this moment.');
  if (truth?.column.hasRoom !== false) return nobody;
  return [nobody, t('The server has no such room.')].join(' ');
}

function agreement(inside: readonly ActorKnowledge[], truth: SentenceTruth | undefined): string {
  const [first, ...others] = inside;
  if (first === undefined) return '';
  const count = inside.length;
  if (truth !== undefined) {
    const astray = truth.disagreements.filter(({ field }) => field === 'presence');
    const names = [...new Set(astray.map(({ actor }) => actor))].join(', ');
    return names === ''
      ? t(
          '{count, plural, =1 {{actor} agrees} =2 {Both agree} other {All {count} agree}} with the server on who is in the room.',
          { count, actor: first.actor },
        )
      : t('{names} and the server do not agree on who is in the room at this moment.', { names });
  }
  if (count === 1) return t('{actor} is the only actor in the room.', { actor: first.actor });
  const agree = others.every((other) => presentIn(other) === presentIn(first));
  return agree
    ? t('{count, plural, =2 {Both} other {All {count}}} agree on who is in the room.', { count })
    : t('They do not agree on who is in the room at this moment.');
}

/** What somebody was told that is not so, or not any more. */
function wrongs({ disagreements, nameOf }: SentenceTruth): readonly string[] {
  const told = disagreements.filter(({ kind, field }) => kind === 'differs' && field !== 'room');
  return told.slice(0, MAX_WRONGS).map((each) => {
    const what = FIELD_WORDS[each.field];
    const about =
      each.person === undefined ? what : t('{name}’s {what}', { name: nameOf(each.person), what });
    return t('{actor} was told of {about} “{known}”; the server has “{truth}”.', {
      actor: each.actor,
      about,
      known: valueWords(each.field, each.known ?? ''),
      truth: valueWords(each.field, each.truth),
    });
  });
}

const MAX_WRONGS = 3;

function valueWords(field: Disagreement['field'], value: string): string {
  if (field !== 'real-jids') return boundedText(value);
  return value === 'everyone' ? t('everyone') : t('moderators');
}

const FIELD_WORDS: Readonly<Record<Disagreement['field'], string>> = {
  presence: t('presence'),
  affiliation: t('affiliation'),
  role: t('role'),
  jid: t('real JID'),
  subject: t('subject'),
  'real-jids': t('real JIDs shown to'),
  room: t('room'),
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
      ? t('{actor} was not told {what}.', { actor, what: first.words })
      : t('The server has {known}; {actor} was not told.', { known: first.known, actor });
  }
  const words = things.map((thing) => thing.words);
  const list = t('{others}, and {last}', {
    others: words.slice(0, -1).join(', '),
    last: words.at(-1) ?? '',
  });
  return t(
    '{actor} was not told {count, plural, =2 {two} =3 {three} =4 {four} =5 {five} other {{count}}} things: {list}.',
    { actor, count: things.length, list },
  );
}

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
  return 'unknown' in own.jid && isKnown
    ? { words: t('{name}’s real JID', { name: row.name }) }
    : undefined;
}

function unknownPerson({ name, isPresent, cells, truth }: PersonRow): UnknownThing | undefined {
  const affiliation = truth?.affiliation ?? heardAffiliation(cells);
  if (!isPresent && affiliation === 'none') return undefined;
  const words = isPresent
    ? t('that {name} is in the room', { name })
    : t(
        'that {name} is {affiliation, select, owner {an owner} admin {an admin} outcast {an outcast} other {a {affiliation}}}',
        { name, affiliation },
      );
  if (truth === undefined) return { words };
  return {
    words,
    known: isPresent
      ? t('{name} in the room', { name })
      : t(
          '{name} as {affiliation, select, owner {an owner} admin {an admin} outcast {an outcast} other {a {affiliation}}}',
          { name, affiliation },
        ),
  };
}

function heardAffiliation(cells: PersonRow['cells']): string {
  for (const cell of cells) {
    if (cell.kind === 'known' && 'known' in cell.affiliation) return cell.affiliation.known;
  }
  return 'none';
}
