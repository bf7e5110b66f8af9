import type { ElementDiff } from '../../match/difference.ts';
import {
  attributeTokens,
  endTag,
  leafEnd,
  punct,
  space,
  startTagName,
} from '../widgets/xml-tokens.ts';
import type { XmlElement } from '../../xml/element.ts';
import { comparedText } from '../../match/pattern.ts';
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
  const { depth, inheritedNs, painting, isMissing } = branch;
  const { script, marks } = painting;
  const line = (offset: number | undefined) => (isMissing ? marks.at(offset) : {});
  const children = element.children.filter((child) => child.kind === 'element');
  const start = [
    ...startTagName(element, inheritedNs),
    ...element.attributes.flatMap((attribute) => [
      space,
      ...attributeTokens(attribute, script.written(attribute.valueRange, attribute.value)),
    ]),
  ];
  const head = line(element.range?.start);
  if (children.length === 0) {
    return [{ depth, tokens: [...start, ...leafEnd(element, comparedText(element))], ...head }];
  }
  const inner = { ...branch, depth: depth + 1, inheritedNs: element.ns };
  return [
    { depth, tokens: [...start, punct('>')], ...head },
    ...children.flatMap((child) => branchCells(child, inner)),
    { depth, tokens: endTag(element), ...line(element.range && element.range.end - 1) },
  ];
}
