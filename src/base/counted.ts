import { CODE_LANGUAGE, spokenTag } from './language.ts';
import { t } from './translate.ts';

/** `1 difference`, `2 differences`. The noun is written out at each call, as a spec collects what is counted. */
export function counted(count: number, noun: string): string {
  if (spokenTag() === CODE_LANGUAGE) return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
  return t(countedMessage(noun), { count });
}

/** The message of a counted noun, as it stands among the messages of a language. */
export function countedMessage(noun: string): string {
  return `{count, plural, one {# ${noun}} other {# ${noun}s}}`;
}
