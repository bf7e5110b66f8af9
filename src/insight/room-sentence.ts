import type { PersonRow } from './person-row.ts';
import type { ActorKnowledge } from './rooms.ts';

/** Whether those inside agree, and what each of them was not told although somebody else was. */
export function roomSentence(
  knowers: readonly ActorKnowledge[],
  persons: readonly PersonRow[],
): string {
  const inside = knowers.filter(({ ownNick }) => ownNick !== undefined);
  if (inside.length === 0) return 'None of the actors is in the room at this moment.';
  const gaps = knowers.map((knower, index) =>
    knower.ownNick === undefined ? undefined : untoldTo(knower, index, persons),
  );
  const sentences = gaps.filter((sentence) => sentence !== undefined);
  return [agreement(inside), ...sentences].join(' ');
}

function agreement(inside: readonly ActorKnowledge[]): string {
  const [first, ...others] = inside;
  if (first === undefined) return '';
  if (others.length === 0) return `${first.actor} is the only actor in the room.`;
  const agree = others.every((other) => presentIn(other) === presentIn(first));
  const all = inside.length === 2 ? 'Both' : `All ${inside.length}`;
  return agree
    ? `${all} agree on who is in the room.`
    : 'They do not agree on who is in the room at this moment.';
}

function presentIn({ persons }: ActorKnowledge): string {
  const nicks = persons.filter((person) => person.isPresent).map((person) => person.nick ?? '');
  return nicks.sort().join('\n');
}

function untoldTo(
  { actor, ownNick }: ActorKnowledge,
  column: number,
  persons: readonly PersonRow[],
): string | undefined {
  const things = persons
    .filter((person) => person.name !== ownNick?.value)
    .map((person) => untoldThing(person, column))
    .filter((thing) => thing !== undefined);
  if (things.length === 0) return undefined;
  const [first = ''] = things;
  if (things.length === 1) return `${actor} was not told ${first}.`;
  const list = `${things.slice(0, -1).join(', ')}, and ${things.at(-1) ?? ''}`;
  return `${actor} was not told ${NUMBERS[things.length] ?? things.length} things: ${list}.`;
}

const NUMBERS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' };

/** What another column has and this one lacks; `undefined` when nothing. */
function untoldThing({ name, isPresent, cells }: PersonRow, column: number): string | undefined {
  const own = cells[column];
  if (own === undefined) return undefined;
  const tellers = cells.filter((cell) => cell.kind === 'told');
  if (own.kind === 'nothing') {
    if (isPresent) return `that ${name} is in the room`;
    const standing = tellers.find((cell) => 'told' in cell.affiliation)?.affiliation;
    return standing !== undefined && 'told' in standing && standing.told !== 'none'
      ? `that ${name} is ${withArticle(standing.told)}`
      : undefined;
  }
  const isKnown = tellers.some((cell) => 'told' in cell.jid);
  return 'untold' in own.jid && isKnown ? `${name}’s real JID` : undefined;
}

function withArticle(standing: string): string {
  return `${/^[aeiou]/.test(standing) ? 'an' : 'a'} ${standing}`;
}
