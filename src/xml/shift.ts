import { shiftRange, type TextRange } from '../base/text-range.ts';
import type { XmlAttribute, XmlElement, XmlNode } from './element.ts';

/** The same tree, `by` characters further on in its text. */
export function shiftElement(element: XmlElement, by: number): XmlElement {
  const { range, startTag, nameRange, attributes, children, ...rest } = element;
  return {
    ...rest,
    attributes: attributes.map((attribute) => shiftAttribute(attribute, by)),
    children: children.map((child) => shiftNode(child, by)),
    ...shifted('range', range, by),
    ...shifted('startTag', startTag, by),
    ...shifted('nameRange', nameRange, by),
  };
}

function shiftNode(node: XmlNode, by: number): XmlNode {
  if (node.kind === 'element') return shiftElement(node, by);
  return { kind: 'text', text: node.text, ...shifted('range', node.range, by) };
}

function shiftAttribute(attribute: XmlAttribute, by: number): XmlAttribute {
  const { range, valueRange, ...rest } = attribute;
  return { ...rest, ...shifted('range', range, by), ...shifted('valueRange', valueRange, by) };
}

function shifted<K extends string>(key: K, range: TextRange | undefined, by: number) {
  return (range === undefined ? {} : { [key]: shiftRange(range, by) }) as Partial<
    Record<K, TextRange>
  >;
}
