import type { TextRange } from '../base/text-range.ts';

/**
 * An immutable XML tree with resolved namespaces (Namespaces in XML 1.0). Declarations (`xmlns`, `xmlns:p`)
 * are not attributes here: they have done their work. Ranges exist where the tree was parsed from a script;
 * they are offsets into the whole script.
 */
export type XmlNode = XmlElement | XmlText;

export interface XmlElement {
  readonly kind: 'element';
  /** The prefix as written, `''` when there is none. Never compare it. */
  readonly prefix: string;
  readonly local: string;
  /** The resolved namespace, `''` when there is none. */
  readonly ns: string;
  /** In document order. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** From `<` of the start tag to `>` of the end tag. */
  readonly range?: TextRange;
  readonly startTag?: TextRange;
  /** The name in the start tag, prefix included. */
  readonly nameRange?: TextRange;
}

export interface XmlAttribute {
  readonly prefix: string;
  readonly local: string;
  /** `''` for an attribute without prefix, as the namespace does not default for attributes. */
  readonly ns: string;
  readonly value: string;
  /** `name="value"`, quotes included. */
  readonly range?: TextRange;
  /** The value between the quotes. */
  readonly valueRange?: TextRange;
}

export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
  readonly range?: TextRange;
}

export const XML_NS = 'http://www.w3.org/XML/1998/namespace';

/** The value of an attribute, or `undefined`. Without `ns` only attributes without namespace count. */
export function attributeValue(element: XmlElement, local: string, ns = ''): string | undefined {
  return element.attributes.find((a) => a.local === local && a.ns === ns)?.value;
}

/** The child elements, in order; empty when there are none. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** The first child of that name, in that namespace if one is given. */
export function findChild(element: XmlElement, local: string, ns?: string): XmlElement | undefined {
  return childElements(element).find(
    (child) => child.local === local && (ns === undefined || child.ns === ns),
  );
}

/** The element's own text: its text nodes joined, descendants left out. */
export function ownText(element: XmlElement): string {
  const texts = element.children.filter((child) => child.kind === 'text');
  return texts.length === 0 ? '' : texts.map(({ text }) => text).join('');
}

/**
 * Builds an element without ranges, for stanzas made in code and for specs:
 * `xml('x', { xmlns: 'urn:x', id: '1' }, xml('y'))`. A child without `xmlns` inherits the parent's namespace;
 * a root without it has none.
 */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  const { xmlns, ...rest } = attributes;
  return inherit(
    {
      kind: 'element',
      prefix: '',
      local: name,
      ns: xmlns ?? INHERITED,
      attributes: Object.entries(rest).map(([local, value]) => builtAttribute(local, value)),
      children: children.map((child) =>
        typeof child === 'string' ? { kind: 'text', text: child } : child,
      ),
    },
    xmlns ?? INHERITED,
  );
}

/** Marks an element whose namespace its parent will give it; never leaves `xml` inside a parent that has one. */
const INHERITED = '';

function builtAttribute(name: string, value: string): XmlAttribute {
  return name.startsWith('xml:')
    ? { prefix: 'xml', local: name.slice(4), ns: XML_NS, value }
    : { prefix: '', local: name, ns: '', value };
}

function inherit(element: XmlElement, ns: string): XmlElement {
  const own = element.ns === INHERITED ? ns : element.ns;
  return {
    ...element,
    ns: own,
    children: element.children.map((child) =>
      child.kind === 'element' && child.ns === INHERITED ? inherit(child, own) : child,
    ),
  };
}
