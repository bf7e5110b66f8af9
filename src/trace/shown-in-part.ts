import { spokenTag } from '../base/language.ts';
import { t } from '../base/translate.ts';

/** What page and command line say of a trace that goes on where they could read no further. */
export function shownInPart(name: string, events: number, stopped: string): string {
  const count = events.toLocaleString(spokenTag());
  return t('Only the first {count} events of {name} are shown. {stopped}', {
    count,
    name,
    stopped,
  });
}

/** Of a trace that ends in the midst of a line. */
export function tornWords(line: number): string {
  return t('Line {line} was cut in its midst: who wrote the trace was ended there.', { line });
}
