import {
  childElements,
  ownText,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { AttributeDiff, ElementDiff } from './difference.ts';

/** How values are written in the script. */
export interface Writing {
  /** An expected attribute as the script has it, with its variables. */
  readonly attributeAsWritten: (attribute: XmlAttribute) => XmlAttribute;
  /** An expected node as the script has it. */
  readonly nodeAsWritten: (node: XmlNode) => XmlNode;
  /** A received value with variables put back. */
  readonly restore: (value: string) => string;
}

/** A received element as a script would have it. */
export function restored(element: XmlElement, writing: Writing): XmlElement {
  return {
    ...element,
    attributes: element.attributes.map((a) => ({ ...a, value: writing.restore(a.value) })),
    children: element.children.map((child) =>
      child.kind === 'element'
        ? restored(child, writing)
        : { ...child, text: writing.restore(child.text) },
    ),
  };
}

/**
 * The expectation changed as little as needed for what was received: wildcards, directives and what is satisfied stay;
 * what differs becomes what was received.
 */
export function merged(node: ElementDiff, writing: Writing): XmlElement | undefined {
  const { expected, received } = node;
  if (received === undefined || (node.allowed && node.kind === 'extra')) return undefined;
  if (expected === undefined) return restored(received, writing);
  const name = node.differences.some(({ kind }) => kind === 'name') ? received : expected;
  return {
    kind: 'element',
    prefix: name.prefix,
    local: name.local,
    ns: received.ns,
    attributes: [
      ...expected.attributes.filter(({ ns }) => ns === SCANSION_NS),
      ...node.attributes.flatMap((attribute) => mergedAttribute(attribute, writing)),
    ],
    children: [...mergedText(node, writing), ...mergedChildren(node, writing)],
  };
}

function mergedAttribute(
  { state, expected, received }: AttributeDiff,
  writing: Writing,
): readonly XmlAttribute[] {
  if (state === 'missing' || state === 'extra-allowed') return [];
  if (expected !== undefined && state !== 'differs') return [writing.attributeAsWritten(expected)];
  return received === undefined ? [] : [{ ...received, value: writing.restore(received.value) }];
}

function mergedText({ text, expected, received }: ElementDiff, writing: Writing): XmlNode[] {
  if (text?.state === 'differs') {
    return received === undefined
      ? []
      : [{ kind: 'text', text: writing.restore(ownText(received)) }];
  }
  const texts = (expected?.children ?? []).filter((child) => child.kind === 'text');
  return texts.filter(({ text: words }) => words.trim() !== '').map(writing.nodeAsWritten);
}

/** In the received order where it counts. */
function mergedChildren(node: ElementDiff, writing: Writing): readonly XmlElement[] {
  const children = node.children.flatMap((child) => {
    const element = merged(child, writing);
    return element === undefined ? [] : [{ element, received: child.received }];
  });
  if (node.strict && node.received !== undefined) {
    const places = new Map(childElements(node.received).map((child, index) => [child, index]));
    const placeOf = (received: XmlElement | undefined) =>
      (received && places.get(received)) ?? places.size;
    children.sort((a, b) => placeOf(a.received) - placeOf(b.received));
  }
  return children.map(({ element }) => element);
}
