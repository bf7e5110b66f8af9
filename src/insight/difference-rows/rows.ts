import type { ElementDiff, StanzaDiff } from '../../match/difference.ts';
import type { XmlElement } from '../../xml/element.ts';
import { endTag } from '../widgets/xml-tokens.ts';
import { attributeRows, isSpread } from './attribute-rows.ts';
import { EMPTY_CELL, type DiffCell, type DiffRow } from './diff-row.ts';
import { headRow } from './head-row.ts';
import { lineMarks } from './line-marks.ts';
import { oneSidedRows } from './one-sided-rows.ts';
import { contentOf, type Level, type PairDiff, type Painting } from './painting.ts';
import type { ScriptText } from './script-text.ts';
import { textRow } from './text-row.ts';

const STANZA_NS = 'jabber:client';
const DEFAULT_COLUMNS = 80;

/** The two trees of a comparison, line by line; `columns` is how many characters a line of one side holds. */
export function diffRows(
  diff: StanzaDiff,
  script: ScriptText,
  columns = DEFAULT_COLUMNS,
): readonly DiffRow[] {
  const painting: Painting = { script, marks: lineMarks(script), columns };
  const level: Level = { depth: 0, expectedNs: STANZA_NS, receivedNs: STANZA_NS };
  return nodeRows(diff.root, level, painting);
}

function nodeRows(node: ElementDiff, level: Level, painting: Painting): readonly DiffRow[] {
  const { expected, received } = node;
  if (expected === undefined || received === undefined) return oneSidedRows(node, level, painting);
  const pair: PairDiff = { ...node, expected, received };
  const spread = isSpread(node, level, painting.columns);
  const head = headRow(pair, level, { ...painting, spread });
  if (node.children.length === 0 && !spread) return [head];
  return [
    head,
    ...(spread ? attributeRows(node, level, painting) : []),
    ...textRow(node, level.depth + 1),
    ...childRows(pair, level, painting),
    ...endRow(pair, level, painting),
  ];
}

function childRows(
  { expected, received, children }: PairDiff,
  { depth }: Level,
  painting: Painting,
): readonly DiffRow[] {
  const level: Level = { depth: depth + 1, expectedNs: expected.ns, receivedNs: received.ns };
  const firstAllowed = children.find(({ kind, allowed }) => kind === 'extra' && allowed);
  return children.flatMap((child) => {
    const rows = nodeRows(child, level, painting);
    return child === firstAllowed ? withHint(rows, level.depth) : rows;
  });
}

/** Beside the first allowed extra, the expected side says why it is no difference. */
function withHint(rows: readonly DiffRow[], depth: number): readonly DiffRow[] {
  const hint: DiffCell = { depth, tokens: [], hint: 'others are allowed here' };
  return rows.map((row, index) => (index === 0 ? { ...row, left: hint } : row));
}

/** The end tags, on the sides that have anything between start and end. */
function endRow(node: PairDiff, { depth }: Level, { marks }: Painting): readonly DiffRow[] {
  const { expected, received } = node;
  const sides = contentOf(node);
  if (!sides.expected && !sides.received) return [];
  const left = { depth, tokens: endTag(expected), ...marks.at(endOf(expected)) };
  const right = { depth, tokens: endTag(received) };
  return [
    {
      left: sides.expected ? left : EMPTY_CELL,
      right: sides.received ? right : EMPTY_CELL,
      isDifference: false,
    },
  ];
}

function endOf({ range }: XmlElement): number | undefined {
  return range === undefined ? undefined : range.end - 1;
}
