import { boundedText } from '../../base/bounded-text.ts';
import type { Remark } from '../remarks.ts';
import { shownHtml } from './escape.ts';

/** More are counted only. */
const MOST_REMARKS = 200;
const LONGEST_REMARK = 300;

/** Remarks as a list, the first ones of very many; nothing of them is markup. `''` for none. */
export function remarksList(remarks: readonly Remark[]): string {
  if (remarks.length === 0) return '';
  const items = remarks.slice(0, MOST_REMARKS).map(({ file, line, text }) => {
    const words = shownHtml(boundedText(text, LONGEST_REMARK));
    return `<li><code>${shownHtml(`${file}:${line}`)}</code> ${words}</li>`;
  });
  const more = remarks.length - MOST_REMARKS;
  const rest = more > 0 ? `<p>… and ${more} more</p>` : '';
  return `<ul>${items.join('\n')}</ul>${rest}`;
}
