import { counted } from '../base/counted.ts';
import type { ReadLog } from './read-log.ts';

/** What people are told of a log. */
export type ToldLog = Omit<ReadLog, 'events'>;

/** `A log of Gajim’s XML console: 25 stanzas of Romeo and Juliet.` */
export function foundWords({ format, stanzas, actors }: ToldLog): string {
  return `A log of ${format.name}: ${counted(stanzas, 'stanza')} of ${namesIn(actors)}.`;
}

const NAMED = 4;

function namesIn(actors: readonly string[]): string {
  if (actors.length > NAMED) return counted(actors.length, 'client');
  return new Intl.ListFormat('en').format(actors);
}

/** What else there is in it, and what nothing was made of. */
export function restWords({ others, words, lines, unit, unread }: ToldLog): string {
  const besides = [
    ...(others === 0 ? [] : [counted(others, 'other element')]),
    ...(words === 0
      ? []
      : [`${words.toLocaleString('en')} ${words === 1 ? 'entry' : 'entries'} in words, under Log`]),
  ];
  const all = lines.toLocaleString('en');
  const missed =
    unread.length === 0
      ? `All of its ${all} ${unit}s were understood.`
      : `${unreadWords({ unread, unit })} of ${all} ${unread.length === 1 ? 'was' : 'were'} not understood.`;
  return besides.length === 0 ? missed : `Besides: ${besides.join(', ')}. ${missed}`;
}

/** `3 lines`. */
export function unreadWords({ unread, unit }: Pick<ToldLog, 'unread' | 'unit'>): string {
  return unit === 'line' ? counted(unread.length, 'line') : counted(unread.length, 'message');
}

/** So many lines are printed; of more, the number. */
const MOST_PRINTED = 100;

/** The same for a terminal, and each line that nothing was made of. */
export function reportLines(log: ToldLog): readonly string[] {
  const { unread } = log;
  const shown = unread
    .slice(0, MOST_PRINTED)
    .map(({ number, text, why }) => `${String(number)}: ${text}\n  ${why}`);
  const rest = unread.length - shown.length;
  const more = rest === 0 ? [] : [`… and ${rest.toLocaleString('en')} more.`];
  return [`${foundWords(log)} ${restWords(log)}`, ...shown, ...more];
}
