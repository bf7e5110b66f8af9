import type { AttributeDiff } from '../../match/difference.ts';
import { textRange } from '../../match/own-diff.ts';
import type { XmlAttribute, XmlElement } from '../../xml/element.ts';
import { SCANSION_NS } from '../../xmpp/namespaces.ts';
import { sidesOf } from './attribute-rows.ts';
import type { RowLayout } from './layout.ts';
import { contentOf, hasOtherName, type PairDiff, type NodePlace } from './place.ts';
import {
  rowOf,
  type DifferenceRow,
  type TagEnding,
  type RowAttribute,
  type RowMark,
  type RowNode,
} from './row.ts';
import type { ScriptText } from './script-text.ts';
import { namedWords, orderWords, placeWords, textWords } from './words.ts';

interface HeadContext {
  readonly place: NodePlace;
  readonly layout: RowLayout;
  readonly drawn: readonly AttributeDiff[];
  /** Whether the attributes have lines of their own. */
  readonly spread: boolean;
  /** Whether the element is one line. */
  readonly isWhole: boolean;
}

/** The line of a pair's start tag: the whole element if it is a leaf whose attributes need no lines of their own. */
export function headRow(node: PairDiff, context: HeadContext): DifferenceRow {
  return rowOf({
    depth: context.place.depth,
    mark: markOfHead(node, context),
    expected: startOf(node, 'expected', context),
    received: startOf(node, 'received', context),
    words: wordsOfHead(node, context),
  });
}

function markOfHead(node: PairDiff, { isWhole }: HeadContext): RowMark {
  if (hasOtherName(node)) return 'differs';
  if (node.outOfOrder) return 'moved';
  return isWhole && node.text?.state === 'differs' ? 'differs' : 'same';
}

function startOf(node: PairDiff, side: 'expected' | 'received', context: HeadContext): RowNode {
  const { place, layout, drawn, spread } = context;
  const { script } = layout;
  const inLine = spread ? [] : drawn.flatMap((each) => sidesOf(each, script)[side] ?? []);
  return {
    kind: 'start',
    element: node[side],
    inheritedNs: side === 'expected' ? place.expectedNs : place.receivedNs,
    attributes: side === 'expected' ? withDirectives(inLine, node.expected, script) : inLine,
    ending: endingOf(node, side, context),
  };
}

function endingOf(
  node: PairDiff,
  side: 'expected' | 'received',
  { layout, drawn, spread, isWhole }: HeadContext,
): TagEnding {
  if (spread && drawn.some((attribute) => attribute[side])) return 'open';
  if (isWhole) return leafEnding(node, side, layout);
  return contentOf(node)[side] ? 'full' : 'empty';
}

/** With scansion's own attributes in their places, as far as the script has them. */
function withDirectives(
  inLine: readonly RowAttribute[],
  { attributes }: XmlElement,
  script: ScriptText,
): readonly RowAttribute[] {
  const known = new Map(inLine.map((each) => [each.attribute, each]));
  return attributes.flatMap((attribute): readonly RowAttribute[] => {
    const compared = known.get(attribute);
    if (compared !== undefined) return [compared];
    const written = script.written(attribute.valueRange, attribute.value);
    return isDirective(attribute) ? [{ attribute, written, differs: false }] : [];
  });
}

function isDirective({ ns, range }: XmlAttribute): boolean {
  return ns === SCANSION_NS && range !== undefined;
}

/** The text of a leaf: what is equal is drawn equal, what is not in the script's words on the expected side. */
function leafEnding(
  { text, expected }: PairDiff,
  side: 'expected' | 'received',
  { script }: RowLayout,
): TagEnding {
  if (text === undefined || text[side] === '') return 'empty';
  if (text.state === 'equal') return { text: text[side].trim(), differs: false };
  const written =
    side === 'expected' ? script.written(textRange(expected), text.expected).trim() : text.received;
  return { text: written, differs: text.state === 'differs' };
}

function wordsOfHead(node: PairDiff, { layout, drawn, spread, isWhole }: HeadContext) {
  if (node.outOfOrder) return placeWords(node);
  return [
    ...(spread ? [] : drawn.flatMap((attribute) => namedWords(attribute, layout.script))),
    ...(isWhole ? textWords(node) : []),
    ...orderWords(node),
  ];
}
