import { insertAt, replaceRange, type TextEdit } from '../../../base/text-edit.ts';
import type { XmlAttribute, XmlElement } from '../../../xml/element.ts';
import { SCANSION_NS } from '../../../xmpp/namespaces.ts';
import type { ElementDiff } from '../../../match/difference.ts';
import { endOfAttributes } from './repair-edits.ts';
import { strictDirective } from '../../../match/strictness.ts';

/** What `scansion:strict='false'` at an element would let pass. */
export interface Looseness {
  readonly element: XmlElement;
  readonly order: boolean;
  readonly extras: boolean;
}

/** The elements of a comparison whose order or extras differ. None is inside a missing or an extra one. */
export function loosenable(node: ElementDiff): readonly Looseness[] {
  const { expected, children, attributes } = node;
  if (expected === undefined) return [];
  const order = children.some(({ outOfOrder }) => outOfOrder);
  const extras =
    attributes.some(({ state }) => state === 'extra') ||
    children.some(({ kind, allowed }) => kind === 'extra' && !allowed);
  const own = order || extras ? [{ element: expected, order, extras }] : [];
  return [...own, ...children.flatMap(loosenable)];
}

/** What loosens: `false` an element alone, `nowhere` all that is in it too. */
export type LooseValue = 'false' | 'nowhere';

/** The expectation with these elements not strict. */
export function loosened(
  element: XmlElement,
  targets: ReadonlySet<XmlElement>,
  value: LooseValue,
): XmlElement {
  const children = element.children.map((child) =>
    child.kind === 'element' ? loosened(child, targets, value) : child,
  );
  if (!targets.has(element)) return { ...element, children };
  const own = strictDirective(element);
  const others = element.attributes.filter((attribute) => attribute !== own);
  return { ...element, children, attributes: [...others, { ...DIRECTIVE, value }] };
}

const DIRECTIVE: Omit<XmlAttribute, 'value'> = {
  prefix: 'scansion',
  local: 'strict',
  ns: SCANSION_NS,
};

/** Writes the directive into a start tag of the script, in the quotes that the tag has already. */
export function looseningEdit(
  source: string,
  element: XmlElement,
  value: LooseValue,
): TextEdit | undefined {
  const own = strictDirective(element)?.valueRange;
  if (own !== undefined) return replaceRange(own, value);
  const end = endOfAttributes(source, element);
  if (end === undefined || element.startTag === undefined) return undefined;
  const quote = /["']/.exec(source.slice(element.startTag.start, end))?.[0] ?? "'";
  return insertAt(end, ` scansion:strict=${quote}${value}${quote}`);
}

/** The innermost element of a comparison's expectation that holds all of these, itself included. */
export function commonAncestor(
  node: ElementDiff,
  targets: ReadonlySet<XmlElement>,
): XmlElement | undefined {
  const inner = node.children
    .map((child) => commonAncestor(child, targets))
    .find((found) => found !== undefined);
  if (inner !== undefined) return inner;
  return countIn(node, targets) === targets.size ? node.expected : undefined;
}

function countIn({ expected, children }: ElementDiff, targets: ReadonlySet<XmlElement>): number {
  const own = expected !== undefined && targets.has(expected) ? 1 : 0;
  return children.reduce((sum, child) => sum + countIn(child, targets), own);
}
