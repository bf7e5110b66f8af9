import { t } from '../base/translate.ts';
import type { ScriptSyntax } from './ast.ts';
import type { Report } from './report.ts';
import { isTimeMark, readTimeMark } from './time-mark.ts';

/** Marks that let time pass: whether they say how much, and whether they stand where a step can. */
export function checkTime({ items }: ScriptSyntax, report: Report): void {
  for (const item of items) {
    if (item.kind === 'comment' && item.marker !== '--' && isTimeMark(item.content.text)) {
      const message = t(
        'No time passes here. Such a comment is a step: it stands by itself, below the separator and not inside a stanza.',
      );
      report.warn('stray-time-mark', item.range, message);
    }
    if (item.kind !== 'time') continue;
    const read = readTimeMark(item.content.text);
    if (!read.ok) report.error('bad-time-mark', item.content.range, read.error);
    else report.add('hint', 'own-form', item.content.range, OWN);
  }
}

const OWN = t(
  'A comment that lets time pass is Caesura’s own: scansion reads past it, so that there no time passes.',
);
