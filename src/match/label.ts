import { t } from '../base/translate.ts';
import { remembering } from '../base/lazy.ts';
import { visibleText } from '../base/visible-text.ts';
import { childElements, type XmlAttribute, type XmlElement } from '../xml/element.ts';
import { identificationOf, identityOf, relationOf } from './identity.ts';
import {
  attributeKey,
  comparedAttributes,
  comparedText,
  elementKey,
  wildcardOf,
} from './pattern.ts';
import { NAMING_ATTRIBUTES } from './shape.ts';

/** One node of two aligned trees, or the side of it that there is. */
export interface NodeSides {
  readonly expected?: XmlElement;
  readonly received?: XmlElement;
}

/** How many characters of a value a sentence quotes. */
const QUOTED_LENGTH = 60;
/** How many characters before the first difference stay visible in a long value. */
const QUOTED_LEAD = 20;
/** How long a quoted value is with all that cannot be seen in it told; else fewer characters are quoted. */
const MOST_SHOWN = 150;
const QUOTED_FEW = 12;
const FEW_BEFORE = 4;
const LABEL_TEXT_LENGTH = 40;
const LABEL_ATTRIBUTES = 3;

/** A value in quotes, cut around its first difference to `other` when it is long. */
export function quoted(value: string, other = ''): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return quote + excerpt(value, other) + quote;
}

/** Longer values are looked at around their first difference alone, in UTF-16 units. */
const LONG = 2_000;
const LOOKED_BEFORE = 200;
const LOOKED_BEHIND = 400;

/** A value cut around its first difference to `other` when it is long. */
export function excerpt(value: string, other = ''): string {
  if (value.length > LONG) return excerptOfLong(value, other);
  const characters = [...value];
  const seen = visibleText(value);
  if (characters.length <= QUOTED_LENGTH && seen.length <= MOST_SHOWN) return seen;
  const others = [...other];
  const firstDifference = characters.findIndex((char, index) => char !== others[index]);
  return cutAround(characters, firstDifference);
}

/** The same, however long the value is: what is far from the difference is not looked at. */
function excerptOfLong(value: string, other: string): string {
  const telling = Math.max(0, wholeAt(value, firstDifferentUnit(value, other)));
  const from = wholeAt(value, Math.max(0, telling - LOOKED_BEFORE));
  const to = wholeAt(value, telling + LOOKED_BEHIND);
  const before = [...value.slice(from, telling)].length;
  const cut = cutAround([...value.slice(from, to)], before, to < value.length);
  return from > 0 && !cut.startsWith('…') ? `…${cut}` : cut;
}

/** At the start of a character, not within it. */
function wholeAt(value: string, at: number): number {
  const code = value.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

/** -1 where the other text begins with all of this one. */
function firstDifferentUnit(value: string, other: string): number {
  for (let at = 0; at < value.length; at++) {
    if (value.charCodeAt(at) !== other.charCodeAt(at)) return at;
  }
  return -1;
}

/** `goesOn`: more of the value follows than these characters. */
function cutAround(characters: readonly string[], firstDifference: number, goesOn = false): string {
  const latestStart = goesOn ? Infinity : characters.length - QUOTED_LENGTH;
  const start = Math.max(0, Math.min(firstDifference - QUOTED_LEAD, latestStart));
  const { part, end } = shownPart(characters, start, Math.max(start, firstDifference));
  return `${start > 0 ? '…' : ''}${part}${goesOn || end < characters.length ? '…' : ''}`;
}

/** As much as a sentence quotes, from `start`; what cannot be seen takes room, so then it may be less in front of `telling`. */
function shownPart(characters: readonly string[], start: number, telling: number) {
  const end = Math.min(start + QUOTED_LENGTH, characters.length);
  const part = visibleText(characters.slice(start, end).join(''));
  if (part.length <= MOST_SHOWN) return { part, end };
  const first = Math.max(start, telling - FEW_BEFORE);
  const last = Math.min(first + QUOTED_FEW, end);
  const lead = first > start ? '…' : '';
  return { part: lead + visibleText(characters.slice(first, last).join('')), end: last };
}

/** The element's name, of bounded length. */
export function tagName({ local }: XmlElement): string {
  return excerpt(local);
}

/** The attribute's name as people write it, e.g. `xml:lang`. */
export function attributeName(attribute: XmlAttribute): string {
  const { prefix, local } = attribute;
  return excerpt(prefix === '' ? local : `${prefix}:${local}`);
}

/** `<item>`; `<field var="x">` or `second <item>` where its parent holds several of that name. */
export function nodeLabel(node: NodeSides, parent: NodeSides | undefined): string {
  const element = node.received ?? node.expected;
  if (element === undefined) return '';
  const siblings = siblingsLike(element, node.received ? parent?.received : parent?.expected);
  if (siblings.length < 2) return `<${tagName(element)}>`;
  const name = namingOf(element, node);
  if (name !== undefined) {
    return `<${tagName(element)}${name.inTag === '' ? '' : ' '}${name.inTag}>${name.behind}`;
  }
  return `${ordinalWord(placeAmongLike(element, siblings))} <${tagName(element)}>`;
}

/** The parent's children of the element's name, the element included if it is one of them; empty at the root. */
export function siblingsLike(
  element: XmlElement,
  parent: XmlElement | undefined,
): readonly XmlElement[] {
  return (parent && childrenByKey(parent).get(elementKey(element))) ?? [];
}

/** Counts from 0; -1 where it is none of them. */
function placeAmongLike(element: XmlElement, siblings: readonly XmlElement[]): number {
  return placesIn(siblings).get(element) ?? -1;
}

const placesIn = remembering(
  (elements: readonly XmlElement[]) =>
    new Map(elements.map((element, index) => [element, index] as const)),
);

/** The place of a child among the child elements, from 1; 0 where it is none of them. */
export function childPlace(parent: XmlElement, child: XmlElement): number {
  return (childPlaces(parent).get(child) ?? -1) + 1;
}

const childPlaces = remembering((parent: XmlElement) => placesIn(childElements(parent)));

const childrenByKey = remembering((parent: XmlElement) => {
  const groups = new Map<string, XmlElement[]>();
  for (const child of childElements(parent)) {
    const key = elementKey(child);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [child]);
    else group.push(child);
  }
  return groups;
});

