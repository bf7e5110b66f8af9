import { t } from '../base/translate.ts';
import { boundedSentence, boundedText } from '../base/bounded-text.ts';
import type { TruthColumn } from './truth-column.ts';
import type { ActorKnowledge, FactSource, PersonKnowledge, RoomFactName } from './rooms.ts';

/** A fact about the room itself, as each knower has it. */
export interface RoomFactRow {
  readonly name: RoomFactName;
  /** In the order of the knowers. */
  readonly cells: readonly RoomFactCell[];
}

export interface RoomFactCell {
  readonly words: string;
  /** Whether the words only say that nothing was told. */
  readonly isUnknown: boolean;
  readonly sources: readonly FactSource[];
}

/** Members only where somebody knows of any; settings only where the server says them. */
export function roomFacts(
  knowers: readonly ActorKnowledge[],
  nameOf: (person: PersonKnowledge) => string,
  truth?: TruthColumn,
): readonly RoomFactRow[] {
  const members: RoomFactRow = {
    name: 'Members',
    cells: knowers.map((knower) => memberCell(knower, nameOf)),
  };
  const others: readonly RoomFactRow[] = [
    { name: 'Subject', cells: knowers.map(subjectCell) },
    { name: 'Real JIDs', cells: knowers.map(realJidsCell) },
  ];
  const settings: RoomFactRow = {
    name: 'Settings',
    cells: knowers.map(() => unknown(t('not told'))),
  };
  const hasMembers = members.cells.some((cell) => !cell.isUnknown) || truth?.hasMembers === true;
  return [
    ...(hasMembers ? [members] : []),
    ...others,
    ...(truth?.hasRoom === true ? [settings] : []),
  ];
}

function unknown(words: string): RoomFactCell {
  return { words, isUnknown: true, sources: [] };
}

function told(words: string, ...sources: readonly FactSource[]): RoomFactCell {
  return { words, isUnknown: false, sources };
}

function memberCell(
  { persons }: ActorKnowledge,
  nameOf: (person: PersonKnowledge) => string,
): RoomFactCell {
  const members = persons.filter((person) => person.affiliation?.value === 'member');
  if (members.length === 0) return unknown(t('none told'));
  const sources = members.map(({ affiliation, source }) => affiliation?.source ?? source);
  return told(boundedSentence(members.map(nameOf).join(', ')), ...sources);
}

function subjectCell({ subject }: ActorKnowledge): RoomFactCell {
  if (subject === undefined) return unknown(t('not told'));
  return told(
    subject.value === '' ? t('empty') : t('“{text}”', { text: boundedText(subject.value) }),
    subject.source,
  );
}

function realJidsCell({ realJids, ownNick, persons }: ActorKnowledge): RoomFactCell {
  if (realJids?.value === 'everyone') return told(t('shown to everyone'), realJids.source);
  const other = persons.find(
    (person) => person.isPresent && person.nick !== ownNick?.value && person.jid !== undefined,
  );
  if (other !== undefined)
    return told(t('shown, as to a moderator'), other.role?.source ?? other.source);
  if (realJids !== undefined) return told(t('shown to moderators only'), realJids.source);
  if (ownNick === undefined) return unknown(t('not in the room'));
  const isAlone = persons.filter((person) => person.isPresent).length < 2;
  if (isAlone) return unknown(t('nobody else is in the room'));
  return { words: t('not shown: no status 100'), isUnknown: false, sources: [ownNick.source] };
}
