import type { XmlAttribute, XmlElement, XmlNode } from '../../xml/element.ts';

/**
 * Whether two stanzas are the same but for their places and for white space between elements, which means nothing
 * to anybody (RFC 6120, section 11.7).
 */
export function haveSameMeaning(a: XmlElement, b: XmlElement): boolean {
  const [left, right] = [meaningfulChildren(a), meaningfulChildren(b)];
  return (
    a.local === b.local &&
    a.ns === b.ns &&
    a.prefix === b.prefix &&
    haveSameAttributes(a.attributes, b.attributes) &&
    left.length === right.length &&
    left.every((child, index) => isSameNode(child, right[index]))
  );
}

function isSameNode(a: XmlNode, b: XmlNode | undefined): boolean {
  if (a.kind === 'element') return b?.kind === 'element' && haveSameMeaning(a, b);
  return b?.kind === 'text' && a.text === b.text;
}

function haveSameAttributes(a: readonly XmlAttribute[], b: readonly XmlAttribute[]): boolean {
  return (
    a.length === b.length &&
    a.every((attribute, index) => {
      const other = b[index];
      return (
        attribute.local === other?.local &&
        attribute.ns === other.ns &&
        attribute.value === other.value
      );
    })
  );
}

function meaningfulChildren({ children }: XmlElement): readonly XmlNode[] {
  if (!children.some(({ kind }) => kind === 'element')) return children;
  const hasWords = children.some((child) => child.kind === 'text' && child.text.trim() !== '');
  return hasWords ? children : children.filter(({ kind }) => kind === 'element');
}
