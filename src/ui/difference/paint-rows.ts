import type { XmlElement } from '../../xml/element.ts';
import type { DiffCell } from './diff-row.ts';
import { lineMarks } from './line-marks.ts';
import { branchCells } from './one-sided-rows.ts';
import { scriptText } from './script-text.ts';

/** An expectation alone, line by line; `pattern` is the same one with its variables, `columns` what a line holds. */
export function aloneRows(
  expected: XmlElement,
  pattern: XmlElement,
  source: string,
  columns: number,
): readonly DiffCell[] {
  const script = scriptText(source, pattern);
  const painting = { script, marks: lineMarks(script), columns };
  return branchCells(expected, {
    depth: 0,
    inheritedNs: 'jabber:client',
    isMissing: true,
    painting,
  });
}
