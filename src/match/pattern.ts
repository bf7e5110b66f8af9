import { collapseSpace } from '../base/collapse-space.ts';
import { remembering } from '../base/lazy.ts';
import { ownText, type XmlAttribute, type XmlElement } from '../xml/element.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';

/** `{scansion:any}` and `{scansion:capture:NAME}`: a value that must be there, but may be any. */
interface Wildcard {
  /** The name to store the received value under; `undefined` for `{scansion:any}`. */
  readonly capture: string | undefined;
}

export const ANY_VALUE = '{scansion:any}';

const WILDCARD = /^\{scansion:(?:any|capture:(.+))\}$/s;
/** What every wildcard begins with: nearly all values are told apart by it alone. */
const WILDCARD_START = '{scansion:';

/** The wildcard that a pattern's value (or normalised text) is as a whole, or `undefined` for a literal. */
export function wildcardOf(value: string): Wildcard | undefined {
  if (!value.startsWith(WILDCARD_START)) return undefined;
  const match = WILDCARD.exec(value);
  return match === null ? undefined : { capture: match[1] };
}

/** The attributes that are compared: those in scansion's namespace are directives. */
export function comparedAttributes(element: XmlElement): readonly XmlAttribute[] {
  const { attributes } = element;
  const isCompared = (attribute: XmlAttribute) => attribute.ns !== SCANSION_NS;
  return attributes.every(isCompared) ? attributes : attributes.filter(isCompared);
}

/** What makes two attributes the same one. */
export function attributeKey(attribute: XmlAttribute): string {
  return attribute.ns === '' ? attribute.local : `${attribute.local} ${attribute.ns}`;
}

/** What makes two elements the same kind of element; prefixes do not count. */
export function elementKey(element: XmlElement): string {
  return `${element.local} ${element.ns}`;
}

/**
 * The element's own text as it is compared: XML white space trimmed and runs of it one space. White space between
 * child elements is nothing. A no-break space is no XML white space and stays.
 */
export function comparedText(element: XmlElement): string {
  const text = ownText(element);
  return text.length > LONG ? comparedLongText(element) : normalised(text);
}

/** Longer texts are normalised once for all who ask. */
const LONG = 10_000;

const comparedLongText = remembering((element: XmlElement) => normalised(ownText(element)));

function normalised(text: string): string {
  const tidy = collapseSpace(text);
  return tidy.startsWith(' ') || tidy.endsWith(' ') ? trimmedSpaces(tidy) : tidy;
}

/** One space at each end at most. */
function trimmedSpaces(text: string): string {
  const start = text.startsWith(' ') ? 1 : 0;
  return text.slice(start, text.length > start && text.endsWith(' ') ? -1 : undefined);
}

/** Whether a received value satisfies an expected one. */
export function valueSatisfies(expected: string, received: string): boolean {
  return expected === received || wildcardOf(expected) !== undefined;
}

/**
 * Whether a received text satisfies an expected one, both as `comparedText` gives them. No expected text accepts
 * any. Scansion knows wildcards in attributes only; here a wildcard as the whole text accepts any text but none,
 * since nobody means those characters literally.
 */
export function textSatisfies(expected: string, received: string): boolean {
  if (expected === '' || expected === received) return true;
  return wildcardOf(expected) !== undefined && received !== '';
}
