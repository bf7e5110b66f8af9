import { appendAll } from '../../base/append-all.ts';
import type { ElementDiff, StanzaDiff } from '../../match/difference.ts';
import { comparedText } from '../../match/pattern.ts';
import { childElements, type XmlElement } from '../../xml/element.ts';
import { OTHERS_ALLOWED } from './absence.ts';
import { attributeRows, drawnAttributes, isSpread } from './attribute-rows.ts';
import { headRow } from './head-row.ts';
import type { RowLayout } from './layout.ts';
import { leavesBranchOut, oneSidedRows } from './one-sided-rows.ts';
import { contentOf, placeIn, placeOfRoot, type PairDiff, type NodePlace } from './place.ts';
import { NOTHING, rowOf, type DifferenceRow } from './row.ts';
import { leavesTextOut, textRows } from './text-rows.ts';

/**
 * A comparison line by line: what stands beside what, and what has to be said of it. Each start tag, attribute and
 * text of both stanzas stands in exactly one row, or is counted as left out in the row of the element that holds it.
 */
export function differenceRows({ root }: StanzaDiff, layout: RowLayout): readonly DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  addNode(root, placeOfRoot(root), { layout, rows });
  return rows;
}

/** All rows are added to one list: to join lists level by level would copy what is deep again and again. */
interface Drawing {
  readonly layout: RowLayout;
  readonly rows: DifferenceRow[];
}

function addNode(node: ElementDiff, place: NodePlace, drawing: Drawing): void {
  const { layout, rows } = drawing;
  const { expected, received } = node;
  if (expected === undefined || received === undefined) {
    appendAll(rows, oneSidedRows(node, place, layout));
    return;
  }
  const pair: PairDiff = { ...node, expected, received };
  const drawn = drawnAttributes(pair, place, layout);
  const spread = isSpread(pair, drawn, place, layout);
  const isWhole = layout.closes && node.children.length === 0 && !spread;
  const leftOut = node.attributes.length - drawn.length + leftOutBelow(pair, place, layout);
  rows.push({ ...headRow(pair, { place, layout, drawn, spread, isWhole }), leftOut });
  if (isWhole) return;
  if (spread) appendAll(rows, attributeRows(pair, drawn, place, layout));
  appendAll(rows, textRows(node, place, layout));
  addChildren(pair, place, drawing);
  if (layout.closes) appendAll(rows, endRows(pair, place));
}

function leftOutBelow(node: PairDiff, place: NodePlace, layout: RowLayout): number {
  const branches = node.children.filter((child) =>
    leavesBranchOut(child, placeIn(node, child, place), layout),
  );
  const counts = branches.map(({ received }) => (received === undefined ? 0 : nodesIn(received)));
  const text = leavesTextOut(node, place, layout) ? 1 : 0;
  return counts.reduce((sum, count) => sum + count, text);
}

/** Elements, attributes and texts. */
function nodesIn(element: XmlElement): number {
  const own = 1 + element.attributes.length + (comparedText(element) === '' ? 0 : 1);
  return childElements(element).reduce((sum, child) => sum + nodesIn(child), own);
}

/** Beside the first allowed extra, the expected side says why it is no difference. */
function addChildren(node: PairDiff, place: NodePlace, drawing: Drawing): void {
  const firstAllowed = node.children.find(({ kind, allowed }) => kind === 'extra' && allowed);
  for (const child of node.children) {
    const at = drawing.rows.length;
    addNode(child, placeIn(node, child, place), drawing);
    const row = drawing.rows[at];
    if (child !== firstAllowed || row === undefined) continue;
    drawing.rows[at] = { ...row, expected: { kind: 'hint', words: OTHERS_ALLOWED } };
  }
}

/** The end tags, on the sides that have anything between start and end. */
function endRows(node: PairDiff, { depth }: NodePlace): readonly DifferenceRow[] {
  const sides = contentOf(node);
  if (!sides.expected && !sides.received) return [];
  const side = (name: 'expected' | 'received') =>
    sides[name] ? ({ kind: 'end', element: node[name] } as const) : NOTHING;
  return [rowOf({ depth, mark: 'same', expected: side('expected'), received: side('received') })];
}
