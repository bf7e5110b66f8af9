import { counted } from '../base/counted.ts';
import { spokenTag } from '../base/language.ts';
import { t } from '../base/translate.ts';
import type { ReadLog } from './read-log.ts';

/** What people are told of a log. */
export type ToldLog = Omit<ReadLog, 'events'>;

/** `A log of Gajim’s XML console: 25 stanzas of Romeo and Juliet.` */
export function foundWords({ format, stanzas, actors }: ToldLog): string {
  return t('A log of {format}: {stanzas} of {actors}.', {
    format: format.name,
    stanzas: counted(stanzas, 'stanza'),
    actors: namesIn(actors),
  });
}

const NAMED = 4;

function namesIn(actors: readonly string[]): string {
  if (actors.length > NAMED) return counted(actors.length, 'client');
  return new Intl.ListFormat(spokenTag()).format(actors);
}

/** What else there is in it, and what nothing was made of. */
export function restWords({ others, words, lines, unit, unread }: ToldLog): string {
  const besides = [
    ...(others === 0 ? [] : [counted(others, 'other element')]),
    ...(words === 0
      ? []
      : [
          t('{count, plural, one {# entry} other {# entries}} in words, under Log', {
            count: words,
          }),
        ]),
  ];
  const all = lines.toLocaleString(spokenTag());
  const missed =
    unread.length === 0
      ? understoodWords(all, unit)
      : t(
          '{count, plural, one {{missed} of {all} was not understood.} other {{missed} of {all} were not understood.}}',
          { count: unread.length, missed: unreadWords({ unread, unit }), all },
        );
  return besides.length === 0
    ? missed
    : t('Besides: {besides}. {missed}', { besides: besides.join(', '), missed });
}

function understoodWords(all: string, unit: ToldLog['unit']): string {
  return unit === 'line'
    ? t('All of its {all} lines were understood.', { all })
    : t('All of its {all} messages were understood.', { all });
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
  const more =
    rest === 0 ? [] : [t('… and {rest} more.', { rest: rest.toLocaleString(spokenTag()) })];
  return [`${foundWords(log)} ${restWords(log)}`, ...shown, ...more];
}
