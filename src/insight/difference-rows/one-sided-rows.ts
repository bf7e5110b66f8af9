import type { ElementDiff } from '../../match/difference.ts';
import {
  attributeTokens,
  endTag,
  leafEnd,
  punct,
  space,
  startTagName,
  type XmlToken,
} from '../widgets/xml-tokens.ts';
import { childElements, type XmlElement } from '../../xml/element.ts';
import { SCANSION_NS } from '../../xmpp/namespaces.ts';
import { comparedText } from '../../match/pattern.ts';
import { startLength } from './attribute-rows.ts';
import { EMPTY_CELL, type DiffCell, type DiffRow } from './diff-row.ts';
import type { Level, Painting } from './painting.ts';

/** A branch that one side has alone: missing, extra, or extra and allowed. */
export function oneSidedRows(
  node: ElementDiff,
  level: Level,
  painting: Painting,
): readonly DiffRow[] {
  const element = node.expected ?? node.received;
  if (element === undefined) return [];
  const isMissing = node.kind === 'missing';
  const inheritedNs = isMissing ? level.expectedNs : level.receivedNs;
  const cells = branchCells(element, { depth: level.depth, inheritedNs, isMissing, painting });
  const isDifference = !node.allowed;
  return cells.map((cell, index) => {
    const first = index === 0;
    const opposite = first && isDifference ? slotFor(element, cell.depth) : EMPTY_CELL;
    const [left, right] = isMissing ? [cell, opposite] : [opposite, cell];
    return {
      left: first && isDifference ? { ...left, sign: '−' } : left,
      right: {
        ...right,
        ...(first && isDifference ? { sign: '+' as const } : {}),
        ...(first && node.allowed ? { tag: 'extra' } : {}),
      },
      isDifference,
    };
  });
}

function slotFor(element: XmlElement, depth: number): DiffCell {
  return { depth, tokens: [], slot: `no <${element.local}>` };
}

interface Branch {
  readonly depth: number;
  readonly inheritedNs: string;
  readonly isMissing: boolean;
  readonly painting: Painting;
}

/** A branch of one side, line by line. */
export function branchCells(element: XmlElement, branch: Branch): readonly DiffCell[] {
  const { depth, painting, isMissing } = branch;
  const line = (offset: number | undefined) => (isMissing ? painting.marks.at(offset) : {});
  const children = childElements(element);
  const isLeaf = children.length === 0;
  const end = isLeaf ? leafEnd(element, comparedText(element)) : [punct('>')];
  const start = startCells(element, branch, end);
  if (isLeaf) return start;
  const inner = { ...branch, depth: depth + 1, inheritedNs: element.ns };
  return [
    ...start,
    ...children.flatMap((child) => branchCells(child, inner)),
    { depth, tokens: endTag(element), ...line(element.range && element.range.end - 1) },
  ];
}

/** The start tag in one line, or with one line per attribute where one would be too long. */
function startCells(
  element: XmlElement,
  { depth, inheritedNs, painting, isMissing }: Branch,
  end: readonly XmlToken[],
): readonly DiffCell[] {
  const { script, marks, columns } = painting;
  const name = startTagName(element, inheritedNs);
  const written = element.attributes.filter(({ ns, range }) => ns !== SCANSION_NS || range);
  const attributes = written.map((attribute) =>
    attributeTokens(attribute, script.written(attribute.valueRange, attribute.value)),
  );
  const head = isMissing ? marks.at(element.range?.start) : {};
  const isTooLong = startLength(element, inheritedNs) + depth * 2 > columns;
  if (!isTooLong || attributes.length === 0) {
    const inline = attributes.flatMap((tokens) => [space, ...tokens]);
    return [{ depth, tokens: [...name, ...inline, ...end], ...head }];
  }
  const lines = attributes.map((tokens, index): DiffCell => {
    const isLast = index === attributes.length - 1;
    return { depth: depth + 1, tokens: isLast ? [...tokens, ...end] : tokens };
  });
  return [{ depth, tokens: name, ...head }, ...lines];
}
