import type { Milliseconds } from '../base/clock.ts';
import { err, ok, type Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { CommentSyntax, ItemSyntax, TimeSyntax } from './ast.ts';

/** How a comment is written that lets time pass; the form is our own, scansion reads past it. */
export const TIME_EXAMPLE = '# @ 12 minutes pass';

const UNITS: Readonly<Record<string, Milliseconds>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** No timer of a server is set for longer. */
const LONGEST_DAYS = 366;

/** Whether a comment, its marker left out, lets time pass or means to: it begins with `@` and a number. */
export function isTimeMark(comment: string): boolean {
  return /^@\s*\d/.test(comment);
}

export interface PassingTime {
  /** More than 0. */
  readonly by: Milliseconds;
  /** `12 minutes pass`, with single blanks. */
  readonly words: string;
}

/** How much time a mark lets pass; a reason may follow after a colon. The error is a sentence. */
export function readTimeMark(comment: string): Result<PassingTime, string> {
  const read = /^@\s*(\d{1,9}(?:\.\d{1,3})?)\s+([a-z]+?)s?\s+pass(?:es)?(?:\s*:.*|\.)?$/.exec(
    comment,
  );
  const unit = Object.hasOwn(UNITS, read?.[2] ?? '') ? (read?.[2] ?? '') : undefined;
  if (read === null || unit === undefined) {
    return err(
      t(
        'A comment that lets time pass names a number and milliseconds, seconds, minutes, hours or days: "{example}".',
        { example: TIME_EXAMPLE },
      ),
    );
  }
  const number = Number(read[1]);
  const by = number * (UNITS[unit] ?? 0);
  if (!(by > 0)) return err(t('No time would pass. Write a number above 0.'));
  if (by > LONGEST_DAYS * 86_400_000)
    return err(t('At most {days} days can pass at once.', { days: LONGEST_DAYS }));
  return ok({
    by,
    words: number === 1 ? `1 ${unit} passes` : `${number} ${unit}s pass`,
  });
}

/** The item that a comment is: below the separator a mark by itself is a step. */
export function asTimeItem(item: ItemSyntax, separatorEnd: number): ItemSyntax {
  return item.kind === 'comment' && isStep(item, separatorEnd) ? { ...item, kind: 'time' } : item;
}

function isStep({ place, range, content }: CommentSyntax, separatorEnd: number): boolean {
  return place === 'alone' && range.start >= separatorEnd && isTimeMark(content.text);
}

/** Of a mark that says how much; `undefined` for one that does not. */
export function passingTime({ content }: TimeSyntax): PassingTime | undefined {
  const read = readTimeMark(content.text);
  return read.ok ? read.value : undefined;
}
