import { childElements, ownText, XML_NS, type XmlElement } from '../xml/element.ts';
import { IDENTIFICATIONS, type Identification } from './identity-table.ts';
import { isMistyped } from './mistyped.ts';
import { comparedText, elementKey, wildcardOf } from './pattern.ts';

/** What tells an element from its siblings; `undefined` for elements of which no extension says. */
export function identificationOf(element: XmlElement): Identification | undefined {
  return IDENTIFICATIONS.get(elementKey(element));
}

/** How two elements of one name stand to each other, going by what identifies them. */
export type Relation = 'same' | 'another' | 'unknown';

/** Values by which elements are told apart, in the order of the table; `undefined` where there is none, or any. */
export type Identity = readonly (string | undefined)[];

export function identityOf(element: XmlElement, { by }: Identification): Identity {
  return by.map((source) => literal(valueOf(element, source)));
}

/** A wildcard and a variable without a value are no value. */
function literal(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  return wildcardOf(value) === undefined && !value.includes('${') ? value : undefined;
}

function valueOf(element: XmlElement, source: string): string | undefined {
  if (source === 'text()') return comparedText(element);
  if (source === 'types()') return typesOf(element);
  if (source.startsWith('<')) return childText(element, source.slice(1, -1));
  const [local, ns] = source === 'xml:lang' ? ['lang', XML_NS] : [source, ''];
  return element.attributes.find((a) => a.local === local && a.ns === ns)?.value;
}

function childText(element: XmlElement, local: string): string | undefined {
  const child = childElements(element).find((each) => each.local === local);
  return child && comparedText(child);
}

/** `HOME VOICE` of a vCard's telephone number. */
function typesOf(element: XmlElement): string {
  const empty = childElements(element).filter(
    (child) => child.attributes.length === 0 && childElements(child).length === 0,
  );
  return empty
    .filter((child) => ownText(child).trim() === '')
    .map(({ local }) => local)
    .sort()
    .join(' ');
}

export function relationOf(one: Identity, other: Identity, how: Identification['how']): Relation {
  let relation: Relation = 'unknown';
  for (const [index, value] of one.entries()) {
    const found = other[index];
    if (value === undefined || found === undefined) continue;
    if (value !== found) return 'another';
    if (how === 'first') return 'same';
    relation = 'same';
  }
  return relation;
}

/** Whether what tells them apart is nearly the same: one may have been written for the other. */
export function isNearlyNamed(one: Identity, other: Identity): boolean {
  return one.every((value, index) => {
    const found = other[index];
    if (value === undefined || found === undefined || value === found) return true;
    return isMistyped(value, found);
  });
}

/** The sets of places of an identity that may be looked up together, the most telling first. */
export function lookUps({ by, how }: Identification): readonly (readonly number[])[] {
  const places = by.map((_, place) => place);
  if (how === 'first') return places.map((place) => [place]);
  const sets = places.reduce<readonly (readonly number[])[]>(
    (all, place) => [...all, ...all.map((set) => [...set, place])],
    [[]],
  );
  return sets.filter((set) => set.length > 0).sort((a, b) => b.length - a.length);
}
