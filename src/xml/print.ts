import { collapseSpace } from '../base/collapse-space.ts';
import { childElements, type XmlAttribute, type XmlElement, type XmlNode } from './element.ts';
import { escapeText, quoteValue } from './escape.ts';
import { declareNames, NamespaceScope, type PrintedNames } from './print-names.ts';

export interface PrintOptions {
  /**
   * What one level is indented by. Absent: on one line, every character of the text kept. Present: white space in
   * texts is normalised, an element with child elements is spread over lines, one with text stays on one line. Levels below
   * the 64th are indented as that one is: their white space would be more than all the rest.
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
  const printing: Printing = { scope, pieces: [], text: plainText };
  if (options.indent === undefined) printInline(element, printing);
  else printIndented(element, printing, { unit: options.indent, lead: '', depth: 0 });
  return printing.pieces.join('');
}

type TextPrinter = (text: string) => string;

const plainText: TextPrinter = escapeText;
/** Keeps one space where words of mixed content would otherwise run together. */
const collapsedText: TextPrinter = (text) => escapeText(collapseSpace(text));

interface Printing {
  readonly scope: NamespaceScope;
  /** What is printed so far, joined once: no level copies what is in it. None is empty. */
  readonly pieces: string[];
  readonly text: TextPrinter;
}

function printInline(element: XmlElement, printing: Printing): void {
  wrap(element, printing, () => {
    for (const child of element.children) {
      if (child.kind === 'element') printInline(child, printing);
      else if (child.text !== '') printing.pieces.push(printing.text(child.text));
    }
  });
}

interface Indentation {
  readonly unit: string;
  /** What the element's own lines start with; its first line is the caller's. */
  readonly lead: string;
  readonly depth: number;
}

/** So many levels are indented. */
const MOST_INDENTED = 64;

function printIndented(element: XmlElement, printing: Printing, indent: Indentation): void {
  if (element.children.some((child) => child.kind === 'text' && child.text.trim() !== '')) {
    printCollapsed(element, printing);
    return;
  }
  const { unit, lead, depth } = indent;
  const isDeeper = depth < MOST_INDENTED;
  const inner = { unit, lead: isDeeper ? lead + unit : lead, depth: depth + 1 };
  wrap(element, printing, () => {
    const children = childElements(element);
    for (const child of children) {
      printing.pieces.push(`\n${inner.lead}`);
      printIndented(child, printing, inner);
    }
    if (children.length > 0) printing.pieces.push(`\n${lead}`);
  });
}

/** An element with text: on one line, its own text trimmed at both ends. */
function printCollapsed(element: XmlElement, printing: Printing): void {
  const last = element.children.length - 1;
  const children = element.children.map((child, index): XmlNode => {
    if (child.kind !== 'text') return child;
    const start = index === 0 ? child.text.trimStart() : child.text;
    return { kind: 'text', text: index === last ? start.trimEnd() : start };
  });
  printInline({ ...element, children }, { ...printing, text: collapsedText });
}

/** The tags of an element around what is printed for its content; one tag where that is nothing. */
function wrap(element: XmlElement, { scope, pieces }: Printing, printContent: () => void): void {
  const names = declareNames(element, scope);
  const attributes = element.attributes.map((attribute) => printAttribute(attribute, names));
  pieces.push(`<${[names.element, ...names.declarations, ...attributes].join(' ')}`);
  const end = pieces.push('>');
  printContent();
  names.leave();
  if (pieces.length > end) pieces.push(`</${names.element}>`);
  else pieces[end - 1] = '/>';
}

function printAttribute(attribute: XmlAttribute, names: PrintedNames): string {
  return `${names.attribute(attribute)}=${quoteValue(attribute.value)}`;
}

/** The start tag alone: `<x to="a">` of an element with children, `<x/>` of an empty one. */
export function printStartTag(element: XmlElement, options: PrintOptions = {}): string {
  const empty = printXml({ ...element, children: [] }, options);
  return element.children.length === 0 ? empty : `${empty.slice(0, -2)}>`;
}