/**
 * What tells an element from its siblings, and both sides agree on: `var="a"`, `category="conference" type="text"`.
 * Of a child or of the text itself: what follows the tag.
 */
function namingOf(element: XmlElement, { expected }: NodeSides): Naming | undefined {
  const specified = identificationOf(element);
  if (specified !== undefined) {
    const mine = identityOf(element, specified);
    const theirs = expected === undefined ? mine : identityOf(expected, specified);
    const agreed = specified.by.flatMap((by, index) => {
      const value = mine[index];
      return value !== undefined && value === theirs[index] ? [{ by, value }] : [];
    });
    const isClear = relationOf(mine, theirs, specified.how) === 'same';
    if (isClear) return namingBy(specified.how === 'all' ? agreed : agreed.slice(0, 1));
  }
  const attribute = namingAttribute(element, expected);
  return attribute === undefined ? undefined : { inTag: attributeText(attribute), behind: '' };
}

interface Naming {
  readonly inTag: string;
  readonly behind: string;
}

function namingBy(values: readonly { readonly by: string; readonly value: string }[]): Naming {
  const isInside = ({ by }: { readonly by: string }) => /[<(]/.test(by);
  return {
    inTag: values
      .filter((each) => !isInside(each))
      .map(({ by, value }) => `${by}=${quoted(value)}`)
      .join(' '),
    behind: values
      .filter(isInside)
      .map(({ value }) => ` ${t('of {quoted}', { quoted: quoted(value) })}`)
      .join(''),
  };
}

/** An attribute that both sides agree on and that tells the element from its siblings. */
function namingAttribute(
  element: XmlElement,
  expected: XmlElement | undefined,
): XmlAttribute | undefined {
  const agreed = (attribute: XmlAttribute) => {
    const other = expected?.attributes.find((a) => attributeKey(a) === attributeKey(attribute));
    return expected === undefined || other?.value === attribute.value;
  };
  return NAMING_ATTRIBUTES.map((name) =>
    element.attributes.find((attribute) => attributeKey(attribute) === name && agreed(attribute)),
  ).find((attribute) => attribute !== undefined);
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

function ordinalWord(index: number): string {
  return ORDINALS[index] ?? `${index + 1}th`;
}

/** The element with what tells it apart: `<status code="110">`, `<body>Hello</body>`; its namespace if asked for. */
export function fullLabel(element: XmlElement, withNamespace = false): string {
  const attributes = comparedAttributes(element);
  const shown = [
    ...(withNamespace ? [`xmlns=${quoted(element.ns)}`] : []),
    ...attributes.slice(0, LABEL_ATTRIBUTES).map(attributeText),
    ...(attributes.length > LABEL_ATTRIBUTES ? ['…'] : []),
  ];
  const tag = `<${[tagName(element), ...shown].join(' ')}>`;
  const text = comparedText(element);
  const isShortLeaf = text !== '' && text.length <= LABEL_TEXT_LENGTH;
  return isShortLeaf && wildcardOf(text) === undefined
    ? `${tag}${visibleText(text)}</${tagName(element)}>`
    : tag;
}

function attributeText(attribute: XmlAttribute): string {
  return `${attributeName(attribute)}=${quoted(attribute.value)}`;
}
