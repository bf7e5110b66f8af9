import { insertAt, replaceRange, type TextEdit } from '../base/text-edit.ts';
import type { XmlAttribute, XmlElement } from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { ElementDiff } from './difference.ts';
import { endOfAttributes } from './repair-edits.ts';

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

/** The expectation with these elements not strict. It does not reach their children: nothing is inherited. */
export function loosened(element: XmlElement, targets: ReadonlySet<XmlElement>): XmlElement {
  const children = element.children.map((child) =>
    child.kind === 'element' ? loosened(child, targets) : child,
  );
  if (!targets.has(element)) return { ...element, children };
  const others = element.attributes.filter((attribute) => !isDirective(attribute));
  return { ...element, children, attributes: [...others, NOT_STRICT] };
}

const NOT_STRICT: XmlAttribute = {
  prefix: 'scansion',
  local: 'strict',
  ns: SCANSION_NS,
  value: 'false',
};

function isDirective({ ns, local }: XmlAttribute): boolean {
  return ns === SCANSION_NS && local === 'strict';
}

/** Writes the directive into a start tag of the script, in the quotes that the tag has already. */
export function looseningEdit(source: string, element: XmlElement): TextEdit | undefined {
  const own = element.attributes.find(isDirective)?.valueRange;
  if (own !== undefined) return replaceRange(own, NOT_STRICT.value);
  const end = endOfAttributes(source, element);
  if (end === undefined || element.startTag === undefined) return undefined;
  const quote = /["']/.exec(source.slice(element.startTag.start, end))?.[0] ?? "'";
  return insertAt(end, ` scansion:strict=${quote}false${quote}`);
}
