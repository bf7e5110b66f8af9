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
  return nodeRows(root, placeOfRoot(root), layout);
}

function nodeRows(
  node: ElementDiff,
  place: NodePlace,
  layout: RowLayout,
): readonly DifferenceRow[] {
  const { expected, received } = node;
  if (expected === undefined || received === undefined) return oneSidedRows(node, place, layout);
  const pair: PairDiff = { ...node, expected, received };
  const drawn = drawnAttributes(pair, place, layout);
  const spread = isSpread(pair, drawn, place, layout);
  const isWhole = layout.closes && node.children.length === 0 && !spread;
  const head = {
    ...headRow(pair, { place, layout, drawn, spread, isWhole }),
    leftOut: node.attributes.length - drawn.length + leftOutBelow(pair, place, layout),
  };
  if (isWhole) return [head];
  return [
    head,
    ...(spread ? attributeRows(pair, drawn, place, layout) : []),
    ...textRows(node, place, layout),
    ...childRows(pair, place, layout),
    ...(layout.closes ? endRows(pair, place) : []),
  ];
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

function childRows(node: PairDiff, place: NodePlace, layout: RowLayout): readonly DifferenceRow[] {
  const firstAllowed = node.children.find(({ kind, allowed }) => kind === 'extra' && allowed);
  return node.children.flatMap((child) => {
    const rows = nodeRows(child, placeIn(node, child, place), layout);
    return child === firstAllowed ? withHint(rows) : rows;
  });
}

/** Beside the first allowed extra, the expected side says why it is no difference. */
function withHint(rows: readonly DifferenceRow[]): readonly DifferenceRow[] {
  const expected = { kind: 'hint', words: OTHERS_ALLOWED } as const;
  return rows.map((row, index) => (index === 0 ? { ...row, expected } : row));
}

/** The end tags, on the sides that have anything between start and end. */
function endRows(node: PairDiff, { depth }: NodePlace): readonly DifferenceRow[] {
  const sides = contentOf(node);
  if (!sides.expected && !sides.received) return [];
  const side = (name: 'expected' | 'received') =>
    sides[name] ? ({ kind: 'end', element: node[name] } as const) : NOTHING;
  return [rowOf({ depth, mark: 'same', expected: side('expected'), received: side('received') })];
}
