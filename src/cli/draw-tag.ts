import { excerpt } from '../match/label.ts';
import { XML_NS, type XmlAttribute, type XmlElement } from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';

/** Longer values are cut around where they differ. */
const LONGEST = 300;

/** The start tag of an element with its namespace where that is another one than around it. */
export function drawnStartTag({ local, ns, attributes }: XmlElement, around: string): string {
  const declared = ns === around ? [] : [`xmlns=${inQuotes(ns)}`];
  return `<${[local, ...declared, ...attributes.map((each) => attributeText(each))].join(' ')}>`;
}

export interface AttributeOptions {
  /** The value on the other side. */
  readonly other?: string | undefined;
  /** Whether the namespace of its prefix is told, too. */
  readonly declares?: boolean;
}

/** `name="value"`, the value as it is: nothing in it is escaped, as it stands alone in its line where it matters. */
export function attributeText(
  { prefix, local, ns, value }: XmlAttribute,
  { other, declares = false }: AttributeOptions = {},
): string {
  const name = prefix === '' ? local : `${prefix}:${local}`;
  const text = `${name}=${inQuotes(value, other)}`;
  const isKnown = ns === '' || ns === XML_NS || ns === SCANSION_NS;
  return declares && !isKnown ? `${text} xmlns:${prefix}=${inQuotes(ns)}` : text;
}

function inQuotes(value: string, other?: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return quote + shownText(value, other) + quote;
}

/** A value as it is; a long one cut around its first difference to the other one. */
export function shownText(value: string, other = ''): string {
  return value.length > LONGEST ? excerpt(value, other) : value;
}
