import { t } from '../../base/translate.ts';
import type { TakenRow } from './taken-rows.ts';

/** Signs that mean something in CommonMark, in tables, or to those who render them (mentions, emoji). */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-!|~]/g, (sign) => `\\${sign}`)
    .replace(/[&<>@:]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/** A table of the rows, under its title. */
export function markdown(
  title: string,
  lanes: readonly string[],
  rows: readonly TakenRow[],
): string {
  const head = [t('Step'), 'ms', t('Verdict'), t('From'), t('To'), t('Stanza'), t('What it says')];
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const body = rows.map((row) => line(cellsOf(row, lanes)));
  const rule = `| ${head.map(() => '---').join(' | ')} |`;
  return [`# ${escapeMarkdown(title)}`, '', line(head), rule, ...body, ''].join('\n');
}

function cellsOf(row: TakenRow, lanes: readonly string[]): readonly string[] {
  const { place, at, verdict, isFailure, what, told } = row;
  const [from, ...to] = row.lanes.map((lane) => lanes[lane] ?? '');
  const marked = isFailure ? `✗ ${verdict}` : verdict;
  return [place, at, marked, from ?? '', to.join(', '), what, told];
}
