import {
  childElements,
  ownText,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../../../xml/element.ts';
import { generatedAttribute } from '../../../xmpp/generated-values.ts';
import { SCANSION_NS } from '../../../xmpp/namespaces.ts';
import type { AttributeDiff, ElementDiff } from '../../../match/difference.ts';
import { ANY_VALUE } from '../../../match/pattern.ts';

/** How values are written in the script. */
export interface Writing {
  /** An expected attribute as the script has it, with its variables. */
  readonly attributeAsWritten: (attribute: XmlAttribute) => XmlAttribute;
  /** An expected node as the script has it. */
  readonly nodeAsWritten: (node: XmlNode) => XmlNode;
  /** A received value with variables put back. */
  readonly restore: (value: string) => string;
}

/** The value that a script would have for a received attribute: any, where it is another one in each run. */
export function writtenValue(
  attribute: XmlAttribute,
  owner: XmlElement | undefined,
  { restore }: Pick<Writing, 'restore'>,
): string {
  const generated = owner && generatedAttribute(owner, attribute);
  return generated?.loosening === 'accepted' ? ANY_VALUE : restore(attribute.value);
}

/** A received element as a script would have it. */
export function restored(element: XmlElement, writing: Pick<Writing, 'restore'>): XmlElement {
  return {
    ...element,
    attributes: element.attributes.map((a) => ({ ...a, value: writtenValue(a, element, writing) })),
    children: element.children.map((child) =>
      child.kind === 'element'
        ? restored(child, writing)
        : { ...child, text: writing.restore(child.text) },
    ),
  };
}

/** `whole`: what was received and the expectation does not ask for is taken in, too. */
export interface Merging {
  readonly writing: Writing;
  readonly whole: boolean;
}

/**
 * The expectation changed as little as needed for what was received: wildcards, directives and what is satisfied stay;
 * what differs becomes what was received. What is from the expectation keeps its range.
 */
export function merged(node: ElementDiff, merging: Merging): XmlElement | undefined {
  const { expected, received } = node;
  const isUnasked = node.allowed && node.kind === 'extra' && !merging.whole;
  if (received === undefined || isUnasked) return undefined;
  if (expected === undefined) return restored(received, merging.writing);
  const name = node.differences.some(({ kind }) => kind === 'name') ? received : expected;
  return {
    kind: 'element',
    prefix: name.prefix,
    local: name.local,
    ns: received.ns,
    ...(expected.range && { range: expected.range }),
    attributes: [
      ...expected.attributes.filter(({ ns }) => ns === SCANSION_NS),
      ...node.attributes.flatMap((attribute) => mergedAttribute(attribute, node, merging)),
    ],
    children: [...mergedText(node, merging), ...mergedChildren(node, merging)],
  };
}

function mergedAttribute(
  { state, expected, received }: AttributeDiff,
  owner: ElementDiff,
  { writing, whole }: Merging,
): readonly XmlAttribute[] {
  if (state === 'missing' || (state === 'extra-allowed' && !whole)) return [];
  if (expected !== undefined && state !== 'differs') return [writing.attributeAsWritten(expected)];
  if (received === undefined) return [];
  return [{ ...received, value: writtenValue(received, owner.received, writing) }];
}

function mergedText(
  { text, expected, received }: ElementDiff,
  { writing, whole }: Merging,
): XmlNode[] {
  const isTaken = text?.state === 'differs' || (whole && text?.expected === '');
  if (isTaken) {
    return received === undefined
      ? []
      : [{ kind: 'text', text: writing.restore(ownText(received)) }];
  }
  const texts = (expected?.children ?? []).filter((child) => child.kind === 'text');
  return texts.filter(({ text: words }) => words.trim() !== '').map(writing.nodeAsWritten);
}

/** In the received order where it counts, or will count in the namespace that came. */
function mergedChildren(node: ElementDiff, merging: Merging): readonly XmlElement[] {
  const children = node.children.flatMap((child) => {
    const element = merged(child, merging);
    return element === undefined ? [] : [{ element, received: child.received }];
  });
  const isOther = node.expected?.ns !== node.received?.ns;
  if ((node.ordered || isOther) && node.received !== undefined) {
    const places = new Map(childElements(node.received).map((child, index) => [child, index]));
    const placeOf = (received: XmlElement | undefined) =>
      (received && places.get(received)) ?? places.size;
    children.sort((a, b) => placeOf(a.received) - placeOf(b.received));
  }
  return children.map(({ element }) => element);
}
