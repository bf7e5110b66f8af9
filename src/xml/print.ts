import { childElements, type XmlAttribute, type XmlElement, type XmlNode } from './element.ts';
import { escapeText, quoteValue } from './escape.ts';
import { declareNames, NamespaceScope, type PrintedNames } from './print-names.ts';

export interface PrintOptions {
  /**
   * What one level is indented by. Absent: on one line, every character of the text kept. Present: white space in
   * texts is normalised, an element with child elements is spread over lines, one with text stays on one line.
   */
  readonly indent?: string;
  /** The default namespace where the text will stand: an element in it needs no `xmlns`. None by default. */
  readonly inheritedNs?: string;
  /** Prefixes declared where the text will stand, e.g. `{ scansion: SCANSION_NS }`. None by default. */
  readonly inheritedPrefixes?: Readonly<Record<string, string>>;
}

/**
 * The element as XML: names keep their prefixes where they can, namespaces are declared where they change and
 * nowhere else. Without `indent`, `parseStrict(printXml(x))` equals `x` up to generated prefixes and split texts.
 */
export function printXml(element: XmlElement, options: PrintOptions = {}): string {
  const inherited = Object.entries(options.inheritedPrefixes ?? {});
  const scope = new NamespaceScope([...inherited, ['', options.inheritedNs ?? '']]);
  if (options.indent === undefined) return printInline(element, scope, plainText);
  return printIndented(element, scope, { unit: options.indent, lead: '' });
}

type TextPrinter = (text: string) => string;

const plainText: TextPrinter = escapeText;
/** Keeps one space where words of mixed content would otherwise run together. */
const collapsedText: TextPrinter = (text) => escapeText(text.replace(/\s+/g, ' '));

function printInline(element: XmlElement, scope: NamespaceScope, text: TextPrinter): string {
  const names = declareNames(element, scope);
  const content = element.children.map((child) =>
    child.kind === 'text' ? text(child.text) : printInline(child, scope, text),
  );
  names.leave();
  return wrap(element, names, content.join(''));
}

interface Indentation {
  readonly unit: string;
  /** What the element's own lines start with; its first line is the caller's. */
  readonly lead: string;
}

function printIndented(element: XmlElement, scope: NamespaceScope, indent: Indentation): string {
  if (element.children.some((child) => child.kind === 'text' && child.text.trim() !== '')) {
    return printCollapsed(element, scope);
  }
  const names = declareNames(element, scope);
  const inner = { unit: indent.unit, lead: indent.lead + indent.unit };
  const lines = childElements(element).map(
    (child) => `\n${inner.lead}${printIndented(child, scope, inner)}`,
  );
  names.leave();
  return wrap(element, names, lines.length === 0 ? '' : `${lines.join('')}\n${indent.lead}`);
}

/** An element with text: on one line, its own text trimmed at both ends. */
function printCollapsed(element: XmlElement, scope: NamespaceScope): string {
  const last = element.children.length - 1;
  const children = element.children.map((child, index): XmlNode => {
    if (child.kind !== 'text') return child;
    const start = index === 0 ? child.text.trimStart() : child.text;
    return { kind: 'text', text: index === last ? start.trimEnd() : start };
  });
  return printInline({ ...element, children }, scope, collapsedText);
}

function wrap(element: XmlElement, names: PrintedNames, content: string): string {
  const attributes = element.attributes.map((attribute) => printAttribute(attribute, names));
  const tag = [names.element, ...names.declarations, ...attributes].join(' ');
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${names.element}>`;
}

function printAttribute(attribute: XmlAttribute, names: PrintedNames): string {
  return `${names.attribute(attribute)}=${quoteValue(attribute.value)}`;
}

/** The start tag alone: `<x to="a">` of an element with children, `<x/>` of an empty one. */
export function printStartTag(element: XmlElement, options: PrintOptions = {}): string {
  const empty = printXml({ ...element, children: [] }, options);
  return element.children.length === 0 ? empty : `${empty.slice(0, -2)}>`;
}
