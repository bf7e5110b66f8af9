import { ensure } from '../../base/assert.ts';
import { foldRows, type RowPart } from '../../insight/difference-rows/fold-rows.ts';
import { FOLD_TO_OPEN, sideBySide } from '../../insight/difference-rows/layout.ts';
import { aloneRows } from '../../insight/difference-rows/one-sided-rows.ts';
import { differenceRows } from '../../insight/difference-rows/rows.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import {
  isDifference,
  nodeOf,
  type DifferenceRow,
  type TagEnding,
  type RowAttribute,
  type RowSide,
} from '../../insight/difference-rows/row.ts';
import { lineNumbers } from '../../insight/difference-rows/line-numbers.ts';
import type { ScriptText } from '../../insight/difference-rows/script-text.ts';
import type { XmlElement } from '../../xml/element.ts';
import {
  attributeTokens,
  endTag,
  punct,
  space,
  startTagName,
  textTokens,
  type XmlToken,
} from '../widgets/xml-tokens.ts';
import { EMPTY_CELL, type DiffCell, type DiffRow } from './diff-row.ts';

/** Rows that are painted when they are asked for: of a huge stanza few are. */
export interface PaintedRows<Row> {
  readonly length: number;
  readonly rowAt: (index: number) => Row;
}

/** A difference in two columns, ready to be painted. */
export interface PaintedDifference {
  /** A row as it is painted, made when it is asked for first: of a huge stanza few are. */
  readonly rowAt: (index: number) => DiffRow;
  /** The rows in parts, of which some may be folded. */
  readonly parts: readonly RowPart[];
  /** Of the script, in which the rows stand; each once. */
  readonly lines: readonly number[];
}

/** `columns` is what a line of the expected side holds. */
export function paintDifference(
  diff: StanzaDiff,
  script: ScriptText,
  columns: number,
): PaintedDifference {
  const rows = differenceRows(diff, sideBySide(script, columns));
  const numbers = lineNumbers(rows, script);
  const painted: DiffRow[] = [];
  return {
    rowAt: (index) =>
      (painted[index] ??= paintRow(ensure(rows[index], 'a row of the difference'), numbers[index])),
    parts: foldRows(rows, FOLD_TO_OPEN),
    lines: numbers.filter((line) => line !== undefined),
  };
}

/** An expectation alone; `columns` is what a line holds. */
export function paintAlone(
  expected: XmlElement,
  script: ScriptText,
  columns: number,
): PaintedRows<DiffCell> {
  const rows = aloneRows(expected, 'expected', sideBySide(script, columns));
  const numbers = lineNumbers(rows, script);
  return {
    length: rows.length,
    rowAt: (index) =>
      paintRow(ensure(rows[index], 'a row of the expectation'), numbers[index]).left,
  };
}

/** The rows in colours, with the numbers of the script's lines. */
export function paintRows(rows: readonly DifferenceRow[], script: ScriptText): readonly DiffRow[] {
  const numbers = lineNumbers(rows, script);
  return rows.map((row, index) => paintRow(row, numbers[index]));
}

function paintRow(row: DifferenceRow, line: number | undefined): DiffRow {
  const isMarked = isDifference(row);
  const hasSign = isMarked && !row.continues;
  const tag = row.words.map(({ text }) => text).join(' · ');
  return {
    left: {
      ...cellOf(row.expected, row.depth),
      ...(line === undefined ? {} : { line }),
      ...(hasSign ? { sign: '−' as const } : {}),
    },
    right: {
      ...cellOf(row.received, row.depth),
      ...(hasSign ? { sign: '+' as const } : {}),
      ...(tag === '' ? {} : { tag }),
    },
    isDifference: isMarked,
  };
}

function cellOf(side: RowSide, depth: number): DiffCell {
  if (side.kind === 'absent') return { depth, tokens: [], slot: side.words };
  if (side.kind === 'hint') return { depth, tokens: [], hint: side.words };
  const node = nodeOf(side);
  switch (node?.kind) {
    case undefined:
      return EMPTY_CELL;
    case 'start':
      return {
        depth,
        tokens: [
          ...startTagName(node.element, node.inheritedNs),
          ...node.attributes.flatMap((attribute) => [space, ...tokensOf(attribute)]),
          ...endingTokens(node.ending, node.element),
        ],
      };
    case 'attribute':
      return {
        depth,
        tokens: [...tokensOf(node.attribute), ...endingTokens(node.ending, node.element)],
      };
    case 'text':
      return { depth, tokens: textTokens(node.text, node.differs) };
    case 'end':
      return { depth, tokens: endTag(node.element) };
  }
}

function tokensOf({ attribute, written, differs }: RowAttribute): readonly XmlToken[] {
  return attributeTokens(attribute, written, differs);
}

function endingTokens(ending: TagEnding, element: XmlElement): readonly XmlToken[] {
  if (ending === 'open') return [];
  if (typeof ending === 'string') return [punct(ending === 'full' ? '>' : '/>')];
  return [punct('>'), ...textTokens(ending.text, ending.differs), ...endTag(element)];
}
