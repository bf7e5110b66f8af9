import { appendAll } from '../../base/append-all.ts';
import type { ElementDiff } from '../../match/difference.ts';
import { comparedText } from '../../match/pattern.ts';
import { childElements, type XmlElement } from '../../xml/element.ts';
import { CLIENT_NS, SCANSION_NS } from '../../xmpp/namespaces.ts';
import { noElement } from './absence.ts';
import type { RowLayout } from './layout.ts';
import type { NodePlace } from './place.ts';
import {
  NOTHING,
  rowOf,
  type DifferenceRow,
  type TagEnding,
  type RowAttribute,
  type RowNode,
  type RowSide,
} from './row.ts';
import { INDENT, startLength } from './start-length.ts';
import { EXTRA } from './words.ts';

/** Whether a branch is drawn nowhere, as the script allows it. */
export function leavesBranchOut(
  { kind, allowed }: ElementDiff,
  { tellsError }: NodePlace,
  { showsAllowed }: RowLayout,
): boolean {
  return kind === 'extra' && allowed && !showsAllowed && !tellsError;
}

/** A branch that one side has alone: missing, extra, or extra and allowed; no rows for what is left out. */
export function oneSidedRows(
  node: ElementDiff,
  place: NodePlace,
  layout: RowLayout,
): readonly DifferenceRow[] {
  const element = node.expected ?? node.received;
  if (element === undefined || leavesBranchOut(node, place, layout)) return [];
  const { kind, allowed } = node;
  const inheritedNs = kind === 'missing' ? place.expectedNs : place.receivedNs;
  const extra = place.tellsError ? 'error' : 'allowed';
  return branchLines(element, { depth: place.depth, inheritedNs, layout }).map(
    ({ depth, side }, index) => {
      const opposite: RowSide =
        index === 0 && !allowed ? { kind: 'absent', words: noElement(element.local) } : NOTHING;
      return rowOf({
        depth,
        mark: allowed ? extra : 'differs',
        expected: kind === 'missing' ? side : opposite,
        received: kind === 'missing' ? opposite : side,
        words: index === 0 && allowed ? [EXTRA] : [],
        continues: index > 0,
      });
    },
  );
}

/** A stanza that has nothing on the other side, which is empty. */
export function aloneRows(
  element: XmlElement,
  side: 'expected' | 'received',
  layout: RowLayout,
): readonly DifferenceRow[] {
  return branchLines(element, { depth: 0, inheritedNs: CLIENT_NS, layout }).map(
    ({ depth, side: node }, index) =>
      rowOf({ depth, mark: 'differs', continues: index > 0, [side]: node }),
  );
}

interface BranchPlace {
  readonly depth: number;
  readonly inheritedNs: string;
  readonly layout: RowLayout;
}

interface BranchLine {
  readonly depth: number;
  readonly side: RowNode;
}

/** A branch of one side, line by line. */
function branchLines(element: XmlElement, place: BranchPlace): readonly BranchLine[] {
  const lines: BranchLine[] = [];
  addBranch(element, place, lines);
  return lines;
}

function addBranch(element: XmlElement, place: BranchPlace, lines: BranchLine[]): void {
  const { depth, layout } = place;
  const children = childElements(element);
  const text = comparedText(element);
  const isWhole = layout.closes && children.length === 0;
  const full: TagEnding = isWhole ? { text, differs: false } : 'full';
  const isEmpty = children.length === 0 && text === '';
  appendAll(lines, startLines(element, place, isEmpty ? 'empty' : full));
  if (isWhole) return;
  if (text !== '') lines.push({ depth: depth + 1, side: { kind: 'text', text, differs: false } });
  const inner = { layout, depth: depth + 1, inheritedNs: element.ns };
  for (const child of children) addBranch(child, inner, lines);
  if (layout.closes) lines.push({ depth, side: { kind: 'end', element } });
}

/** The start tag in one line, or with one line per attribute where one would be too long. */
function startLines(
  element: XmlElement,
  { depth, inheritedNs, layout }: BranchPlace,
  ending: TagEnding,
): readonly BranchLine[] {
  const { script, columns } = layout;
  const attributes = element.attributes
    .filter(({ ns, range }) => ns !== SCANSION_NS || range)
    .map((attribute): RowAttribute => {
      const written = script.written(attribute.valueRange, attribute.value);
      return { attribute, written, differs: false };
    });
  const start = { kind: 'start', element, inheritedNs } as const;
  const isTooLong = startLength(element, inheritedNs) + depth * INDENT > columns;
  if (!isTooLong || attributes.length === 0) {
    return [{ depth, side: { ...start, attributes, ending } }];
  }
  const lines = attributes.map((attribute, index): BranchLine => {
    const isLast = index === attributes.length - 1;
    const side = {
      kind: 'attribute',
      element,
      attribute,
      ending: isLast ? ending : 'open',
    } as const;
    return { depth: depth + 1, side };
  });
  return [{ depth, side: { ...start, attributes: [], ending: 'open' } }, ...lines];
}
